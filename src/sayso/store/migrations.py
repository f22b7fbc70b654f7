"""How the tables came to be what they are: named steps in order, each applied once and in one transaction.

Plain functions rather than alembic: the steps that matter here (search tables, triggers, columns filled anew from
bodies) differ between the two databases and cannot be generated, and a store is brought up to date by whichever
command opens it first, without a configuration or a folder of scripts. Bodies make most changes of records no change
of tables at all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version

from sqlalchemy import Connection, inspect, select, text

from sayso.errors import NewerStore, NoStore
from sayso.store.access.admission import make_accounts
from sayso.store.asking.search import make_searchable
from sayso.store.clock import Clock
from sayso.store.deriving import derived
from sayso.store.judging.judged import make_judged_tables
from sayso.store.judging.pairing import make_pairings
from sayso.store.judging.reviewed import make_reviewed
from sayso.store.tables import OVERVIEWS, metadata, migrations
from sayso.store.watching.alerted import make_alerts
from sayso.store.watching.watched import make_watched


@dataclass(frozen=True, slots=True)
class Migration:
    """A step: its name, which is never used again, and what does it."""

    name: str
    apply: Callable[[Connection], None]


def _first_tables(connection: Connection) -> None:
    metadata.create_all(connection, checkfirst=False)
    make_searchable(connection)


def _derived_tables(connection: Connection) -> None:
    derived.metadata.create_all(connection, checkfirst=False)
    documents = metadata.tables["documents"]
    connection.execute(
        derived.pending.insert().from_select(
            ["document"], select(documents.c.number).where(documents.c.current)
        )
    )


def _derived_anew(connection: Connection) -> None:
    derived.metadata.drop_all(connection)
    _derived_tables(connection)


def _overviews(connection: Connection) -> None:
    for index in OVERVIEWS:
        index.create(connection, checkfirst=True)
    for narrower in ("claims_newest", "ix_voices_actor"):
        connection.execute(text(f"DROP INDEX IF EXISTS {narrower}"))
    if connection.dialect.name == "sqlite":  # which takes a new index for the best until it has looked
        for statement in ("PRAGMA analysis_limit = 1000", "ANALYZE claims", "ANALYZE voices"):
            connection.execute(text(statement))


def _pairs_decided(connection: Connection) -> None:
    derived.decided.create(connection, checkfirst=True)  # a new store has it from the second step
    make_pairings(connection)


def _near_things(connection: Connection) -> None:
    derived.seams.create(connection, checkfirst=True)  # same


def _kinds_by_key_alone(connection: Connection) -> None:
    # Half of what a lot wrote: new kinds have keys all over it, and what it answered follows from a kind's body.
    connection.execute(text("DROP INDEX IF EXISTS ix_kind_holders_holder"))


MIGRATIONS: tuple[Migration, ...] = (
    Migration("0001 first tables", _first_tables),
    Migration("0002 what is worked out across reports", _derived_tables),
    Migration("0003 actors told apart and claims corrected", make_judged_tables),
    Migration("0004 who may come into the reading room", make_accounts),
    Migration("0005 kinds of claims with what they are compared by", _derived_anew),
    Migration("0006 claims rightly read", make_reviewed),
    Migration("0007 indexes for overviews of every claim", _overviews),
    Migration("0008 claims that a person found to say the same, or not", _pairs_decided),
    Migration("0009 feeds that are watched", make_watched),
    Migration("0010 alerts", make_alerts),
    Migration("0011 groups that are barely one, or barely two", _near_things),
    Migration("0012 kinds of claims found by their keys alone", _kinds_by_key_alone),
)
"""In order. A new step is one function and one line; what stands here is never changed once it was released."""


def bring_up_to_date(
    connection: Connection, place: str, clock: Clock, steps: Sequence[Migration] = MIGRATIONS
) -> None:
    """Apply the steps that a store lacks; ``connection`` is in a transaction that nobody else writes beside.

    Raises NoStore where there is something else in the database, and NewerStore where a newer sayso has been.
    """
    applied = applied_steps(connection, place)
    known = [step.name for step in steps]
    if ahead := [name for name in applied if name not in known]:
        raise NewerStore(
            place,
            f"a newer sayso made or changed this store ({', '.join(ahead)})",
            "bring sayso up to date, or name another store with --store",
        )
    for step in steps:
        if step.name not in applied:
            step.apply(connection)
            connection.execute(
                migrations.insert().values(name=step.name, applied=clock(), sayso=version("sayso"))
            )


def applied_steps(connection: Connection, place: str) -> list[str]:
    """Return the names of the steps that a store has seen; none for an empty database. Raises NoStore."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return []
    if "migrations" not in tables or "claims" not in tables:
        raise NoStore(
            place,
            f"this database is no store of sayso's; it holds other tables ({', '.join(sorted(tables)[:3])} ...)",
            "name another file or an empty database with --store",
        )
    return list(connection.execute(select(migrations.c.name).order_by(migrations.c.name)).scalars())
