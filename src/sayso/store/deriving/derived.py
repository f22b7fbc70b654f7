"""The tables of what is worked out across reports: copies, groups, origins, disputes and drift.

Nothing in them was read from a report: all of it follows from the documents and claims that are current and from the
judgements in force, and can be thrown away and worked out anew with the same result. So they refer to the other tables by
number without holding on to them: what was read or judged anew is noted in ``pending``, in the same transaction, and
`sayso.store.deriving.corroborating` takes out and puts in what follows from it.

A kind of claims (`sayso.corroboration.groups.telling.Telling.kind`) is the number of its digest; tables of pairs have each
pair both ways, so that one index finds the neighbours of either.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
)

from sayso.store.tables import DAY, ID, NUMBER

metadata = MetaData()


def _plain(name: str, *, key: bool = False, nullable: bool = False, index: bool = False) -> Column[int]:
    """Return a column of numbers that are given out elsewhere."""
    return Column(name, NUMBER, primary_key=key, autoincrement=False, nullable=nullable, index=index)


pending = Table(
    "pending",
    metadata,
    _plain("document", key=True),
    comment="Documents of which what was read, is current or was judged has changed since it was last compared.",
)

schemes = Table(
    "schemes",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("scheme", Text, nullable=False),
    comment="How what stands in these tables was worked out; where sayso would do it otherwise now, all is done anew.",
)

sketch_holders = Table(
    "sketch_holders",
    metadata,
    _plain("key", key=True),
    _plain("holder", key=True, index=True),
    sqlite_with_rowid=False,
    comment="Which documents hold a key of `sayso.corroboration.reprints.sketching`.",
)

sketch_counts = Table(
    "sketch_counts",
    metadata,
    _plain("key", key=True),
    Column("held", Integer, nullable=False),
    comment="How many hold a key that more than one holds.",
)

reprints = Table(
    "reprints",
    metadata,
    _plain("number", key=True),
    Column("id", ID, nullable=False, unique=True),
    _plain("first", index=True),
    _plain("second", index=True),
    Column("kind", String(10), nullable=False),
    _plain("original", nullable=True),
    Column("score", Float, nullable=False),
    Column("body", LargeBinary, nullable=False),
    comment="Documents that share words, by the numbers of both, the one with the smaller id first.",
)

folds = Table(
    "folds",
    metadata,
    _plain("document", key=True),
    Column("fold", ID, nullable=False, index=True),
    comment="Which telling a copied document is: the id of the first of its copies. Documents without copies are missing.",
)

tellings = Table(
    "tellings",
    metadata,
    _plain("claim", key=True),
    _plain("document", index=True),
    _plain("kind", index=True),
    _plain("in_group", nullable=True, index=True),
    _plain("origin", nullable=True, index=True),
    Column("side", String(10), nullable=False),
    Column("body", LargeBinary, nullable=False),
    comment="Claims made comparable; the group and the origin that each belongs to, and where it stands to what others say.",
)

kinds = Table(
    "kinds",
    metadata,
    _plain("kind", key=True),
    _plain("part", nullable=True, index=True),
    _plain("in_group", nullable=True, index=True),
    Column("body", LargeBinary, nullable=False),
    comment="Claims alike in all that is compared, which is the body; the part of what hangs together that they were"
    " clustered in.",
)

kind_holders = Table(
    "kind_holders",
    metadata,
    _plain("key", key=True),
    _plain("holder", key=True),  # never looked for: a kind's keys follow from its body
    sqlite_with_rowid=False,
    comment="Which kinds of claims hold a key of `sayso.corroboration.groups.blocks`.",
)

kind_counts = Table(
    "kind_counts",
    metadata,
    _plain("key", key=True),
    Column("held", Integer, nullable=False),
    comment="How many hold a key that more than one holds.",
)

links = Table(
    "links",
    metadata,
    _plain("one", key=True),
    _plain("other", key=True),
    Column("points", Float, nullable=False),
    sqlite_with_rowid=False,
    comment="Kinds of claims that say the same thing, and the points for it.",
)

oppositions = Table(
    "oppositions",
    metadata,
    _plain("one", key=True),
    _plain("other", key=True),
    Column("reason", Text, nullable=False),
    sqlite_with_rowid=False,
    comment="Kinds of claims that can't both be so at one time, and why.",
)

retellings = Table(
    "retellings",
    metadata,
    _plain("one", key=True),
    _plain("other", key=True),
    sqlite_with_rowid=False,
    comment="Kinds of claims of which one may be the other with a changed scope, base or actor.",
)

decided = Table(
    "decided",
    metadata,
    _plain("one", key=True),
    _plain("other", key=True),
    Column("same", Boolean, nullable=False),
    sqlite_with_rowid=False,
    comment="Kinds of claims, the smaller number first, of which a person decided that they say the same, or that they don't.",
)

seams = Table(
    "seams",
    metadata,
    _plain("one", key=True),
    _plain("other", key=True, index=True),
    Column("joined", Boolean, nullable=False),
    Column("margin", Float, nullable=False),
    Index("seams_nearest", "margin", "one", "other"),
    comment="Kinds of claims, the smaller number first, that are barely in one group, or barely in two; the smaller the"
    " margin, the nearer it was to the other.",
)

groups = Table(
    "groups",
    metadata,
    _plain("number", key=True),
    Column("id", ID, nullable=False, unique=True),
    Column("relation", String(30), nullable=False),
    Column("statement", Text, nullable=False),
    Column("subject", Text),
    Column("object", Text),
    Column("place", Text),
    Column("time", Text),
    Column("claims", Integer, nullable=False),
    Column("denying", Integer, nullable=False),
    Column("documents", Integer, nullable=False),
    Column("publishers", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("unknown", Integer, nullable=False),
    Column("first_said", DAY),
    Column("last_said", DAY),
    Column("disputed", Boolean, nullable=False),
    Column("drifts", Boolean, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("groups_largest", "origins", "documents", "last_said"),
    Index("groups_disputed", "disputed", "origins"),
    comment="Claims that say the same thing. origins are those of its larger side that are shown to be independent,"
    " unknown those of both that are not.",
)

origins = Table(
    "origins",
    metadata,
    _plain("number", key=True),
    Column("id", ID, nullable=False, unique=True),
    _plain("in_group", index=True),
    Column("kind", String(10), nullable=False),
    Column("side", String(10), nullable=False),
    Column("called", Text, nullable=False),
    Column("independent", Boolean, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

disputes = Table(
    "disputes",
    metadata,
    _plain("number", key=True),
    Column("id", ID, nullable=False, unique=True),
    Column("kind", String(15), nullable=False),
    Column("revises", Boolean),
    Column("body", LargeBinary, nullable=False),
)

dispute_groups = Table(
    "dispute_groups",
    metadata,
    _plain("dispute", key=True),
    _plain("in_group", key=True, index=True),
    sqlite_with_rowid=False,
)

dispute_claims = Table(
    "dispute_claims",
    metadata,
    _plain("dispute", key=True),
    _plain("claim", key=True, index=True),
    Column("side", SmallInteger, nullable=False),
    sqlite_with_rowid=False,
)

drifts = Table(
    "drifts",
    metadata,
    _plain("number", key=True),
    Column("id", ID, nullable=False, unique=True),
    _plain("in_group", index=True),
    Column("body", LargeBinary, nullable=False),
    comment="How what a group says, and what groups beside it tell anew, changed from telling to telling.",
)
