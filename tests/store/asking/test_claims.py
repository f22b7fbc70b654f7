from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sayso.errors import NotInStore, StoreError
from sayso.records import Report, Span, Time, Voice
from sayso.store.asking.claims import FoundClaim, Wanted, count_claims, find_claims
from sayso.store.base import Store
from stories import actor, added, claim, report, said_in

MOVEMENT = actor("Northern Shield Movement", "armed_group", "NSM")
LURIA = actor("Republic of Luria", "state")
BRACK = actor("Hanne Brack", "person")
MINISTRY = actor("Ministry of Tides", "authority")
WITNESS = actor("a diplomat", "anonymous", form="description")
CAST = (MOVEMENT, LURIA, BRACK, MINISTRY, WITNESS)

ARMS = claim(
    LURIA,
    "arms",
    MOVEMENT,
    MINISTRY,
    statement="The ministry says Luria is arming the movement with rockets.",
)
DENIAL = claim(
    LURIA, "arms", MOVEMENT, BRACK, polarity="denied", force="denied", statement="Brack denied it arms them."
)
RUMOUR = claim(
    "rebels", "supports", "the café owners", MINISTRY, WITNESS, force="alleged", statement="A rumour."
)


def stories() -> list[Report]:
    first = report("The harbour burns.", ARMS, cast=CAST, url="https://a.example", published="2024-03-11")
    second = report("Words of denial.", DENIAL, cast=CAST, url="https://b.example", published="2024-04")
    return [first, second, said_in(report("Undated rumour.", cast=CAST, url="https://c.example"), RUMOUR)]


@pytest.fixture
def filled(store: Store) -> Store:
    for one, name in zip(stories(), ("spring", "autumn", "spring"), strict=True):
        added(store, one, collection=name)
    return store


def found(store: Store, **wanted: Any) -> list[FoundClaim]:
    with store.reading() as connection:
        claims = find_claims(connection, Wanted(**wanted), store.place)
        assert count_claims(connection, Wanted(**wanted), store.place) == len(claims)
    return claims


def names(store: Store, **wanted: Any) -> list[str]:
    known = {ARMS.statement: "arms", DENIAL.statement: "denial", RUMOUR.statement: "rumour"}
    return [known[one.claim.statement] for one in found(store, **wanted)]


def test_the_latest_comes_first_and_the_undated_last(filled: Store) -> None:
    """Claims are listed by when they were said: as the words tell, or as the report was published."""
    assert names(filled) == ["denial", "arms", "rumour"]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"words": "rocket"}, ["arms"]),  # another form of the word
        ({"words": "LURIA arming"}, ["arms"]),
        ({"words": '"arming the movement"'}, ["arms"]),
        ({"words": '"movement the arming"'}, []),
        ({"words": "harbo"}, []),
        ({"words": "words"}, ["denial"]),  # in the words it rests on, not in the statement
        ({"about": "Northern Shield Movement"}, ["denial", "arms"]),
        ({"about": "nsm"}, ["denial", "arms"]),
        ({"about": "shield"}, ["denial", "arms"]),
        ({"about": "café"}, ["rumour"]),  # no actor, but words of the report
        ({"about": "nobody"}, []),
        ({"about": "%"}, []),
        ({"by": "Ministry of Tides"}, ["arms", "rumour"]),
        ({"by": "a diplomat"}, ["rumour"]),
        ({"relation": "arms"}, ["denial", "arms"]),
        ({"force": "alleged"}, ["rumour"]),
        ({"unnamed": True}, ["rumour"]),
        ({"since": "2024-04"}, ["denial"]),
        ({"since": "2024-04-30"}, ["denial"]),  # some day in April: it may have been the last
        ({"until": "2024-03"}, ["arms"]),
        ({"since": "2024", "until": "2024"}, ["denial", "arms"]),
        ({"collection": "spring"}, ["arms", "rumour"]),
        ({"collection": "spring", "by": "Ministry of Tides", "relation": "arms"}, ["arms"]),
    ],
)
def test_what_is_asked_for_is_found(filled: Store, wanted: dict[str, Any], expected: list[str]) -> None:
    """Each condition leaves the claims that fulfil it, and several leave those that fulfil all."""
    assert names(filled, **wanted) == expected


@pytest.mark.parametrize("wanted", [{}, {"about": "nsm"}, {"rejected": True}, {"relation": "arms"}])
def test_words_that_very_many_claims_hold_find_the_same(
    filled: Store, monkeypatch: pytest.MonkeyPatch, wanted: dict[str, Any]
) -> None:
    """How many claims a word leads to changes how they are looked for, and not what is found."""
    few = [names(filled, words=words, **wanted) for words in ("luria", "rocket", "nothing")]
    monkeypatch.setattr("sayso.store.asking.search._OFTEN", 1)
    assert [names(filled, words=words, **wanted) for words in ("luria", "rocket", "nothing")] == few
    assert few[0]


@pytest.mark.parametrize(
    "words",
    [
        '"',
        "AND OR",
        "NEAR(a b)",
        "luria*",
        "statement:luria",
        "a'b",
        "(",
        '"unclosed luria',
        "\x00luria",
        "\ud83dluria",
        "--",
    ],
)
def test_any_words_may_be_looked_for(filled: Store, words: str) -> None:
    """What stands for something in a database's own search language is looked for as words."""
    if any(letter.isalpha() for letter in words):
        found(filled, words=words)
    else:
        with pytest.raises(StoreError, match="there is no word in"):
            found(filled, words=words)


def test_a_claim_comes_with_its_surroundings(filled: Store) -> None:
    """A found claim has its chain of voices by their names, whom it is about, its words and its document."""
    (one,) = found(filled, words="rumour", unnamed=True)
    assert one.claim == RUMOUR
    assert [(voice.name, voice.kind) for voice in one.voices] == [
        ("Ministry of Tides", "authority"),
        ("a diplomat", "anonymous"),
    ]
    assert (one.subject, one.subject_id, one.quote, one.address) == (
        "rebels",
        None,
        "Undat",
        "https://c.example",
    )


def test_what_was_said_is_dated_by_its_words(store: Store) -> None:
    """Where the words tell when something was said, the day of publication does not count."""
    said = Time("in January", Span(0, 1), "2019-01", "2019-01")
    added(store, report("Old words.", replace(ARMS, said=said), cast=CAST, published="2024-03-11"))
    assert names(store, until="2019-01-15") == ["arms"]
    assert names(store, since="2019-02") == []


def test_only_the_current_version_is_asked(filled: Store) -> None:
    """What a page no longer says is not found."""
    added(filled, report("Nothing new.", cast=CAST, url="https://a.example"))
    assert names(filled, relation="arms") == ["denial"]
    assert names(filled, words="rockets") == []


def test_another_reading_leaves_no_words_behind(filled: Store) -> None:
    """Read again, the claims that went are not found by their words, and the new ones are."""
    with filled.writing() as connection:
        connection.exec_driver_sql("UPDATE readings SET id = 'another'")
    added(filled, said_in(stories()[0], DENIAL))
    assert names(filled, words="rockets") == []
    assert names(filled, words="denied") == ["denial", "denial"]


def test_pages(filled: Store) -> None:
    """A limit and an offset give part of the list."""
    with filled.reading() as connection:
        (one,) = find_claims(connection, Wanted(), filled.place, limit=1, offset=1)
    assert one.claim == ARMS


@pytest.mark.parametrize(
    ("wanted", "error", "message"),
    [
        ({"since": "spring"}, StoreError, "'spring' is no date; write it as 2019, 2019-03 or 2019-03-11"),
        (
            {"collection": "winter"},
            NotInStore,
            "no collection in it is called 'winter'; there are autumn, spring",
        ),
    ],
)
def test_a_question_without_sense(
    filled: Store, wanted: dict[str, Any], error: type[StoreError], message: str
) -> None:
    """A date that is none and a collection that is not there are named, with what to try."""
    with pytest.raises(error, match=message):
        found(filled, **wanted)


def test_half_a_pair_can_be_looked_past(store: Store) -> None:
    """Claims with characters that no database column holds are kept and found."""
    odd = replace(ARMS, statement="Luria\x00 \ud83d arms", voices=(Voice(None, "\udfff\x00", "unnamed"),))
    added(store, report("\ud83d\x00", odd, cast=CAST))
    (one,) = found(store, words="luria")
    assert one.claim == odd
