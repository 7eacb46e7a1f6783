"""Tests mirror `curriculum/`: `tests/<room>/test_*.py`.

`conftest` holds the fixtures of every room, `postgresql` a throw-away server, `killing` and `writers`
processes that die in the middle of their work, `netproof` a network from which nothing may leave.
"""
