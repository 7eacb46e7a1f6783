"""What people learn: the programme's objectives, their order, and the balance of a longer workshop."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from curriculum.planning import operations as op
from curriculum.planning import tree
from curriculum.planning.checks.check import Mend, Seen, check
from curriculum.planning.checks.ledger import minutes_per_objective
from curriculum.planning.checks.mending import mend
from curriculum.planning.checks.scene import Learning, Placed, Scene
from curriculum.planning.checks.shape import action_minutes

DOING = frozenset({"practice", "collaboration", "production"})
"""Learning types in which people do what they learn."""
CASES = frozenset({"case-study"})
REMEDIES = "mechanisms"
"""The theme above all national, regional and international ways to a remedy."""


@check("look", "content")
def objectives_not_covered(scene: Scene) -> Iterator[Seen]:
    """A programme promises objectives; one without a minute is a promise that the plan does not keep. See From Planning
    to Impact (OHCHR, 2019). Minutes are those of the steps, never typed by hand.
    A plan without a session has not begun to keep it.
    """
    if scene.programme is None or not scene.sessions:
        return
    minutes = minutes_per_objective(scene)
    gaps = tuple(each for each in scene.programme.objectives if not minutes.get(each))
    if gaps:
        data = {"objectives": len(gaps), "programme": scene.programme.label}
        yield Seen(scene.agenda.uid, len(gaps), data=data)


@check("look", "content")
def prerequisites_out_of_order(scene: Scene) -> Iterator[Seen]:
    """What a session builds on comes before it. See A Taxonomy for Learning, Teaching, and Assessing (Anderson &
    Krathwohl, 2001), on thinking that builds on what is known.
    """
    taught: dict[str, list[Placed]] = {}
    for each in scene.learning:
        for objective in each.objectives:
            taught.setdefault(objective, []).append(each.placed)
    for run in scene.runs:
        one = run[0]
        wanted = one.revision.prerequisites if one.revision else ()
        late = [name for name in wanted if name in taught and min(p.at for p in taught[name]) > one.at]
        if late:
            other = min(taught[late[0]], key=lambda placed: placed.at)
            data = {
                "title": one.item.title,
                "objective": scene.words.label("objective", late[0]),
                "other": other.item.title,
            }
            yield Seen(one.uid, len(late), one.day.day.uid, data, _swap(scene, one, other, len(late)))


def _swap(scene: Scene, one: Placed, other: Placed, late: int) -> tuple[Mend, ...]:
    """The two change places, where that is all there is to do."""
    first, second = tree.spot_of(scene.agenda, one.uid), tree.spot_of(scene.agenda, other.uid)
    loose = one.item.pin is None and other.item.pin is None and not one.item.part and not other.item.part
    if first is None or second is None or not loose or late > 1 or one.uid in (second.after, other.uid):
        return _behind(scene, one, other, late)
    there = op.MoveItem(item=one.uid, into=second.into, after=other.uid)
    back = op.MoveItem(item=other.uid, into=first.into, after=first.after)
    return mend("swap", op.Several(operations=(there, back), doing="move"), one, other)


def _behind(scene: Scene, one: Placed, other: Placed, late: int) -> tuple[Mend, ...]:
    """Of two neighbours the first goes behind the second."""
    if late > 1 or one.item.pin is not None or one.item.part or other.item.part or one.uid == other.uid:
        return ()
    spot = tree.spot_of(scene.agenda, other.uid)
    if spot is None or spot.after != one.uid or other.item.pin is not None:
        return ()
    return mend("swap", op.MoveItem(item=one.uid, into=spot.into, after=other.uid), one, other)


@check("look", "content")
def group_outside_range(scene: Scene) -> Iterator[Seen]:
    """A session is written for a range of people; below or above it the work in groups no longer comes out. The module
    says what changes at its ends. See Human Rights Training (OHCHR, 2000), on the size of a group.
    """
    for run in scene.runs:
        one = run[0]
        group, people = one.revision.group if one.revision else None, _people(scene, one)
        if group and not group.least <= people <= group.most:
            beyond = max(group.least - people, people - group.most)
            data = {"title": one.item.title, "people": people, "least": group.least, "most": group.most}
            yield Seen(one.uid, beyond, one.day.day.uid, data)


def _people(scene: Scene, one: Placed) -> int:
    """How many take part; a group that nobody has counted is its share of all."""
    if one.strand is None or one.parallel is None:
        return scene.agenda.people
    return one.strand.people or max(1, round(scene.agenda.people / len(one.parallel.strands)))


@check("look", "content")
def theory_without_practice(scene: Scene) -> Iterator[Seen]:
    """People keep what they have done with their own hands and heads. See Kolb, Experiential Learning (1984), and the
    Training of Trainers manual of Equitas (2007).
    """
    whole, done = scene.sums.minutes, _doing(scene)
    if _is_long(scene) and whole and done * 100 < whole * scene.numbers.practice_share:
        share = done * 100 // whole
        data = {"percent": share, "least": scene.numbers.practice_share}
        yield Seen(scene.agenda.uid, scene.numbers.practice_share - share, data=data)


@check("look", "content")
def practice_without_action(scene: Scene) -> Iterator[Seen]:
    """What was practised is used at home only if somebody has planned when and with whom. See Evaluating Human Rights
    Training Activities (Equitas & OHCHR, 2011), on transfer. A plan with no such minutes at all is told by `no-action-
    planning`.
    """
    planned, done = action_minutes(scene), _doing(scene)
    wanted = done * scene.numbers.action_share // 100
    if _is_long(scene) and 0 < planned < wanted:
        data = {"minutes": planned, "wanted": wanted}
        yield Seen(scene.agenda.uid, wanted - planned, data=data)


@check("look", "content")
def no_way_to_a_remedy(scene: Scene) -> Iterator[Seen]:
    """A case that people bring asks: and where can we go with it? A longer workshop links it to a national or an
    international remedy. See Working with the UN Human Rights Programme (OHCHR, 2008).
    """
    cases = [each for each in scene.learning if _is_case(each)]
    if not _is_long(scene) or not cases:
        return
    below = scene.words.below(REMEDIES)
    for each in scene.learning:
        revision = each.placed.revision
        themes = {theme for name in each.objectives for theme in _themes(scene, name)}
        if below & (themes | set(revision.themes if revision else ())):
            return
    yield Seen(scene.agenda.uid, data={"title": cases[0].placed.item.title})


def _is_case(each: Learning) -> bool:
    return each.method in CASES or bool(each.step.facts and each.step.facts.own_cases)


def _themes(scene: Scene, objective: str) -> tuple[str, ...]:
    known = scene.words.objectives.get(objective)
    return known.themes if known else ()


@check("look", "content")
def approaches_out_of_balance(scene: Scene) -> Iterator[Seen]:
    """Research, campaigns, advocacy, movements: who knows one way only sees one way only. See New Tactics in Human
    Rights (CVT, 2004).
    """
    minutes = _per_approach(scene)
    whole = sum(minutes.values())
    if not _is_long(scene) or not whole:
        return
    most = max(minutes, key=lambda name: (minutes[name], name))
    share = int(minutes[most] * 100 / whole)
    if minutes[most] * 100 > whole * scene.numbers.approach_share:
        data = {
            "approach": scene.words.label("approach", most),
            "percent": share,
            "most": scene.numbers.approach_share,
        }
        yield Seen(scene.agenda.uid, share, data=data)


def _per_approach(scene: Scene) -> Mapping[str, float]:
    """A session's minutes are shared over its approaches."""
    minutes: dict[str, float] = {}
    for each in scene.learning:
        approaches = each.placed.revision.approaches if each.placed.revision else ()
        for name in approaches:
            minutes[name] = minutes.get(name, 0.0) + each.minutes / len(approaches)
    return minutes


def _is_long(scene: Scene) -> bool:
    """Whether sessions stand on days enough; a plan that is hardly begun is not out of balance."""
    return len({one.number for one in scene.sessions}) >= scene.numbers.balance_from_days


def _doing(scene: Scene) -> int:
    return sum(minutes for name, minutes in scene.sums.types.items() if name in DOING)
