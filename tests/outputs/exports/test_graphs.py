from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import update

from accusation import ARMS, BRACK, DENIAL, INSTITUTE, LURIA, MOVEMENT, ROTH, RUMOUR, filled, selected
from sayso.outputs.exports.graphs import LINE_ATTRIBUTES, Line, lines
from sayso.records import Claim
from sayso.store.asking.claims import Wanted
from sayso.store.base import Store
from sayso.store.deriving import derived as d
from stories import actor, added, claim, report
from woven import Said, weave

BRIGADE = actor("Karsk Brigade", "armed_group")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with filled(tmp_path_factory.mktemp("store")) as opened:
        yield opened


def told(store: Store, wanted: Wanted = Wanted()) -> dict[str, Line]:  # noqa: B008  # never changed
    """Return the lines that join subjects and objects, by their labels."""
    with selected(store, wanted) as selection:
        return {one.label: one for one in lines(selection) if one.ends.between == "parties"}


def labels(folder: Path, *claims: Claim) -> list[str]:
    """Return the labels of the lines that claims make."""
    with Store.open(str(folder / "store.sqlite")) as store:
        added(
            store,
            report(
                "All of it.", *claims, cast=(LURIA, MOVEMENT, ROTH, BRACK, BRIGADE), publisher="Northline"
            ),
        )
        with selected(store) as selection:
            return [one.label for one in lines(selection)]


def test_every_line_is_somebodys_word(store: Store) -> None:
    """A label says who says it, and whether they deny it or leave it open; nothing reads as a fact."""
    assert set(told(store)) == {
        "Samuel Roth said: arms (alleged)",
        "a diplomat said: arms",
        "Hanne Brack said: arms (denied)",
        "Żółw Łącznik said: arms (possible, hypothetical)",
    }


def test_a_denial_is_a_line_of_its_own(store: Store) -> None:
    """Who denies a thing has a line beside those who say so, with the sources of that side and against it."""
    found = told(store)
    denial, arms = found["Hanne Brack said: arms (denied)"], found["Samuel Roth said: arms (alleged)"]
    assert denial.ends == arms.ends
    values = {one.name: one.value(denial) for one in LINE_ATTRIBUTES}
    assert (values["polarity"], values["standing"], values["disputed"]) == ("denied", "denied", True)
    assert (values["sources"], values["sources_against"]) == (1, 1)
    assert values["statement"] == DENIAL.statement
    values = {one.name: one.value(arms) for one in LINE_ATTRIBUTES}
    assert values["according_to"] == "Pell Institute, citing Samuel Roth"


def test_copies_are_one_line(tmp_path: Path) -> None:
    """Three reports that have it from one voice are one line, with all addresses, the first and the last day."""
    again = replace(RUMOUR, id="again")
    third = replace(ARMS, id="third", voices=RUMOUR.voices)
    told_by = (RUMOUR, again, third)
    with Store.open(str(tmp_path / "store.sqlite")) as store:
        for day, one in enumerate(told_by, start=11):
            made = report(
                f"Said {one.id}, of it all.",
                one,
                cast=(LURIA, MOVEMENT, INSTITUTE, actor("a diplomat", "anonymous", form="description")),
            )
            document = replace(made.document, url=f"https://{day}.example", published=f"2024-03-{day}")
            added(store, replace(made, document=document))
        weave(store, Said(told_by))
        with selected(store) as selection:
            (line,) = (one for one in lines(selection) if one.ends.between == "parties")
    values = {one.name: one.value(line) for one in LINE_ATTRIBUTES}
    assert (values["claims"], values["reports"]) == (3, 3)
    assert values["addresses"] == "https://11.example | https://12.example | https://13.example"
    assert (values["first_said"], values["last_said"]) == ("2024-03-11", "2024-03-13")


def test_who_speaks_of_whom(tmp_path: Path) -> None:
    """Where one side is no actor, the line goes from the voice to the other; a voice on itself makes none."""
    assert set(
        labels(
            tmp_path,
            claim(BRIGADE, "attacks", "a convoy", ROTH, force="alleged"),
            claim("rebels", "attacks", BRIGADE, ROTH),
            claim(BRIGADE, "says", "peace", ROTH),
            claim("two", "casualties", BRIGADE, ROTH),
            claim(ROTH, "attacks", "a convoy", ROTH),
            claim("rain", "says", "snow", ROTH),
            claim(BRIGADE, "attacks", "a bridge"),
        )
    ) == {
        "Samuel Roth said: Karsk Brigade attacks a convoy (alleged)",
        "Samuel Roth said: rebels attacks Karsk Brigade",
        "Samuel Roth said something of Karsk Brigade",
        "Samuel Roth said something of Karsk Brigade, on killed and wounded",
    }


def test_relations_in_words(tmp_path: Path) -> None:
    """Relations are words, not names, and what is negated without a denial says so."""
    negated = claim(BRIGADE, "part_of", MOVEMENT, BRACK, polarity="denied")
    open_ = replace(claim(BRIGADE, "responsible_for", MOVEMENT), tense="future", certainty="probable")
    assert set(labels(tmp_path, negated, open_)) == {
        "Hanne Brack said: is part of (not so)",
        "the report itself said: is responsible for (probable, future)",
    }


def test_who_takes_neither_side(tmp_path: Path) -> None:
    """Who would not say whether it is so is on a line that says it is left open."""
    asked = claim(LURIA, "arms", MOVEMENT, BRACK, polarity="denied")
    with Store.open(str(tmp_path / "store.sqlite")) as store:
        added(store, report("She would not say.", asked, cast=(LURIA, MOVEMENT, BRACK)))
        weave(store, Said((asked,)))
        with store.writing() as connection:
            connection.execute(update(d.tellings).values(side="open"))
        assert list(told(store)) == ["Hanne Brack said: arms (left open)"]


def test_lines_are_told_apart(store: Store) -> None:
    """No two lines have one id, and they come the same whenever they are asked for."""
    with selected(store) as selection:
        first, second = list(lines(selection)), list(lines(selection))
    assert first == second
    assert len({one.id for one in first}) == len(first) > 4
    assert told(store, Wanted("rifles")).keys() == {"Samuel Roth said: arms (alleged)"}
