from __future__ import annotations

import pytest

from sayso.store.asking.people import count_actors, find_actors
from sayso.store.base import Store
from sayso.store.judging.namesakes import namesakes_of
from stories import actor, added, claim, report

BRACK = actor("Hanne Brack", "person")


@pytest.fixture
def filled(store: Store) -> Store:
    for day, publisher in ((1, "Karsk Post"), (2, "Lantern")):
        soldiers = actor("38 soldiers", "collective", form="description", id_=f"{day}" * 16)
        added(
            store,
            report(
                f"{day}.",
                claim(soldiers, "casualties", "the raid", BRACK),
                cast=(soldiers, BRACK),
                url=f"https://{day}.example",
                published=f"2025-03-{day:02}",
                publisher=publisher,
                title=f"No. {day}",
            ),
        )
    return store


def test_who_bears_one_name_is_told_apart(filled: Store) -> None:
    """Each comes with a report that speaks of them; who bears a name alone is not told of."""
    with filled.reading() as connection:
        everybody = find_actors(connection)
        found = namesakes_of(connection, [one.id for one in everybody])
    soldiers = [one.id for one in everybody if one.name == "38 soldiers"]
    assert sorted(found) == sorted(soldiers)
    assert len(soldiers) == 2
    for id_ in soldiers:
        assert sorted((one.publisher, one.title, one.kind) for one in found[id_]) == [
            ("Karsk Post", "No. 1", "collective"),
            ("Lantern", "No. 2", "collective"),
        ]


def test_nobody_has_no_namesakes(filled: Store) -> None:
    """An id of nobody, and no id at all, find nobody."""
    with filled.reading() as connection:
        assert namesakes_of(connection, ["0123456789abcdef"]) == {}
        assert namesakes_of(connection, []) == {}


def test_actors_are_found_by_kind(filled: Store) -> None:
    """Those of a kind can be listed alone, and counted."""
    with filled.reading() as connection:
        assert [one.name for one in find_actors(connection, kind="person")] == ["Hanne Brack"]
        assert count_actors(connection, kind="collective") == 2
        assert count_actors(connection, "soldiers", kind="person") == 0
