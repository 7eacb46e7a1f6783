"""Design notes: the mix of ways in which people learn. They stand in the ledger and are never shown as a fault."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from curriculum.planning.checks.check import Seen, check
from curriculum.planning.checks.scene import Scene


@check("note", "design")
def one_way_of_learning(scene: Scene) -> Iterator[Seen]:
    """People learn in different ways, and the same person in several. See Kolb, Experiential Learning (1984)."""
    whole = scene.sums
    most = scene.numbers.type_share
    for name, minutes in whole.types.items():
        if minutes * 100 > whole.minutes * most and len(scene.runs) > 1:
            label = scene.words.label("learning-type", name)
            data = {"label": label, "percent": minutes * 100 // whole.minutes, "most": most}
            yield Seen(scene.agenda.uid, minutes, data=data)
            return


@check("note", "design")
def one_method(scene: Scene) -> Iterator[Seen]:
    """A method that returns all day becomes a habit, and nobody hears what it asks. See Participatory Workshops
    (Chambers, 2002).
    """
    whole = scene.sums
    most = scene.numbers.method_share
    for name, minutes in list(whole.methods.items())[:1]:
        if minutes * 100 > whole.minutes * most and len(scene.runs) > 1:
            label = scene.words.label("method", name)
            data = {"label": label, "percent": minutes * 100 // whole.minutes, "most": most}
            yield Seen(scene.agenda.uid, minutes, data=data)


@check("note", "design")
def few_methods(scene: Scene) -> Iterator[Seen]:
    """Variety keeps a day awake. See Participatory Workshops (Chambers, 2002). A day with one session is not judged."""
    fewest = scene.numbers.methods_a_day
    held = Counter(run[0].number for run in scene.runs)
    for number, (timed, sums) in enumerate(zip(scene.timed.days, scene.sums_of_days, strict=True), start=1):
        methods = len(sums.methods)
        if held[number] > 1 and 0 < methods < fewest:
            data = {"number": number, "methods": methods, "fewest": fewest}
            yield Seen(timed.day.uid, fewest - methods, timed.day.uid, data)
