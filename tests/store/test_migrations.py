"""Stores as older versions left them, opened by this one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, insert, inspect, select, text

from sayso.store import tables
from sayso.store.asking.claims import Wanted, find_claims
from sayso.store.base import Store
from sayso.store.deriving import derived
from sayso.store.engines import engine_for
from sayso.store.judging.deciding import correct_claim, reject_claim, split_actor
from sayso.store.judging.judgements import Judge
from sayso.store.judging.naming import Wording
from sayso.store.migrations import MIGRATIONS, bring_up_to_date
from sayso.store.reading import all_reports
from sayso.store.upkeep.backup import KEPT
from sayso.store.upkeep.checking import check
from stories import actor, added, claim, named_in, report

ANA = Judge("ana", "")
LURIA = actor("Luria", "state")
ROTH = actor("Samuel Roth", "person")
REPORTS = [
    report(
        text_,
        claim(LURIA, "arms", ROTH, ROTH),
        cast=named_in(text_, LURIA, ROTH),
        url=f"https://{text_[-1]}.example",
    )
    for text_ in ("Luria arms Samuel Roth, version 0", "Luria arms Samuel Roth, version 1")
]


def older(place: str, filled_from: Connection, steps: int) -> None:
    """Make a store with only the first so many steps, and the rows of another one in those of its tables."""
    metadatas = (tables.metadata, derived.metadata)[:steps]
    store = Store(place, engine_for(place), lambda: "2024-03-11T08:00:00Z")
    with store, store.writing() as connection:
        bring_up_to_date(connection, place, store.clock, MIGRATIONS[:steps])
        for metadata in metadatas:
            for table in metadata.sorted_tables:
                rows: list[dict[str, Any]] = [
                    dict(row) for row in filled_from.execute(select(table)).mappings()
                ]
                if rows and table is not tables.migrations:
                    connection.execute(insert(table), rows)


@pytest.mark.parametrize("steps", range(1, len(MIGRATIONS)))
def test_an_older_store_is_brought_up_to_date(place: str, tmp_path: Path, steps: int) -> None:
    """Whatever steps it lacks: its reports and judgements are as they were, and all that is new can be done with it."""
    with Store.open(str(tmp_path / "now.sqlite")) as now:
        added(now, *REPORTS)
        with now.writing() as connection:
            (first, *_) = find_claims(connection, Wanted(), now.place)
            reject_claim(now, connection, ANA, first.id)
        with now.reading() as connection:
            older(place, connection, steps)
    with Store.open(place) as store:
        with store.reading() as connection:
            assert sorted(all_reports(connection), key=lambda one: one.document.text) == REPORTS
            (shown,) = find_claims(connection, Wanted(words="arms"), store.place)
        with store.writing() as connection:
            correct_claim(store, connection, ANA, shown.id, Wording(relation="funds"))
            split_actor(store, connection, ANA, "Samuel Roth", ["https://1.example"])
        with store.reading() as connection:
            assert len(find_claims(connection, Wanted(words="funds"), store.place)) == 1
            assert find_claims(connection, Wanted(words="arms"), store.place) == []
        assert check(store).findings == ()


def test_an_older_store_has_the_tables_of_a_new_one(place: str, tmp_path: Path) -> None:
    """Brought up to date, it has the same tables and columns as one made now."""
    with Store.open(str(tmp_path / "filled.sqlite")) as filled, filled.reading() as connection:
        older(place, connection, 1)
    with Store.open(place) as store, store.reading() as connection:
        columns = {
            name: sorted(one["name"] for one in inspect(connection).get_columns(name))
            for name in inspect(connection).get_table_names()
        }
        if connection.dialect.name == "sqlite":
            triggers = connection.execute(
                text("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            ).scalars()
            assert "claims_text_changed" in triggers.all()
    expected = {
        table.name: sorted(column.name for column in table.columns)
        for metadata in KEPT
        for table in metadata.sorted_tables
    }
    assert {name: columns[name] for name in expected} == {
        name: sorted([*names, "words"]) if name == "claims" and "postgresql" in place else names
        for name, names in expected.items()
    }


def test_an_older_store_has_the_indexes_of_a_new_one(place: str, tmp_path: Path) -> None:
    """Those that overviews of every claim rest on are made, and what they make needless is gone."""
    with Store.open(str(tmp_path / "filled.sqlite")) as filled, filled.reading() as connection:
        older(place, connection, 6)
    with Store(place, engine_for(place), lambda: "") as store, store.writing() as connection:
        new = indexes(connection)
        for index in tables.OVERVIEWS:
            connection.execute(text(f"DROP INDEX IF EXISTS {index.name}"))
        connection.execute(
            text("CREATE INDEX claims_newest ON claims (current, rejected, said_from, said_to)")
        )
        connection.execute(text("CREATE INDEX ix_voices_actor ON voices (actor)"))
        assert indexes(connection) != new
    with Store.open(place) as store, store.reading() as connection:
        assert indexes(connection) == new
        assert ("claims_placed" in new) == (connection.dialect.name == "sqlite")


def indexes(connection: Connection) -> set[str | None]:
    return {one["name"] for table in ("claims", "voices") for one in inspect(connection).get_indexes(table)}
