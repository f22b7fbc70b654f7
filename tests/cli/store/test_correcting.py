from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from databases import new_store
from sayso.cli.main import app
from sayso.store.base import Store
from sayso.store.deriving.corroborating import corroborate
from stories import actor, added, claim, report

LURIA = actor("Republic of Luria", "state")
MOVEMENT = actor("Northern Shield Movement", "armed_group")
ROTH = actor("Samuel Roth", "person")
SAID = [
    ("https://a.example", claim(LURIA, "arms", MOVEMENT, ROTH)),
    ("https://b.example", claim(LURIA, "funds", MOVEMENT, ROTH)),
]


class Desk:
    """The command line at a store with two reports."""

    def __init__(self, place: Path) -> None:
        self.place = str(place)

    def run(self, *arguments: str, to: int = 0) -> Result:
        """Run a command, which must exit like this."""
        environment = {"SAYSO_STORE": self.place, "SAYSO_NAME": "ana", "COLUMNS": "300"}
        result = CliRunner(env=environment).invoke(app, arguments, prog_name="sayso")
        assert result.exit_code == to, result.output
        return result

    def json(self, *arguments: str) -> Any:
        """Return what a command writes as JSON."""
        return json.loads(self.run(*arguments, "--format", "json").stdout)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    with Store.open(new_store(tmp_path / "store.sqlite")) as store:
        for url, said in SAID:
            added(store, report(url, said, cast=(LURIA, MOVEMENT, ROTH), url=url))
        corroborate(store)
    return Desk(tmp_path / "store.sqlite")


def test_a_claim_is_corrected_and_shown_with_what_was_read(desk: Desk) -> None:
    """In lists, at full length, as JSON and in a table: as corrected, by whom, and as it was read."""
    (one,) = desk.json("claims", "--relation", "arms")
    told = desk.run(
        "claims", "correct", one["id"][:10], "--relation", "trains", "--force", "alleged", "--why", "line 2"
    )
    assert "(relation: arms → trains; force: asserted → alleged)" in told.stdout
    assert "sayso undo 1 takes it back" in told.stdout
    shown = desk.run("claims", "--relation", "trains", "--force", "alleged").stdout
    assert "According to Samuel Roth, Republic of Luria trained Northern Shield Movement." in shown
    assert f"corrected by ana; read as: {one['claim']['statement']}" in shown
    (corrected,) = desk.json("claims", "--relation", "trains")
    assert (corrected["claim"]["relation"], corrected["claim"]["force"]) == ("trains", "alleged")
    assert corrected["corrected"]["read"] == one["claim"]
    assert (corrected["corrected"]["by"], corrected["corrected"]["why"]) == ("ana", "line 2")
    (row,) = csv.DictReader(StringIO(desk.run("claims", "--relation", "trains", "--format", "csv").stdout))
    assert (row["corrected_by"], row["statement_read"]) == ("ana", one["claim"]["statement"])
    full = desk.run("show", one["id"]).stdout
    assert "corrected by ana" in full
    assert "relation: arms → trains" in full
    desk.run("undo", "1")
    assert desk.json("claims", "--relation", "arms") == [one]


def test_a_corrected_number_is_shown_in_figures(desk: Desk) -> None:
    """The report's own words for it may be others."""
    (one,) = desk.json("claims", "--relation", "arms")
    assert (
        "number: none → 12 to 15 rifles"
        in desk.run("claims", "correct", one["id"], "--number", "12..15 rifles").stdout
    )
    assert "12 to 15" in desk.run("show", one["id"]).stdout


def test_the_log_tells_where_a_claim_is_read_no_more(desk: Desk) -> None:
    """A correction whose claim another version of the page has not is marked as lost."""
    (one,) = desk.json("claims", "--relation", "arms")
    desk.run("claims", "correct", one["id"], "--object", "somebody else")
    assert "any more" not in desk.run("log").stdout
    with Store.open(desk.place) as store:
        added(store, report("Nothing.", url="https://a.example"))
    assert "the claim is not read there any more" in desk.run("log").stdout
    assert [one["lost"] for one in desk.json("log")] == [True]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ((), "there is nothing to correct; say what it is"),
        (("--number", "many"), "'many' is no number; write it as 12"),
        (("--relation", "likes"), "'likes' is not one of"),
    ],
)
def test_what_is_no_correction_is_told(desk: Desk, options: tuple[str, ...], message: str) -> None:
    """In one line, with what to try; nothing is kept."""
    (one,) = desk.json("claims", "--relation", "arms")
    assert message in desk.run("claims", "correct", one["id"], *options, to=2).stderr
    assert desk.json("log") == []


def test_an_actor_is_split_by_documents(desk: Desk) -> None:
    """In the given report it is somebody else; the log says so, and both show it."""
    told = desk.run(
        "actors", "split", "Samuel Roth", "https://b.example", "--name", "Roth the younger", "--why", "ages"
    )
    assert "Samuel Roth is somebody else, called Roth the younger in https://b.example" in told.stdout
    (found,) = desk.json("claims", "--by", "Roth the younger")
    assert found["claim"]["relation"] == "funds"
    for id_ in (
        found["voices"][0]["actor"],
        desk.json("claims", "--relation", "arms")[0]["voices"][0]["actor"],
    ):
        assert "is somebody else" in desk.run("show", id_).stdout
    assert "may be 2 actors" in desk.run("grade", "Samuel Roth", "C", to=2).stderr
    desk.run("undo", "1")
    assert len(desk.json("claims", "--by", "Samuel Roth")) == 2
    assert (
        "there is nobody to tell apart"
        in desk.run("actors", "split", "Samuel Roth", "https://a.example", "https://b.example", to=2).stderr
    )
