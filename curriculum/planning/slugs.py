"""Names of plans in addresses and on the command line."""

from __future__ import annotations

import re
from uuid import UUID

from curriculum.access import Work
from curriculum.errors import InvalidValue
from curriculum.planning import store

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST = 70


def slug_from(title: str, uid: UUID) -> str:
    """From the letters a-z and the digits of a title; a title in another script gets a short name of its
    own.
    """
    plain = "-".join(re.findall(r"[a-z0-9]+", title.lower()))[:60].strip("-")
    return plain or f"plan-{uid.hex[:4]}"


def may_be(name: str) -> bool:
    """Whether a plan can be called so: an address or a command may say anything."""
    return len(name) <= LONGEST + 10 and SLUG.fullmatch(name) is not None


def free_slug(work: Work, wished: str) -> str:
    """`wished`, with a number behind it when another plan has that name. Raises `InvalidValue`."""
    if not SLUG.fullmatch(wished) or len(wished) > LONGEST:
        raise InvalidValue("slug", wished, f"letters a to z, digits and hyphens, at most {LONGEST}")
    taken = store.slugs(work.session)
    number, slug = 1, wished
    while slug in taken:
        number += 1
        slug = f"{wished}-{number}"
    return slug
