from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from accusation import ARMS, CALM, DENIAL, HOSTILE, WORDS, filled, selected
from sayso.outputs.exports.jsonl import write
from sayso.outputs.stored.claims import claim_plain
from sayso.store.base import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with filled(tmp_path_factory.mktemp("store")) as opened:
        yield opened


@pytest.fixture
def told(store: Store, tmp_path: Path) -> dict[str, Any]:
    with selected(store) as selection:
        write(selection, tmp_path / "out.jsonl")
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    return {one["claim"]["id"]: one for one in map(json.loads, lines)}


def test_it_is_what_the_store_has(store: Store, told: dict[str, Any]) -> None:
    """Each claim has a line, with all that ``sayso claims --format jsonl`` tells of it."""
    with selected(store) as selection:
        expected = {found.claim.id: claim_plain(found) for found in selection.claims()}
    assert list(told) == list(expected)
    for id_, plain in expected.items():
        assert told[id_] | plain | {"document": told[id_]["document"]} == told[id_]
        assert told[id_]["document"] | plain["document"] == told[id_]["document"]


def test_whose_word(told: dict[str, Any]) -> None:
    """A line says what the claim rests on, how many stand on either side, and in which dispute it has a part."""
    arms, denial = told[ARMS.id], told[DENIAL.id]
    assert [voice["name"] for voice in arms["voices"]] == ["Pell Institute", "Samuel Roth"]
    assert (arms["origin"]["called"], arms["origin"]["independent"]) == ("Samuel Roth", True)
    assert arms["sources"] == {"own": 1, "own_unknown": 1, "contrary": 1, "contrary_unknown": 0}
    assert denial["claim"]["polarity"] == denial["claim"]["force"] == "denied"
    assert [one["side"] for one in (*arms["disputes"], *denial["disputes"])] == [1, 2]
    assert (told[CALM.id]["origin"], told[CALM.id]["sources"], told[CALM.id]["disputes"]) == (None, None, [])


def test_strangers_words_stay_what_they_are(told: dict[str, Any]) -> None:
    """Words made to harm are a string like any other, and come back as they were."""
    assert told[WORDS.id]["quote"] == HOSTILE
    assert told[WORDS.id]["document"]["title"] == HOSTILE
