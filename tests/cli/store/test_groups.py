from __future__ import annotations

import csv
import json
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select
from typer.testing import CliRunner

from databases import new_store
from reports import incident
from sayso.cli.main import app
from sayso.records import (
    Change,
    Covered,
    Fold,
    Party,
    Passage,
    Perpetrator,
    Reprint,
    Score,
    Span,
    Step,
    Words,
    digest,
)
from sayso.store import tables as t
from sayso.store.base import Store
from sayso.store.bodies import body_of
from sayso.store.deriving import derived as d
from stories import actor, added, claim, report
from woven import Said, refs, weave

MOVEMENT = actor("Northern Shield Movement", "armed_group", "NSM")
LURIA = actor("Republic of Luria", "state")
BRACK = actor("Hanne Brack", "person")
ROTH = actor("Samuel Roth", "person")
WITNESS = actor("a diplomat", "anonymous", form="description")
CAST = (MOVEMENT, LURIA, BRACK, ROTH, WITNESS)

ARMS = claim(LURIA, "arms", MOVEMENT, ROTH, statement="According to Roth, Luria arms the movement.")
AGAIN = claim(LURIA, "arms", MOVEMENT, ROTH, statement="Roth says Luria is arming the movement.")
RUMOUR = claim(LURIA, "arms", MOVEMENT, WITNESS, statement="A diplomat says rockets reach them.")
DENIED = claim(
    LURIA, "arms", MOVEMENT, BRACK, polarity="denied", force="denied", statement="Brack denies that it does."
)
LONE = claim("rain", "says", "snow", BRACK, statement="Brack expects snow.")
HOSTILE = claim(MOVEMENT, "attacks", LURIA, ROTH, force="alleged", statement="Roth blames the movement.")


class Desk:
    """The command line at a store of its own, in which something is woven."""

    def __init__(self, place: Path) -> None:
        self.place = str(place)

    def run(self, *arguments: str, to: int = 0) -> str:
        """Return what a command writes, which must exit like this."""
        result = CliRunner(env={"SAYSO_STORE": self.place, "SAYSO_NAME": "ana", "COLUMNS": "100"}).invoke(
            app, arguments, prog_name="sayso"
        )
        assert result.exit_code == to, result.output
        return result.output

    def json(self, *arguments: str) -> Any:
        """Return what a command writes as JSON."""
        return json.loads(self.run(*arguments, "--format", "json"))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    place = tmp_path / "store.sqlite"
    told = {
        "arms": (ARMS, "2024-03-11"),
        "again": (AGAIN, "2024-03-12"),
        "rumour": (RUMOUR, "2024-03-13"),
        "denied": (DENIED, "2024-03-14"),
        "lone": (LONE, "2024-05-01"),
    }
    with Store.open(new_store(place)) as store:
        for name, (one, day) in told.items():
            text = f"{name} is what it says."
            added(
                store,
                report(
                    text,
                    one,
                    cast=CAST,
                    url=f"https://{name}.example",
                    published=day,
                    publisher=f"{name.title()} Post",
                ),
            )
        first, second = refs(store, ARMS)[0], refs(store, AGAIN)[0]
        shown = (Words(first.document, Span(0, 4)), Words(second.document, Span(0, 5)))
        weave(
            store,
            Said(
                (ARMS, AGAIN, RUMOUR),
                (DENIED,),
                unknown=("a diplomat",),
                folds=(Fold(first, second, "voice", "Samuel Roth speaks in both", shown),),
            ),
            Said((LONE,)),
            disputes=[("denied", ARMS, DENIED)],
            steps=[Step(first, second, (Change("certainty", "alleged", None),), ("the same words",))],
        )
    return Desk(place)


def test_a_group_shows_both_sides_alike(desk: Desk) -> None:
    """Who says so and who denies it stand under what is said, with the counts, the dispute and the drift."""
    (group,) = desk.json("groups")
    assert desk.run("groups").splitlines() == [
        f"{group['id'][:10]}  According to Roth, Luria arms the movement.",
        "            4 documents, 4 publishers, 1 origin, and 1 whose independence is unknown; denied by 1",
        "            origin · said 2024-03-11 to 2024-03-14",
        "            say so    Samuel Roth, a diplomat",
        "            deny it   Hanne Brack",
        "            disputed  denied: somebody says otherwise",
        "            retold    how firmly: alleged → said plainly",
        "",
        "1 more is told in one document only; --alone shows them",
    ]


def test_groups_for_other_tools(desk: Desk) -> None:
    """JSON has origins, disputes and drift as they are kept; a spreadsheet has them in words."""
    (group,) = desk.json("groups", "--disputed")
    assert (group["documents"], group["origins"], group["unknown"], group["disputed"]) == (4, 1, 1, True)
    assert [one["called"] for one in group["rests_on"]] == ["Samuel Roth", "Hanne Brack", "a diplomat"]
    assert group["drift"][0]["steps"][0]["changes"] == [
        {"kind": "certainty", "before": "alleged", "after": None}
    ]
    assert json.loads(desk.run("groups", "--format", "jsonl")) == group
    (row,) = csv.DictReader(StringIO(desk.run("groups", "--format", "csv")))
    assert (row["affirmed_by"], row["denied_by"], row["drift"]) == (
        "Samuel Roth; a diplomat",
        "Hanne Brack",
        "how firmly: alleged → said plainly",
    )


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (("rockets",), 1),
        (("snow",), 0),
        (("snow", "--alone"), 1),
        (("--about", "nsm", "--by", "Hanne Brack", "--relation", "arms"), 1),
        (("--unnamed", "--since", "2024-03-13", "--until", "2024-03-13"), 1),
        (("--min-origins", "2"), 0),
        (("--drifting",), 1),
        (("--limit", "1", "--page", "2"), 0),
    ],
)
def test_groups_are_asked_for(desk: Desk, arguments: tuple[str, ...], found: int) -> None:
    """The options of claims and those of groups leave what fits all of them."""
    assert len(desk.json("groups", *arguments)) == found


def test_no_group_fits(desk: Desk) -> None:
    """Where only single documents tell what is asked for, that is said."""
    assert desk.run("groups", "snow").splitlines() == [
        "No group in the store fits.",
        "1 more is told in one document only; --alone shows them",
    ]


def test_a_group_is_shown_with_the_words_behind_every_count(desk: Desk) -> None:
    """Each origin stands with its claims, their words and why they are one, or why its independence is unknown."""
    (group,) = desk.json("groups")
    lines = desk.run("show", group["id"][:10]).splitlines()
    assert lines[lines.index("Who says so") + 1] == "Samuel Roth  2 claims in 2 documents"
    assert "            one origin: Samuel Roth speaks in both" in lines
    assert "            │ arms  Arms Post" in lines
    assert "  independence unknown: nobody can tell who a diplomat is" in lines
    assert lines[lines.index("Who denies it") + 1] == "Hanne Brack  1 claim"
    assert "against" in lines[lines.index("In dispute") :]
    told = lines[lines.index("As it was told") + 1 :]
    assert told[0] == "  1  2024-03-11  According to Roth, Luria arms the movement."
    assert told[4].strip() == "compared with 1: how firmly: alleged → said plainly"
    plain = desk.json("show", group["id"])
    assert [one["claims"] for one in plain["origins"]] != []
    assert plain["origins"][0]["folds"][0]["words"][0]["text"] == "arms"
    assert len(plain["claims"]) == 4


def test_a_claim_shows_its_group_and_what_stands_against_it(desk: Desk) -> None:
    """In a list a claim has its group under it; shown, it has what it rests on and the other side of the dispute."""
    (one,) = desk.json("claims", "According arms")
    told = f"group {one['group']['id'][:10]}: 4 documents, 1 origin, 1 of unknown independence · in dispute · told"
    assert told in desk.run("claims", "According arms")
    shown = desk.run("show", one["id"][:10])
    assert "Rests on the same as other claims\nSamuel Roth  2 claims in 2 documents\n" in shown
    against = shown.partition("In dispute: what stands against it\n")[2]
    assert "Brack denies that it does." in against
    assert "According to Roth" not in against
    assert desk.json("show", one["id"])["disputes"][0]["second"][0]["claim"]["statement"] == DENIED.statement


def test_claims_in_dispute_and_of_many_origins(desk: Desk) -> None:
    """--disputed and --min-origins ask claims for what stands about them across reports."""
    assert {one["claim"]["statement"] for one in desk.json("claims", "--disputed")} == {
        ARMS.statement,
        DENIED.statement,
    }
    assert desk.json("claims", "--min-origins", "2") == []


def test_grades_stand_beside_voices(desk: Desk) -> None:
    """Who graded a voice stands with the grade, in claims and in groups, in words and as data."""
    desk.run("grade", "Samuel Roth", "C")
    assert "word of Samuel Roth (graded C by ana) · " in desk.run("claims", "According arms")
    assert "say so    Samuel Roth (graded C by ana), a diplomat" in desk.run("groups")
    (one,) = desk.json("claims", "According arms")
    assert one["voices"][0]["grades"] == [{"grade": "C", "by": "ana"}]
    rows = csv.DictReader(StringIO(desk.run("claims", "According arms", "--format", "csv")))
    assert [(row["according_to"], row["grades"]) for row in rows] == [
        ("Samuel Roth", "Samuel Roth: graded C by ana")
    ]


def test_all_who_bear_a_name_are_meant_and_counted(tmp_path: Path) -> None:
    """A name of several actors asks for no id: one line says that they are taken together."""
    place = tmp_path / "store.sqlite"
    with Store.open(str(place)) as store:
        for number in range(3):
            melnik = actor("Melnik", "person", id_=digest("melnik", number))
            added(store, report(f"Report {number}.", claim(melnik, "leads", "talks", melnik), cast=(melnik,)))
        weave(store)
    desk = Desk(place)
    one = "3 actors of this name, not known to be one; sayso actors merge ties them"
    taken = "takes 3 actors together, not known to be one; sayso actors merge ties them"
    assert desk.run("who", "melnik").splitlines()[:2] == ["Melnik", one]
    assert f"Melnik: {one}" in desk.run("compare", "Melnik", "melnik")
    assert f"--about Melnik {taken}" in desk.run("claims", "--about", "Melnik")
    assert f"--by Melnik {taken}" in desk.run("groups", "--by", "Melnik", "--alone")
    assert len(desk.json("who", "Melnik")["actors"]) == 3


def test_a_document_tells_its_copies_and_what_its_versions_changed(tmp_path: Path) -> None:
    """Who took the words from whom, on what grounds, the words, and the claims that came and went."""
    desk = Desk(tmp_path / "store.sqlite")
    first, second = "https://first.example", "https://second.example"
    with Store.open(desk.place) as store:
        added(store, report("first is what it says.", ARMS, cast=CAST, url=first))
        (copy,) = added(store, report("second is what it says.", ARMS, cast=CAST, url=second))
        added(store, report("Snow.", LONE, cast=CAST, url="https://lone.example"))
        (version,) = added(store, report("No snow.", DENIED, cast=CAST, url="https://lone.example"))
        weave(store)
        _reprint(store, first, second)
    shown = desk.run("show", copy.document[:12])
    assert "this one took the words from it: it was published first" in shown
    assert "│ is what it says" in shown
    (one,) = desk.json("show", copy.document)["copies"]
    assert (one["kind"], one["direction"]) == ("copy", "taken from it")
    assert {one["passages"][0][side] for side in ("text", "other_text")} == {"is what it says"}
    lines = desk.run("show", version.document[:12]).splitlines()
    begin = lines.index("What version 2 changed") + 1
    assert lines[begin : begin + 2] == [
        "  + now: Brack denies that it does.",
        "  - no longer: Brack expects snow.",
    ]
    (change,) = desk.json("show", version.document)["changes"]
    assert [one["statement"] for one in change["more"]] == [DENIED.statement]


def _reprint(store: Store, first: str, second: str) -> None:
    """Let two pages be copies of each other, the second taken from the first."""
    with store.writing() as connection:
        rows = connection.execute(
            select(*t.documents.c["id", "number"], t.pages.c.address)
            .join(t.pages, t.pages.c.number == t.documents.c.page)
            .where(t.pages.c.address.in_([first, second]))
            .order_by(t.documents.c.id)
        ).all()
        spans = {first: Span(6, 21), second: Span(7, 22)}
        one, other = rows
        original = next(row for row in rows if row.address == first)
        covered = Covered(0.75, 0.0, 0.75)
        made = Reprint(
            digest("reprint"),
            one.id,
            other.id,
            "copy",
            (Passage(spans[one.address], spans[other.address], 4, 4),),
            covered,
            covered,
            original.id,
            ("it was published first",),
            (),
            Score(0.9, ()),
        )
        connection.execute(
            insert(d.reprints).values(
                number=1,
                id=made.id,
                first=one.number,
                second=other.number,
                kind="copy",
                original=original.number,
                score=0.9,
                body=body_of(made),
            )
        )


def test_an_incident_is_shown_with_everybodys_word(tmp_path: Path) -> None:
    """Who is said to have done it stands with the voice, the claim and the words that it rests on."""
    blamed = Perpetrator(
        Party(MOVEMENT.id, MOVEMENT.name, Span(0, 5)),
        "affirmed",
        "certain",
        HOSTILE.voices,
        "alleged",
        HOSTILE.id,
        0.5,
    )
    raid = replace(incident("attack"), perpetrators=(blamed,), claims=(HOSTILE.id,))
    desk = Desk(tmp_path / "store.sqlite")
    with Store.open(desk.place) as store:
        added(store, replace(report("Raids in the north.", HOSTILE, cast=CAST), incidents=(raid,)))
        weave(store)
        with store.reading() as connection:
            (id_,) = connection.execute(select(t.incidents.c.id)).scalars()
    (said,) = desk.json("claims")
    lines = desk.run("show", id_[:10]).splitlines()
    assert lines[0] == f"{id_[:10]}  attack"
    begin = lines.index("As told") + 2
    assert lines[begin : begin + 3] == [
        f"{said['id'][:10]}  Samuel Roth (alleged): said to have done it: Northern Shield Movement",
        "            │ Raids",
        "",
    ]
    plain = desk.json("show", id_)
    assert plain["incident"]["perpetrators"][0]["claim"] == HOSTILE.id
    assert [one["id"] for one in plain["claims"]] == [said["id"]]
