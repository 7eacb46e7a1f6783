"""Time zones that a plan may be in: those of places. A new plan begins with the machine's own."""

from __future__ import annotations

from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from babel.core import get_global
from babel.dates import LOCALTZ

NOWHERE = "UTC"
_NO_COUNTRY = "ZZ"


@cache
def of_places() -> frozenset[str]:
    """The IANA names, as they are spelled today, of the zones that belong to a country."""
    country = get_global("zone_territories")
    return frozenset(z for z in available_timezones() if country.get(z, _NO_COUNTRY) != _NO_COUNTRY)


def here() -> str:
    """The zone that the machine is set to; UTC when that is no place's."""
    key = str(LOCALTZ.key) if isinstance(LOCALTZ, ZoneInfo) else NOWHERE
    name = get_global("zone_aliases").get(key, key)  # Windows still says Asia/Calcutta
    return name if name in of_places() else NOWHERE
