"""The tables of alerts; what is done with them stands in `sayso.store.watching.alerts`."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

from sayso.store.tables import DAY, ID, NUMBER

LONGEST_NAME = 100

metadata = MetaData()

alerts = Table(
    "alerts",
    metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("name", String(LONGEST_NAME), nullable=False, unique=True),
    Column("made", DAY, nullable=False),
    Column("question", Text, nullable=False),
    Column("occasions", Text, nullable=False),
    Column("prints", Boolean, nullable=False),
    Column("webhook", Text),
    Column("remote", Boolean, nullable=False),
    Column("atom", Text),
    Column("keeps", Integer, nullable=False),
    Column("mark", NUMBER, nullable=False),
    comment="Questions that tell when there is something new. mark: the last document looked at.",
)

events = Table(
    "alert_events",
    metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("id", ID, nullable=False, unique=True),
    Column("alert", NUMBER, ForeignKey("alerts.number", ondelete="CASCADE"), nullable=False),
    Column("occasion", String(10), nullable=False),
    Column("made", DAY, nullable=False),
    Column("words", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("to_print", Boolean, nullable=False),
    Column("to_post", Boolean, nullable=False),
    Index("alert_events_of", "alert", "number"),
    comment="What there was to tell, as JSON in body. to_print, to_post: that it was not told that way yet.",
)


def make_alerts(connection: Connection) -> None:
    """Make the tables; once for each store."""
    metadata.create_all(connection, checkfirst=False)
