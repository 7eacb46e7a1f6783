"""Words, numbers and dates in the reader's language. English is the source.

The language is an argument or, inside `use(...)`, a context variable; never process-wide, because one
process serves many readers. Translations are gettext catalogs, `locale/<language>/LC_MESSAGES/sala.po`, read
as they are; what has none is shown in English. Numbers, dates and units are Babel's.
"""

from __future__ import annotations

import gettext
import io
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date as Date  # noqa: N812 - a parameter is called date
from functools import lru_cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date, format_skeleton, get_day_names, get_timezone_location
from babel.numbers import format_decimal
from babel.units import format_unit

from curriculum.errors import InvalidValue, SalaError, filled_in

CATALOGS = Path(__file__).resolve().parent / "locale"

SOURCE = "en"

LABELLED = (
    SOURCE,
    *sorted(folder.name.replace("_", "-") for folder in CATALOGS.glob("*") if folder.is_dir()),
)
"""The languages that Sala's own labels speak."""

UNKNOWN = "ZZ"  # what CLDR calls the country of a zone that is no country's

# Babel's data lacks these languages, so they cannot tell it their own name
OWN_NAMES = {"tet": "Tetun"}

TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")

log = logging.getLogger("sala")

_language: ContextVar[str] = ContextVar("language", default=SOURCE)


@contextmanager
def use(language: str) -> Iterator[None]:
    """Within the block `_` and every default speak `language` (a BCP 47 tag); other threads do not."""
    token = _language.set(language)
    try:
        yield
    finally:
        _language.reset(token)


def language() -> str:
    """The language of the innermost `use`, or English."""
    return _language.get()


def _(message: str) -> str:
    """`message` in the current language, or as it is when nobody has translated it."""
    return _catalog(language()).gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """The form that the current language uses for `number`."""
    return _catalog(language()).ngettext(singular, plural, number)


def wording(error: SalaError) -> str:
    """One sentence for `error` in the current language, filled in with the error's own data."""
    return filled_in(_(error.template), error.data()) if error.template else str(error)


def clock(minutes: int) -> str:
    """Minutes from midnight as “09:00”, the same in every language. A day's end is “24:00”.

    Raises `InvalidValue` outside 0 to 1440.
    """
    if not 0 <= minutes <= 1440:
        raise InvalidValue("minutes", minutes, _("minutes from midnight, 0 to 1440"))
    return f"{minutes // 60:02}:{minutes % 60:02}"


def clock_past_midnight(minutes: int) -> str:
    """Like `clock`; after 24:00 the time of the next day with a word that says so: “00:20 next day”."""
    days, rest = divmod(minutes, 1440)
    if minutes <= 1440:
        return clock(minutes)
    if days == 1:
        return _("{time} next day").format(time=clock(rest))
    return _("{time}, {days} days later").format(time=clock(rest), days=number_text(days))


def day_label(date: Date | None, number: int, lang: str | None = None) -> str:
    """“Day 1”, and with a date “Day 1 · Mon 23 Nov”, in `lang` or the current language."""
    with use(lang or language()):
        label = _("Day {number}").format(number=number_text(number))
        if date is None:
            return label
        return f"{label} · {format_skeleton('MMMEd', date, locale=_locale_of_dates())}"


def date_text(date: Date) -> str:
    """“23 Nov 2026”."""
    return format_date(date, "medium", locale=_locale_of_dates())


def weekday_text(weekday: int) -> str:
    """“Mon”; 0 is Monday, 6 is Sunday."""
    return str(get_day_names("abbreviated", "stand-alone", locale=_locale(language()))[weekday])


def zone_text(zone: str) -> str:
    """An IANA time zone by its city and country, “Bangkok, Thailand”; its name where it is no place's."""
    if zone == "UTC":
        return _("Universal time (UTC)")
    zone = get_global("zone_aliases").get(zone, zone)
    code = get_global("zone_territories").get(zone, UNKNOWN)
    if code == UNKNOWN:
        return zone
    country = _locale(language()).territories.get(code, code)
    city = get_timezone_location(zone, locale=_locale(language()), return_city=True)
    return _("{city}, {country}").format(city=city.rpartition("/")[2], country=country)


def number_text(number: float, lang: str | None = None) -> str:
    """`number` with the marks and digits of `lang` or the current language."""
    return format_decimal(number, locale=_locale(lang or language()))


def minutes_text(minutes: int, lang: str | None = None) -> str:
    """“90 min” in `lang` or the current language."""
    return format_unit(minutes, "minute", "short", locale=_locale(lang or language()))


def hours_text(minutes: int) -> str:
    """“6 hr 20 min”, for sums that nobody wants to count in minutes; “45 min” for less than an hour."""
    hours, rest = divmod(minutes, 60)
    said = [format_unit(hours, "hour", "short", locale=_locale(language()))] if hours else []
    return " ".join([*said, minutes_text(rest)] if rest or not said else said)


def language_name(tag: str) -> str:
    """What the speakers of `tag` call their language, in its own script; the tag itself when unknown."""
    name = _own_name(tag)
    return name[:1].upper() + name[1:]


@lru_cache
def _own_name(tag: str) -> str:
    if tag in OWN_NAMES:
        return OWN_NAMES[tag]
    try:
        return (TAG.fullmatch(tag) and Locale.parse(tag, sep="-").get_display_name()) or tag
    except (UnknownLocaleError, ValueError):
        return tag


@lru_cache
def _locale(tag: str) -> Locale:
    """Babel's data for `tag`, for its nearest parent, or for English."""
    for candidate in _wider(tag):
        try:
            return Locale.parse(candidate, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale(SOURCE)


def _locale_of_dates() -> Locale:
    """Babel's data for the current language, with the day before the month, as English is written across Asia."""
    locale = _locale(language())
    return Locale("en", "GB") if locale == Locale("en") else locale


@lru_cache
def _catalog(tag: str) -> gettext.NullTranslations:
    catalog = gettext.NullTranslations()
    for name in reversed(_wider(tag)):
        if (nearer := _read(name)) is not None:
            nearer.add_fallback(catalog)
            catalog = nearer
    return catalog


def _read(tag: str) -> gettext.NullTranslations | None:
    """The catalog of exactly this language. A broken one is noted and left out: English is better than no page."""
    file = CATALOGS / tag.replace("-", "_") / "LC_MESSAGES" / "sala.po"
    if not file.is_file():
        return None
    from babel.messages.mofile import write_mo  # where all is English nobody needs them
    from babel.messages.pofile import PoFileError, read_po

    compiled = io.BytesIO()
    try:
        with file.open("rb") as text:
            write_mo(compiled, read_po(text, abort_invalid=True))
        return gettext.GNUTranslations(io.BytesIO(compiled.getvalue()))
    except (PoFileError, ValueError, LookupError, OSError) as error:
        log.warning("%s cannot be read (%s)", file, error)
        return None


def _wider(tag: str) -> list[str]:
    """`zh-Hant-TW`, `zh-Hant`, `zh`: a tag and its parents, nearest first; nothing for what is no tag.

    Tags come from files and addresses, and become names of folders: only letters, digits and hyphens pass.
    """
    if not TAG.fullmatch(tag):
        return []
    parts = tag.split("-")
    return ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]
