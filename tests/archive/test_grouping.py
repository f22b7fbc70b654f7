from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest

from archiving import archived
from reports import report
from sayso.archive.asking import asked
from sayso.archive.grouping import count_groups, find_groups
from sayso.errors import NotYetDone
from sayso.records import Document
from sayso.store.asking.claims import Wanted
from sayso.store.asking.groups import WantedGroups
from sayso.store.asking.groups import count_groups as count_in_store
from sayso.store.asking.groups import find_groups as find_in_store
from sayso.store.base import Store

QUESTIONS: Final[dict[str, tuple[dict[str, Any], dict[str, Any]]]] = {
    "all told widely": ({}, {}),
    "alone, too": ({}, {"alone": True}),
    "disputed": ({}, {"disputed": True}),
    "drifting": ({}, {"drifting": True}),
    "origins": ({}, {"min_origins": 2, "alone": True}),
    "words": ({"words": "fighters trained"}, {}),
    "about": ({"about": "Highland Front"}, {"alone": True}),
    "by": ({"by": "Jannik Orre"}, {"alone": True}),
    "several": ({"relation": "trains", "since": "2025-03-10", "unnamed": True}, {"disputed": True}),
    "none": ({"words": "zeppelin"}, {}),
}


@pytest.mark.whole
@pytest.mark.parametrize(("claims", "more"), QUESTIONS.values(), ids=QUESTIONS.keys())
def test_the_answer_is_that_of_a_store(
    demo_archive: Path, demo_store: Path, claims: dict[str, Any], more: dict[str, Any]
) -> None:
    """The same groups in the same order, with the same origins, disputes and drift."""
    wanted = WantedGroups(Wanted(**claims), **more)
    with Store.open(str(demo_store)) as store, store.reading() as connection, asked(demo_archive) as archive:
        found = find_groups(archive, wanted)
        assert found == find_in_store(connection, wanted, store.place)
        assert count_groups(archive, wanted) == count_in_store(connection, wanted, store.place) == len(found)
        assert find_groups(archive, wanted, limit=2, offset=1) == found[1:3]
        assert bool(found) == ("zeppelin" not in claims.values())


def test_groups_wait_until_reports_are_compared(tmp_path: Path) -> None:
    """It is said what is still to be done, and how."""
    folder = archived(tmp_path / "archive", [report(document=Document("d", "Karsk."))])
    with (
        asked(folder) as archive,
        pytest.raises(NotYetDone, match=r"what reports say alike.*same `sayso archive` command"),
    ):
        find_groups(archive, WantedGroups())
