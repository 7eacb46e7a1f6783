"""What was made once is not made again, as long as it is used."""

from __future__ import annotations

from curriculum.remembered import Remembered


def test_the_values_used_last_are_remembered() -> None:
    remembered = Remembered[str, int](most=2)
    assert remembered.keep("first", 1) == 1
    remembered.keep("second", 2)
    assert remembered.get("first") == 1
    remembered.keep("third", 3)
    assert [remembered.get(name) for name in ("first", "second", "third")] == [1, None, 3]
