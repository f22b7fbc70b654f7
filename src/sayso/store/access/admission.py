"""The table of who may come into the reading room; what is done with it stands in `sayso.store.access.accounts`."""

from __future__ import annotations

from sqlalchemy import Column, Connection, MetaData, String, Table, Text

from sayso.store.tables import DAY

LONGEST_NAME = 100

metadata = MetaData()

accounts = Table(
    "accounts",
    metadata,
    Column("name", String(LONGEST_NAME), primary_key=True),
    Column("role", String(10), nullable=False),
    Column("password", Text, nullable=False),
    Column("token", String(64), unique=True),
    Column("made", DAY, nullable=False),
    comment="Who may come into the reading room: the scrypt of a password, and the SHA-256 of a token for programs.",
)


def make_accounts(connection: Connection) -> None:
    """Make the table; once for each store."""
    metadata.create_all(connection, checkfirst=False)
