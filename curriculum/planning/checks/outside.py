"""What comes from outside the room: visits, ceremonies and their guests, days on which people travel."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum.i18n import _
from curriculum.planning import operations as op
from curriculum.planning.agenda import Day
from curriculum.planning.checks.check import Mend, Seen, check
from curriculum.planning.checks.mending import add_after, add_before, leave_time, mend, new_item
from curriculum.planning.checks.scene import Placed, Scene


@check("look", "outside")
def visit_without_preparation(scene: Scene) -> Iterator[Seen]:
    """Before people are visited, the group talks about why it goes, about consent, pictures and who may stay
    behind. See Do No Harm (Anderson, 1999), on what a presence does, and the Training Manual on Human Rights Monitoring
    (OHCHR, 2001).
    """
    least = scene.numbers.visit_talk
    for outing in _outings(scene):
        first = outing[0]
        talked = any(
            one.end <= first.start and one.item.length >= least
            for one in scene.days[first.number - 1]
            if one.works and one.item.kind != "ceremony"
        )
        if not talked:
            item = new_item(scene, lambda: _("Preparation for the visit"), least)
            mends = add_before(scene, "add-preparation", item, first) if first.item.pin is None else ()
            yield Seen(first.uid, 1, first.day.day.uid, {"title": first.item.title}, mends)


@check("look", "outside")
def visit_without_debrief(scene: Scene) -> Iterator[Seen]:
    """A visit teaches when the group says what it saw, felt and understood, on the same day. See Kolb, Experiential
    Learning (1984).
    """
    least = scene.numbers.visit_talk
    for outing in _outings(scene):
        last = outing[-1]
        talked = any(
            one.works and one.item.kind != "ceremony" and one.item.length >= least
            for one in scene.after(last)
        )
        if not talked:
            item = new_item(scene, lambda: _("Talk about the visit"), least, gap=scene.numbers.visit_slack)
            mends = add_after("add-talk", item, last)
            yield Seen(last.uid, 1, last.day.day.uid, {"title": last.item.title}, mends)


@check("look", "outside")
def visit_without_way(scene: Scene) -> Iterator[Seen]:
    """The road takes time, there and back. An outing of several items may have its way in one of them."""
    for outing in _outings(scene):
        one = outing[0]
        if len(outing) == 1 and not (one.item.travel_out or one.item.travel_back):
            yield Seen(one.uid, 1, one.day.day.uid, {"title": one.item.title})


@check("look", "outside")
def visit_without_slack(scene: Scene) -> Iterator[Seen]:
    """Roads are late. What follows a visit at once begins without those who are still on the way."""
    wanted = scene.numbers.visit_slack
    for outing in _outings(scene):
        last = outing[-1]
        following = scene.next_work(last)
        if following and (missing := wanted - (following.start - last.end)) > 0:
            data = {"title": last.item.title, "next": following.item.title, "wanted": wanted}
            mends = leave_time(following, missing)
            yield Seen(last.uid, missing, last.day.day.uid, data, mends)


@check("look", "outside")
def ceremony_without_buffer(scene: Scene) -> Iterator[Seen]:
    """Guests come late and speak long: half an hour behind a ceremony keeps the day. If the guest cancels, one click
    takes the ceremony out.
    """
    wanted = scene.numbers.ceremony_buffer
    for day in scene.days:
        for one in day:
            following = scene.next_work(one) if one.item.kind == "ceremony" else None
            if following and (missing := wanted - (following.start - one.end)) > 0:
                data = {"title": one.item.title, "next": following.item.title, "wanted": wanted}
                mends = leave_time(following, missing) + cancel(one)
                yield Seen(one.uid, missing, one.day.day.uid, data, mends)


def cancel(ceremony: Placed) -> tuple[Mend, ...]:
    """The guest does not come: the ceremony goes, and what has no fixed start moves up."""
    return mend("remove", op.RemoveItem(item=ceremony.uid), ceremony)


@check("look", "outside")
def required_before_arrival(scene: Scene) -> Iterator[Seen]:
    """On a day of travel some come late: nothing that they need stands before all have arrived. By the rhythm that the
    trainer chose. On the last day people leave, and it is not looked at.
    """
    arrival, days = scene.numbers.arrival, scene.agenda.days
    for one in scene.placed:
        day = one.day.day
        arriving = bool(day.rhythm or one.number == 1) and _is_of_travel(scene, day)
        leaving = one.number == len(days) > 1
        if not arriving or leaving or not one.item.everyone or one.start >= arrival:
            continue
        if one.item.kind in ("module", "visit"):
            data = {"title": one.item.title, "start": one.start, "arrival": arrival}
            pin = op.Pin(item=one.uid, at=arrival)
            mends = mend("begin-later", pin, one) + _to_next_day(scene, one)
            yield Seen(one.uid, arrival - one.start, one.day.day.uid, data, mends)


def _is_of_travel(scene: Scene, day: Day) -> bool:
    """Whether people arrive or leave on a day."""
    rhythm = scene.rhythm(day)
    return rhythm is not None and rhythm.arrivals


def _to_next_day(scene: Scene, one: Placed) -> tuple[Mend, ...]:
    following = scene.agenda.days[one.number : one.number + 1]
    if one.strand or one.item.pin is not None or not following or _is_of_travel(scene, following[0]):
        return ()
    move = op.MoveItem(item=one.uid, into=following[0].uid, after=None)
    return (Mend("next-day", move, frozenset({one.day.day.uid, following[0].uid})),)


def _outings(scene: Scene) -> Iterator[tuple[Placed, ...]]:
    """The visits of each day: several are the parts of one outing."""
    for day in scene.days:
        visits = tuple(one for one in day if one.item.kind == "visit")
        if visits:
            yield visits
