"""The tables of what is watched: feeds, what they named, and what their hosts ask of those who ask them.

They stand in the store and not in a file beside it: several may watch into one store of a team, what was read and what is
known to have been read are backed up together, and the same lock that lets one write at a time lets one take a thing to ask.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from sayso.store.tables import DAY, ID, NUMBER

metadata = MetaData()

feeds = Table(
    "watched_feeds",
    metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("id", ID, nullable=False, unique=True),
    Column("address", Text, nullable=False),
    Column("found_in", NUMBER, ForeignKey("watched_feeds.number", ondelete="CASCADE"), index=True),
    Column("asks", Text),
    Column("title", Text),
    Column("etag", Text),
    Column("modified", Text),
    Column("announced", Text),
    Column("taken", Text),
    Column("known", Boolean, nullable=False),
    Column("asked", DAY),
    Column("due", DAY, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("problem", Text),
    Column("stopped", DAY),
    comment="Feeds and sitemaps. asks: where it really is; announced, taken: when the list it stands in says that it changed,"
    " and the same of what was read last; known: it was read before; due: not to be asked before.",
)

entries = Table(
    "watched_entries",
    metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("feed", NUMBER, ForeignKey("watched_feeds.number", ondelete="CASCADE"), nullable=False),
    Column("key", ID, nullable=False),
    Column("state", String(8), nullable=False),
    Column("stamp", Text, nullable=False),
    Column("page", ID),
    Column("address", Text),
    Column("title", Text),
    Column("published", DAY),
    Column("text", Text),
    Column("etag", Text),
    Column("modified", Text),
    Column("due", DAY, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("problem", Text),
    UniqueConstraint("feed", "key"),
    Index("watched_entries_waiting", "state", "feed", "number"),
    Index("watched_entries_page", "page"),
    comment="What feeds named. state: waiting, read, refused, passed where it was there before the"
    " feed was watched, or shared where another feed has named it.",
)

hosts = Table(
    "watched_hosts",
    metadata,
    Column("host", String(300), primary_key=True),
    Column("robots", Text),
    Column("robots_until", DAY, nullable=False),
    Column("rests_until", DAY, nullable=False),
    comment="Hosts by scheme and name: their robots.txt, and until when they are left alone.",
)


def make_watched(connection: Connection) -> None:
    """Make the tables; once for each store."""
    metadata.create_all(connection, checkfirst=False)
