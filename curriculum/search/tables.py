"""The tables of the index. They belong to this room: no migration knows them, `schema` makes them.

Portable SQL. The words themselves stand elsewhere (`holdings`; `fulltext`, `plaintext`). A passage's id
holds its entry's id, so that an index of words can find the passages of an entry without a join."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)

from curriculum.models.types import NAMING

PREFIX = "search_"
"""How the names of all these tables begin, and of no others."""
SHAPE = 7
"""Raised whenever a table of the index changes: what another Sala made is thrown away."""

metadata = MetaData(naming_convention=NAMING)
"""Apart from the tables of `models`: an index can be thrown away and built again."""

PASSAGES = 10_000
"""How many passages one entry may have; a passage's id is its entry's id times this, plus its number."""

state = Table(
    "search_state",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("shape", Integer, nullable=False),
    Column("analyser", String(20), nullable=False),
    Column("stamp", Uuid, nullable=False),
    Column("vectors", Uuid, nullable=False),
)
"""One row. `stamp` is new with every write: what was computed from the index holds as long as it stays the
same. A number would not do: two transactions, one of them rolled back, would count to the same one.
`vectors` is new with every vector, for those come later than the words."""

entry = Table(
    "search_entry",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uid", Uuid, nullable=False),
    Column("lang", String(35), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("slug", String(80), nullable=False),
    Column("title", Text, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("source", Boolean(create_constraint=True, name="source"), nullable=False),
    Column("length", Float, nullable=False),
    Column("passages", Integer, nullable=False),
    UniqueConstraint("uid", "lang"),
)
"""`length` is how much the edition says: its words, each by the weight of its field; `passages` how many it
has, numbered from 0."""

facet = Table(
    "search_facet",
    metadata,
    Column("entry_id", ForeignKey("search_entry.id"), primary_key=True, autoincrement=False),
    Column("facet", String(20), primary_key=True),
    Column("value", String(80), primary_key=True),
)

passage = Table(
    "search_passage",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("entry_id", ForeignKey("search_entry.id"), nullable=False, index=True),
    Column("field", String(40), nullable=False),
    Column("key", String(80), nullable=False),
)

original = Table(
    "search_original",
    metadata,
    Column("passage_id", ForeignKey("search_passage.id"), primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
)
"""The passages as they were given: snippets are cut from them, and another analyser's index is built from
them. Apart from `passage`, so that the search for the passage to show reads no texts."""

piece = Table(
    "search_piece",
    metadata,
    Column("passage_id", ForeignKey("search_passage.id"), primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("digest", LargeBinary(16), nullable=False, index=True),
)
"""Every passage in pieces that a model of meaning reads whole (`pieces`)."""

lasting = MetaData(naming_convention=NAMING)
"""What is kept when the index is thrown away."""

vector = Table(
    "meaning_vector",
    lasting,
    Column("model", String(120), primary_key=True),
    Column("digest", LargeBinary(16), primary_key=True),
    Column("vector", LargeBinary, nullable=False),
)
"""What a model made of a piece, a byte a dimension (`vectors`). It takes a second to make one, so they last
as long as their piece stands anywhere."""
