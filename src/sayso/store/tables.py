"""The tables of the store.

Every record is one row: its ``body`` holds all of it, exactly (see `bodies`), and beside the body stand columns for
what is filtered, joined, sorted or searched, made from the same record. So a report comes back as it went in, a
record can gain a field without a change of tables, and nothing is read from a column that a body could contradict.
Mentions, attributions' spans and the parts of incidents stand in bodies only: nobody asks for them but with the record
that they belong to. Texts have a table of their own, so that lists of documents do not leaf through them.

Columns of text hold what both databases can hold: NUL and half surrogate pairs, which only bodies keep, are replaced.
Numbers are given out by whoever writes, under the one lock that lets one write at a time; what is shown to people are
ids, digests of what makes the thing itself, so that they do not hang on the order in which reports came in.

A page is an address at which a report stood; a document is one version of it; of each page one version is current.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
)

NUMBER = BigInteger().with_variant(Integer, "sqlite")
ID = String(16)
DAY = Text()
"""An ISO date or date-time; sorts as text."""

metadata = MetaData()


def _number() -> Column[int]:
    return Column("number", NUMBER, primary_key=True, autoincrement=False)


def _of(name: str, target: str, *, nullable: bool = False, index: bool = True) -> Column[int]:
    return Column(
        name, NUMBER, ForeignKey(f"{target}.number", ondelete="CASCADE"), nullable=nullable, index=index
    )


readings = Table(
    "readings",
    metadata,
    _number(),
    Column("id", ID, nullable=False, unique=True),
    Column("sayso", String(64), nullable=False),
    Column("settings", Text, nullable=False),
    comment="Which sayso read a document, and how it was set.",
)

collections = Table(
    "collections",
    metadata,
    _number(),
    Column("name", String(200), nullable=False, unique=True),
)

pages = Table(
    "pages",
    metadata,
    _number(),
    Column("id", ID, nullable=False, unique=True),
    Column("address", Text, nullable=False),
    comment="Where reports stood: a web address, a file, or nothing but their words.",
)

memberships = Table(
    "memberships",
    metadata,
    Column("collection", NUMBER, ForeignKey("collections.number", ondelete="CASCADE"), primary_key=True),
    Column("page", NUMBER, ForeignKey("pages.number", ondelete="CASCADE"), primary_key=True, index=True),
)

documents = Table(
    "documents",
    metadata,
    _number(),
    Column("id", ID, nullable=False, unique=True),
    Column("record", Text, nullable=False, index=True),
    _of("page", "pages"),
    Column("version", Integer, nullable=False),
    Column("current", Boolean, nullable=False),
    _of("reading", "readings", index=False),
    Column("title", Text),
    Column("publisher", Text),
    Column("published", DAY),
    Column("agency", Text),
    Column("added", DAY, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    UniqueConstraint("page", "version"),
)

texts = Table(
    "texts",
    metadata,
    Column("document", NUMBER, ForeignKey("documents.number", ondelete="CASCADE"), primary_key=True),
    Column("text", LargeBinary, nullable=False),
)

actors = Table(
    "actors",
    metadata,
    _number(),
    Column("id", ID, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("called", Text),
    Column("kind", String(20), nullable=False),
    Column("catalogue", Text),
    _of("stands_for", "actors", nullable=True),
    comment="Somebody across documents. stands_for: itself, or whom a judgement merged it into; called: as one renamed it.",
)

appearances = Table(
    "appearances",
    metadata,
    _of("document", "documents", index=False),
    Column("position", Integer, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("record", Text, nullable=False),
    _of("actor", "actors", index=False),
    Column("name", Text, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("body", LargeBinary, nullable=False),
    UniqueConstraint("document", "position"),
    Index("appearances_actor", "actor", "current", "document"),
    comment="An actor as one document speaks of them.",
)

names = Table(
    "names",
    metadata,
    Column("actor", NUMBER, ForeignKey("actors.number", ondelete="CASCADE"), primary_key=True),
    Column("normal", String(400), primary_key=True, index=True),
    Column("name", Text, nullable=False),
    comment="Every name that an actor was ever given, with the form under which spellings of it meet.",
)

attributions = Table(
    "attributions",
    metadata,
    _of("document", "documents", index=False),
    Column("position", Integer, nullable=False),
    Column("record", Text, nullable=False, index=True),
    Column("body", LargeBinary, nullable=False),
    UniqueConstraint("document", "position"),
)

claims = Table(
    "claims",
    metadata,
    _number(),
    Column("id", ID, nullable=False, index=True),
    Column("record", Text, nullable=False, index=True),
    _of("document", "documents", index=False),
    Column("position", Integer, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("rejected", Boolean, nullable=False),
    Column("statement", Text, nullable=False),
    Column("quote", Text, nullable=False),
    Column("subject", Text),
    _of("subject_actor", "actors", nullable=True, index=False),
    Column("relation", String(30), nullable=False),
    Column("object", Text),
    _of("object_actor", "actors", nullable=True, index=False),
    Column("polarity", String(10), nullable=False),
    Column("certainty", String(10), nullable=False),
    Column("tense", String(15), nullable=False),
    Column("force", String(10), nullable=False),
    Column("basis", String(10), nullable=False),
    Column("unnamed", Boolean, nullable=False),
    Column("low", Float),
    Column("high", Float),
    Column("best", Float),
    Column("unit", Text),
    Column("counted", Text),
    Column("place", Text),
    Column("country", Text),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("time_from", DAY),
    Column("time_to", DAY),
    Column("said_from", DAY),
    Column("said_to", DAY),
    Column("score", Float, nullable=False),
    Column("body", LargeBinary, nullable=False),
    UniqueConstraint("document", "position"),
    Index("claims_subject", "subject_actor", "current", "rejected"),
    Index("claims_object", "object_actor", "current", "rejected"),
    Index("claims_unnamed", "unnamed", "said_from"),
    Index("claims_relation", "relation", "said_from"),
    Index("claims_force", "force", "said_from"),
    Index(
        "claims_listed",
        *("current", "rejected", "said_from", "said_to", "relation", "force", "polarity", "document"),
    ),
    Index("claims_unsure", "current", "rejected", "score", "id"),
    Index(
        "claims_drawn",
        *("current", "rejected", "subject_actor", "object_actor", "relation", "polarity", "force"),
    ),
    Index("claims_spoken_of", "current", "rejected", "time_from", "time_to", "polarity", "force", "id"),
    # PostgreSQL holds no words of any length in an index, and leafs through its tables faster
    Index(
        "claims_placed",
        *("current", "rejected", "place", "country", "latitude", "longitude", "polarity", "force"),
    ).ddl_if(dialect="sqlite"),
)

voices = Table(
    "voices",
    metadata,
    Column("claim", NUMBER, ForeignKey("claims.number", ondelete="CASCADE"), primary_key=True),
    Column("position", SmallInteger, primary_key=True, autoincrement=False),
    Column("innermost", Boolean, nullable=False),
    Column("text", Text, nullable=False),
    Column("kind", String(20), nullable=False),
    _of("actor", "actors", nullable=True, index=False),
    Index("voices_actor", "actor", "claim"),
    comment="Who speaks in a claim, the outermost first.",
)

OVERVIEWS: Final = tuple(
    index
    for table in (claims, voices)
    for index in table.indexes
    if index.name
    in {
        *("claims_listed", "claims_unsure", "claims_drawn", "claims_spoken_of", "claims_placed"),
        "voices_actor",
    }
)
"""Indexes that hold all that an overview of every claim asks for, so that it does not leaf through the bodies."""

incidents = Table(
    "incidents",
    metadata,
    _number(),
    Column("id", ID, nullable=False, index=True),
    Column("record", Text, nullable=False),
    _of("document", "documents", index=False),
    Column("position", Integer, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("kind", String(20), nullable=False, index=True),
    Column("force", String(10), nullable=False),
    Column("place", Text),
    Column("country", Text),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("time_from", DAY),
    Column("time_to", DAY),
    Column("body", LargeBinary, nullable=False),
    UniqueConstraint("document", "position"),
)

judgements = Table(
    "judgements",
    metadata,
    _number(),
    Column("made", DAY, nullable=False),
    Column("by", Text, nullable=False),
    Column("verdict", String(20), nullable=False),
    Column("target", Text, nullable=False, index=True),
    Column("document", ID, index=True),
    Column("why", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("undone_by", NUMBER, ForeignKey("judgements.number"), unique=True),
    comment="What a person decided. Rows are added, and marked with the one that undid them; none is changed or removed.",
)

migrations = Table(
    "migrations",
    metadata,
    Column("name", String(100), primary_key=True),
    Column("applied", DAY, nullable=False),
    Column("sayso", String(64), nullable=False),
)
