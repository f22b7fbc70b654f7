from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.errors import NotInStore
from sayso.store.asking.claims import Wanted, find_claims
from sayso.store.asking.people import find_actors
from sayso.store.asking.showing import meant, show_claim
from sayso.store.base import Store
from sayso.store.judging.deciding import grade_voice, keep_note, merge_actors, reject_claim, rename_actor
from sayso.store.judging.judgements import Judge, Judgement, judgements, undo
from sayso.store.writing import How, add
from stories import actor, added, claim, report

SHIELD = actor("Shield Movement", "armed_group")
MOVEMENT = actor("Northern Shield Movement", "armed_group", "NSM")
LURIA = actor("Republic of Luria", "state")
ANA = Judge("ana", "their letterhead")
ONE = report("One.", claim(LURIA, "arms", SHIELD), cast=(LURIA, SHIELD), url="https://a.example")
TWO = report("Two.", claim(LURIA, "funds", MOVEMENT), cast=(LURIA, MOVEMENT), url="https://b.example")


@pytest.fixture
def filled(store: Store) -> Store:
    added(store, ONE, TWO)
    return store


def merge(store: Store, one: str, into: str) -> Judgement:
    with store.writing() as connection:
        return merge_actors(store, connection, ANA, one, into)


def take_back(store: Store, number: int) -> Judgement:
    with store.writing() as connection:
        return undo(store, connection, Judge("bo", "wrong"), number)


def about(store: Store, words: str, *, rejected: bool = False) -> list[str]:
    with store.reading() as connection:
        found = find_claims(connection, Wanted(about=words, rejected=rejected), store.place)
    return sorted(one.claim.relation for one in found)


def people(store: Store) -> list[str]:
    with store.reading() as connection:
        return sorted(one.name for one in find_actors(connection))


def first_claim(store: Store, words: str) -> str:
    with store.reading() as connection:
        return find_claims(connection, Wanted(about=words), store.place)[0].id


def test_merged_actors_are_one_until_it_is_undone(filled: Store) -> None:
    """Asked about either, the store answers about both, under the second's name; undone, it is as before."""
    merge(filled, "Shield Movement", "NSM")
    assert about(filled, "Shield Movement") == about(filled, "NSM") == ["arms", "funds"]
    assert people(filled) == ["Northern Shield Movement", "Republic of Luria"]
    take_back(filled, 1)
    assert (about(filled, "Shield Movement"), about(filled, "NSM")) == (["arms"], ["funds"])


def test_merges_may_be_undone_in_any_order(filled: Store) -> None:
    """Whom somebody stands for follows from the judgements in force, whichever were undone."""
    merge(filled, "Shield Movement", "NSM")
    merge(filled, "NSM", "Republic of Luria")
    assert people(filled) == ["Republic of Luria"]
    take_back(filled, 1)
    assert people(filled) == ["Republic of Luria", "Shield Movement"]
    take_back(filled, 2)
    assert people(filled) == ["Northern Shield Movement", "Republic of Luria", "Shield Movement"]


def test_a_merge_holds_for_reports_that_come_later(filled: Store) -> None:
    """A new report of a merged actor speaks of the one they were merged into."""
    merge(filled, "Shield Movement", "NSM")
    added(filled, report("Three.", claim(LURIA, "trains", SHIELD), cast=(LURIA, SHIELD)))
    assert about(filled, "NSM") == ["arms", "funds", "trains"]


def test_those_who_are_one_are_not_merged(filled: Store) -> None:
    """Merging somebody with themselves is refused."""
    merge(filled, "Shield Movement", "NSM")
    with pytest.raises(NotInStore, match="are one already"):
        merge(filled, "NSM", "Shield Movement")


def test_an_actor_is_called_as_somebody_decided(filled: Store) -> None:
    """A name given is shown, and found reports keep their words."""
    with filled.writing() as connection:
        rename_actor(filled, connection, ANA, "NSM", "The Shield (north)")
    assert "The Shield (north)" in people(filled)
    assert about(filled, "NSM") == ["funds"]
    take_back(filled, 1)
    assert "Northern Shield Movement" in people(filled)


def test_a_rejected_claim_is_not_shown_until_it_is_undone(filled: Store) -> None:
    """What a person calls misread is left out, unless it is asked for."""
    with filled.writing() as connection:
        reject_claim(filled, connection, ANA, first_claim(filled, "NSM")[:8])
    assert about(filled, "NSM") == []
    assert about(filled, "NSM", rejected=True) == ["funds"]
    take_back(filled, 1)
    assert about(filled, "NSM") == ["funds"]


def test_a_rejection_outlives_another_reading(filled: Store) -> None:
    """Read again by a newer sayso, which gives the claim another id, the claim stays rejected; undoing still works."""
    with filled.writing() as connection:
        reject_claim(filled, connection, ANA, first_claim(filled, "NSM"))
    again = tuple(replace(one, id="newer", score=0.9) for one in TWO.claims)
    add(filled, replace(TWO, claims=(*again, claim(MOVEMENT, "attacks", LURIA))), How("2.0", "{}"))
    assert about(filled, "NSM") == ["attacks"]
    take_back(filled, 1)
    assert about(filled, "NSM") == ["attacks", "funds"]


def test_notes_and_grades_are_kept_with_what_they_are_on(filled: Store) -> None:
    """They change nothing, and are shown with the claim or the voice."""
    claim_id = first_claim(filled, "NSM")
    with filled.writing() as connection:
        keep_note(filled, connection, ANA, claim_id, "ask the author")
        grade_voice(filled, connection, ANA, "Republic of Luria", "C")
    with filled.reading() as connection:
        shown = show_claim(connection, meant(connection, claim_id, filled.place).number)
        assert [one.what["note"] for one in shown.judgements] == ["ask the author"]
        assert [one.verdict for one in judgements(connection)] == ["grade", "note"]


def test_the_log_keeps_everything(filled: Store) -> None:
    """Who, when, why, and who undid it: the latest first, and nothing is taken out."""
    merge(filled, "Shield Movement", "NSM")
    take_back(filled, 1)
    with filled.reading() as connection:
        undone, merged = judgements(connection)
    assert (merged.verdict, merged.by, merged.why, merged.undone_by) == (
        "merge",
        "ana",
        "their letterhead",
        2,
    )
    assert merged.what == {
        "called": "Shield Movement",
        "into": merged.what["into"],
        "into_called": "Northern Shield Movement",
    }
    assert (undone.verdict, undone.by, undone.target, undone.undone_by) == ("undo", "bo", "1", None)


@pytest.mark.parametrize(
    ("number", "message"),
    [
        (9, "there is no judgement 9; sayso log lists them"),
        (1, "judgement 1 was undone by judgement 2"),
        (2, "judgement 2 undid another"),
    ],
)
def test_what_cannot_be_undone(filled: Store, number: int, message: str) -> None:
    """There is no undoing twice, none of an undoing, and none of what is not there."""
    merge(filled, "Shield Movement", "NSM")
    take_back(filled, 1)
    with pytest.raises(NotInStore, match=message):
        take_back(filled, number)


def test_only_a_claim_can_be_rejected(filled: Store) -> None:
    """The id of something else is refused by its kind."""
    with filled.writing() as connection:
        (luria,) = find_actors(connection, "Luria")
        with pytest.raises(NotInStore, match="stands for no claim but for: actor Republic of Luria"):
            reject_claim(filled, connection, ANA, luria.id)
