"""The overviews as programs ask for them, held against the lists of claims behind them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from sayso.records import Place, Span, Time
from sayso.store.base import Store
from sayso.web.app import create_app
from sayso.web.room import Room
from stories import actor, added, claim, report
from woven import Said, weave

BRIGADE = actor("Karsk Brigade", "armed_group")
LURIA = actor("Republic of Luria", "state")
ROTH = actor("Samuel Roth", "person")
BRACK = actor("Hanne Brack", "person")
CAST = (BRIGADE, LURIA, ROTH, BRACK)
HERE = Span(0, 1)
OSTREL = Place("Ostrel", HERE, name="Ostrel", country="VD", latitude=1.5, longitude=2.5, precision="near")

RAID = replace(
    claim(BRIGADE, "attacks", LURIA, ROTH),
    time=Time("then", HERE, "2024-03-11", "2024-03-11"),
    place=OSTREL,
)
RAID_NOT = claim(BRIGADE, "attacks", LURIA, BRACK, polarity="denied", force="denied")
YEAR = replace(
    claim(BRIGADE, "funds", LURIA, ROTH),
    time=Time("in 2024", HERE, "2024-01-01", "2024-12-31"),
    place=Place("the old quarry", HERE),
)


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    place: Path = tmp_path_factory.mktemp("overviews") / "store.sqlite"
    with Store.open(str(place)) as store:
        added(store, report("One.", RAID, YEAR, cast=CAST, published="2024-03-12"))
        added(store, report("Two.", RAID_NOT, cast=CAST, published="2024-03-13"))
        weave(store, Said((RAID,), (RAID_NOT,)), disputes=[("denied", RAID, RAID_NOT)])
        yield TestClient(create_app(Room(store, owner="Ada")), base_url="http://127.0.0.1")


def got(client: TestClient, address: str, **asked: Any) -> Any:
    answer = client.get(f"/api/{address}", params=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_times_are_counted(asking: TestClient) -> None:
    """Claims are counted by the stretch that they speak of; longer and unknown times are counted, too."""
    found = got(asking, "timeline")
    assert (found["unit"], found["earliest"], found["latest"]) == ("month", "2024-01-01", "2024-12-31")
    assert found["stretches"] == [{"name": "2024-03", "said": 1, "denied": 0}]
    assert (found["longer"], found["undated"]) == (1, 1)
    assert got(asking, "timeline", by="Brack")["undated"] == 1


def test_a_moment_has_both_sides(asking: TestClient) -> None:
    """What is said of a day stands beside who denies it, each with its voices."""
    found = got(asking, "timeline/moments", since="2024-03-11", until="2024-03-11", relation="attacks")
    (moment,) = found["items"]
    assert (moment["earliest"], moment["latest"], found["total"], found["more"]) == (
        *["2024-03-11"] * 2,
        1,
        False,
    )
    assert [one["voices"][-1]["name"] for one in moment["said"]] == ["Samuel Roth"]
    assert [one["voices"][-1]["name"] for one in moment["denied"]] == ["Hanne Brack"]
    assert got(asking, f"groups/{moment['group']}")
    assert got(asking, "timeline/moments", page=2, limit=1)["items"][0]["earliest"] == "2024-03-11"


def test_a_place_opens_its_claims(asking: TestClient) -> None:
    """All that is told of a place asks for the claims made of it, on the map or not."""
    for on_map, name in ((True, "Ostrel"), (False, "the old quarry")):
        found = got(asking, "places", on_map=on_map)
        (placed,) = found["items"]
        assert (placed["place"]["text"], placed["said"], placed["denied"]) == (name, 1, 0)
        assert (found["total"], found["nowhere"]) == (1, 1)
        known = {key: value for key, value in placed["place"].items() if value is not None}
        assert got(asking, "places/claims", **known)["total"] == 1
    assert got(asking, "places", page=2)["items"] == []


def test_a_line_opens_its_claims(asking: TestClient) -> None:
    """Each line names whose word it is, denials have lines of their own, and all that makes a line asks for its claims."""
    found = got(asking, "network")
    names = {one["id"]: one["name"] for one in found["actors"]}
    assert found["in_all"] == len(names) == 2
    lines = {(one["relation"], one["denied"]): one for one in found["lines"]}
    assert lines.keys() == {("attacks", False), ("attacks", True), ("funds", False)}
    denied = lines["attacks", True]
    assert (names[denied["subject"]], denied["forces"]) == ("Karsk Brigade", {"denied": 1})
    assert [one["name"] for one in denied["voices"]] == ["Hanne Brack"]
    line = {key: denied[key] for key in ("subject", "object", "relation", "denied")}
    claims = got(asking, "network/claims", **line)
    assert [one["claim"]["polarity"] for one in claims["items"]] == ["denied"]
    alone = got(asking, "network", voice=denied["voices"][0]["asked_by"])
    assert [one["denied"] for one in alone["lines"]] == [True]
