from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from accusation import filled, selected
from sayso.outputs.exports.claimreview import draft, write
from sayso.store.asking.claims import Wanted
from sayso.store.base import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with filled(tmp_path_factory.mktemp("store")) as opened:
        yield opened


def drafts(store: Store, folder: Path, wanted: Wanted = Wanted()) -> list[dict[str, Any]]:  # noqa: B008  # never changed
    with selected(store, wanted) as selection:
        write(selection, folder / "drafts.jsonld")
    read = json.loads((folder / "drafts.jsonld").read_text("utf-8"))
    assert read["@context"] == "https://schema.org"
    found: list[dict[str, Any]] = read["@graph"]
    return found


@pytest.fixture
def accusation(store: Store, tmp_path: Path) -> dict[str, Any]:
    (found,) = (one for one in drafts(store, tmp_path) if "mentions" in one)
    return found


def test_no_rating(store: Store, tmp_path: Path) -> None:
    """Every draft says plainly that it is one, and leaves to the fact-checker what is theirs: rating, author, date, address."""
    found = drafts(store, tmp_path)
    assert len(found) == 2
    for one in found:
        assert one["@type"] == "ClaimReview"
        assert one["creativeWorkStatus"] == "Draft"
        assert one["disambiguatingDescription"].startswith("Draft. Nobody has checked this claim")
        assert one["claimReviewed"]
        assert not {"reviewRating", "author", "datePublished", "url"} & one.keys()


def test_claim(accusation: dict[str, Any]) -> None:
    """What is reviewed is a claim with those whose word it is, the reports it stands in, and the first of them."""
    claim = accusation["itemReviewed"]
    assert claim["@type"] == "Claim"
    assert {(one["@type"], one["name"]) for one in claim["author"]} == {
        ("Person", "Samuel Roth"),
        ("Person", "a diplomat (unnamed)"),
    }
    assert [one["headline"] for one in claim["appearance"]] == [
        "Rifles for the north",
        "Diplomat: arms crossed",
    ]
    assert claim["firstAppearance"] == claim["appearance"][0]
    assert claim["datePublished"] == "2024-03-11"


def test_whose_word(accusation: dict[str, Any]) -> None:
    """Each report is given with the whole chain of voices there, how firmly it is said, and the words."""
    first, *_ = accusation["itemReviewed"]["appearance"]
    assert first["abstract"] == (
        "Word of Pell Institute, citing Samuel Roth (alleged): “Luria sends rifles to the Northern Shield Movement …"
        " told the Pell Institute”"
    )
    assert first["publisher"]["name"] == "The Karsk Post"


def test_denials(accusation: dict[str, Any]) -> None:
    """A denial stands in the draft with who denies it and where, and is never among those who claim it."""
    (denial,) = accusation["mentions"]
    assert denial["name"] == "Denial"
    assert [one["name"] for one in denial["author"]] == ["Hanne Brack"]
    assert denial["appearance"][0]["headline"] == "Brack denies"
    assert "Hanne Brack" not in json.dumps(accusation["itemReviewed"])
    assert "denied: somebody says otherwise" in accusation["abstract"]


def test_only_denied(store: Store) -> None:
    """What nobody in these reports says but somebody denies is a draft on the denial, which is called one."""
    with selected(store) as selection:
        (shown,) = (one for one in selection.groups() if one.denying)
    reviewed = draft(replace(shown, affirming=()))
    assert reviewed["itemReviewed"]["name"] == "Denial"
    assert [one["name"] for one in reviewed["itemReviewed"]["author"]] == ["Hanne Brack"]
    assert "mentions" not in reviewed
    only_open = draft(replace(shown, affirming=(), denying=(), open=shown.affirming))
    assert only_open["itemReviewed"]["name"] == "Takes neither side"


def test_no_hostile_address(accusation: dict[str, Any]) -> None:
    """An address that may not stand as one is no link."""
    first, *_ = accusation["itemReviewed"]["appearance"]
    assert "url" not in first
    assert first["identifier"].endswith("d=<e>")


def test_nothing(store: Store, tmp_path: Path) -> None:
    """A selection of nothing is a graph of no drafts."""
    assert drafts(store, tmp_path, Wanted("nowhere")) == []
