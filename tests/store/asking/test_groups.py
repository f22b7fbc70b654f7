from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from sayso.records import Change, ClaimRef, Fold, Span, Step, Words
from sayso.store.asking.claims import Wanted, count_claims, find_claims
from sayso.store.asking.grouped import show_group
from sayso.store.asking.groups import FoundGroup, WantedGroups, count_groups, find_groups, widest_groups
from sayso.store.asking.showing import meant, show_claim
from sayso.store.base import Store
from sayso.store.judging.deciding import grade_voice
from sayso.store.judging.grades import Grade
from sayso.store.judging.judgements import Judge
from sayso.store.tables import claims
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
RUMOUR = claim(LURIA, "arms", MOVEMENT, WITNESS, statement="A diplomat says rockets reach the movement.")
DENIED = claim(LURIA, "arms", MOVEMENT, BRACK, polarity="denied", statement="Brack denies that it does.")
ELEVEN = claim("boats", "strength", "the fleet", ROTH, statement="Roth counts eleven boats.")
THIRTY = claim("boats", "strength", "the fleet", BRACK, statement="Brack counts thirty boats.")
LONE = claim("rain", "says", "snow", BRACK, statement="Brack expects snow.")

WORDS = {
    "arms": (ARMS, "2024-03-11"),
    "again": (AGAIN, "2024-03-12"),
    "rumour": (RUMOUR, "2024-03-13"),
    "denied": (DENIED, "2024-03-14"),
    "eleven": (ELEVEN, "2024-04-01"),
    "thirty": (THIRTY, "2024-04-03"),
    "lone": (LONE, "2024-05-01"),
}


@pytest.fixture
def filled(store: Store) -> Store:
    for name, (one, day) in WORDS.items():
        added(
            store,
            report(
                f"{name} is what it says.",
                one,
                cast=CAST,
                url=f"https://{name}.example",
                published=day,
                publisher=f"The {name[0]} Post",
            ),
            collection="boats" if one in (ELEVEN, THIRTY) else "arms",
        )
    (first,), (second,) = refs(store, ARMS), refs(store, AGAIN)
    eleven, thirty = refs(store, ELEVEN)[0], refs(store, THIRTY)[0]
    fold = Fold(first, second, "voice", "Samuel Roth speaks in both", (Words(first.document, Span(0, 4)),))
    weave(
        store,
        Said((ARMS, AGAIN, RUMOUR), (DENIED,), unknown=("a diplomat",), folds=(fold,)),
        Said((ELEVEN, THIRTY)),
        Said((LONE,)),
        disputes=[("denied", ARMS, DENIED)],
        steps=[Step(eleven, thirty, (Change("number", "eleven", "thirty"),), ("boats are counted",))],
    )
    return store


def found(store: Store, claims: Wanted = Wanted(), **wanted: Any) -> list[FoundGroup]:  # noqa: B008  # never changed
    asked = WantedGroups(claims, **wanted)
    with store.reading() as connection:
        groups = find_groups(connection, asked, store.place)
        assert count_groups(connection, asked, store.place) == len(groups)
    return groups


def statements(groups: list[FoundGroup]) -> list[str]:
    return [one.statement for one in groups]


def test_a_group_tells_how_widely_a_thing_is_told_and_by_whom(filled: Store) -> None:
    """It has its counts, both sides with their origins, the dispute, and when it was first and last said."""
    (group,) = found(filled, disputed=True)
    assert (group.claims, group.denying, group.documents, group.publishers) == (4, 1, 4, 3)
    assert (group.origins, group.unknown, group.first_said, group.last_said) == (
        1,
        1,
        "2024-03-11",
        "2024-03-14",
    )
    assert [(one.called, one.claims, one.independent) for one in group.side("affirmed")] == [
        ("Samuel Roth", 2, True),
        ("a diplomat", 1, False),
    ]
    assert [one.called for one in group.side("denied")] == ["Hanne Brack"]
    assert [one.kind for one in group.disputes] == ["denied"]


def test_what_most_origins_say_comes_first(filled: Store) -> None:
    """Groups are listed by origins, then by documents; what one document alone says is asked for."""
    assert statements(found(filled)) == [ELEVEN.statement, ARMS.statement]
    assert statements(found(filled, alone=True)) == [ELEVEN.statement, ARMS.statement, LONE.statement]


def test_groups_of_some_claims_come_in_the_same_order(filled: Store) -> None:
    """Asked for by claims, the most widely told come first too, and what is told once is left out."""
    with filled.reading() as connection:
        every = list(connection.execute(select(claims.c.number)).scalars())
        assert widest_groups(connection, every, limit=9) == found(filled)
        assert statements(widest_groups(connection, every, limit=1)) == [ELEVEN.statement]
        denied = connection.execute(
            select(claims.c.number).where(claims.c.statement == DENIED.statement)
        ).scalar_one()
        assert statements(widest_groups(connection, [denied], limit=9)) == [ARMS.statement]
        assert widest_groups(connection, [], limit=9) == []


@pytest.mark.parametrize(
    ("claims", "wanted", "expected"),
    [
        (Wanted("rockets"), {}, [ARMS]),
        (Wanted(about="NSM"), {}, [ARMS]),
        (Wanted(by="Hanne Brack"), {}, [ELEVEN, ARMS]),
        (Wanted(relation="strength"), {}, [ELEVEN]),
        (Wanted(unnamed=True), {}, [ARMS]),
        (Wanted(since="2024-04"), {}, [ELEVEN]),
        (Wanted(until="2024-03-11"), {}, [ARMS]),
        (Wanted(collection="arms"), {}, [ARMS]),
        (Wanted(), {"drifting": True}, [ELEVEN]),
        (Wanted(), {"min_origins": 2}, [ELEVEN]),
        (Wanted("snow"), {}, []),
        (Wanted("snow"), {"alone": True}, [LONE]),
    ],
)
def test_groups_are_asked_for_by_their_claims(
    filled: Store, claims: Wanted, wanted: dict[str, Any], expected: list[Any]
) -> None:
    """A group fits where one of its claims does, and where it is itself what is asked for."""
    assert statements(found(filled, claims, **wanted)) == [one.statement for one in expected]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"disputed": True}, {ARMS, DENIED}),
        ({"min_origins": 2}, {ELEVEN, THIRTY}),
        ({"disputed": True, "by": "Hanne Brack"}, {DENIED}),
    ],
)
def test_claims_are_asked_for_by_what_others_say(
    filled: Store, wanted: dict[str, Any], expected: set[Any]
) -> None:
    """Claims in a dispute, and claims whose group has so many origins."""
    with filled.reading() as connection:
        claims = find_claims(connection, Wanted(**wanted), filled.place)
        assert count_claims(connection, Wanted(**wanted), filled.place) == len(claims)
    assert {one.claim for one in claims} == expected


def test_grades_stand_beside_voices(filled: Store) -> None:
    """Each person's last grade of a voice stands with it, in claims and in groups."""
    with filled.writing() as connection:
        for by, grade in (("ana", "A"), ("bo", "B"), ("ana", "C")):
            grade_voice(filled, connection, Judge(by, ""), "Samuel Roth", grade)
    grades = (Grade("C", "ana"), Grade("B", "bo"))
    (group,) = found(filled, disputed=True)
    assert [one.grades for one in group.rests] == [grades, (), ()]
    with filled.reading() as connection:
        (said,) = find_claims(connection, Wanted("According Roth arms"), filled.place)
    assert [voice.grades for voice in said.voices] == [grades]


def test_a_group_opens_to_its_words(filled: Store) -> None:
    """At full length it has every claim, its origins with why they are one and the words that show it, and the drift."""
    (disputed, drifting) = found(filled, disputed=True) + found(filled, drifting=True)
    with filled.reading() as connection:
        shown = show_group(connection, meant(connection, disputed.id[:8], filled.place).number)
        told = show_group(connection, meant(connection, drifting.id, filled.place).number)
    assert [one.claim for one in shown.affirming] == [ARMS, AGAIN, RUMOUR]
    assert [one.claim for one in shown.denying] == [DENIED]
    (roth, diplomat, brack) = shown.origins
    assert [one.claim for one in roth.claims] == [ARMS, AGAIN]
    assert [text for fold in roth.folds for _, text in fold.words] == ["arms"]
    assert (diplomat.origin.unknown, brack.origin.side) == (("nobody can tell who a diplomat is",), "denied")
    ((first, second),) = [(one.first, one.second) for one in shown.disputes]
    assert ([one.claim for one in first], [one.claim for one in second]) == ([ARMS], [DENIED])
    (drift,) = told.drifts
    assert [drift.claims[ref].claim for ref in drift.drift.told] == [ELEVEN, THIRTY]


def test_a_claim_shows_what_it_rests_on_and_what_contradicts_it(filled: Store) -> None:
    """A claim comes with its group, with the other claims of its origin, and with the disputes it has a part in."""
    with filled.reading() as connection:
        (ref,) = refs(filled, ARMS)
        shown = show_claim(connection, meant(connection, ref.claim, filled.place).number)
        (alone,) = refs(filled, LONE)
        other = show_claim(connection, meant(connection, alone.claim, filled.place).number)
    assert shown.group
    assert shown.group.documents == 4
    assert shown.origin
    assert [one.claim for one in shown.origin.claims] == [ARMS, AGAIN]
    assert [one.claim for one in shown.disputes[0].second] == [DENIED]
    assert other.disputes == ()
    assert isinstance(ref, ClaimRef)
