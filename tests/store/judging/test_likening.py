"""What a person decided on whether two claims say the same: it reaches the groups, outlives what is read, and is undone."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from sqlalchemy import select, update

from derivations import derived_rows, differing
from happenings import happening
from sayso.errors import NotInStore, StoreError
from sayso.store import tables as t
from sayso.store.asking.grouped import show_group
from sayso.store.base import Store
from sayso.store.deriving import derived as d
from sayso.store.deriving.corroborating import corroborate
from sayso.store.judging.deciding import correct_claim, reject_claim
from sayso.store.judging.judgements import Judge, Judgement, judgements, undo
from sayso.store.judging.likening import join_claims, part_claims
from sayso.store.judging.naming import Wording
from sayso.store.judging.pairing import pairings
from sayso.store.upkeep.reports import check_judged
from sayso.store.writing import How, add
from stories import added

ADA = Judge("Ada", "seen with own eyes")


def told(store: Store, number: int) -> list[str]:
    """Return the ids of the claims that the report at a page tells as it is now, in its order."""
    with store.reading() as connection:
        page = f"https://news.example/{number}"
        return list(
            connection.execute(
                select(t.claims.c.id)
                .join(t.documents, t.documents.c.number == t.claims.c.document)
                .join(t.pages, t.pages.c.number == t.documents.c.page)
                .where(t.pages.c.address == page, t.documents.c.current)
                .order_by(t.claims.c.position)
            ).scalars()
        )


def groups(store: Store, *claims: str) -> list[str | None]:
    """Return the ids of the groups of these claims, with all that is pending taken in."""
    corroborate(store)
    with store.reading() as connection:
        rows = connection.execute(
            select(t.claims.c.id, d.groups.c.id.label("group"))
            .join(d.tellings, d.tellings.c.claim == t.claims.c.number)
            .join(d.groups, d.groups.c.number == d.tellings.c.in_group)
            .where(t.claims.c.id.in_(claims))
        )
        found = {row.id: row.group for row in rows}
    return [found.get(claim) for claim in claims]


def are_one(store: Store, *claims: str) -> bool:
    """Say whether these claims stand in one group."""
    return len(set(groups(store, *claims))) == 1


def join(store: Store, one: str, other: str) -> Judgement:
    """Let two claims say the same."""
    with store.writing() as connection:
        return join_claims(store, connection, ADA, one, other)


def part(store: Store, one: str, other: str) -> Judgement:
    """Let two claims not say the same."""
    with store.writing() as connection:
        return part_claims(store, connection, ADA, one, other)


def take_back(store: Store, judgement: Judgement) -> None:
    """Undo a judgement."""
    with store.writing() as connection:
        undo(store, connection, ADA, judgement.number)


def put(store: Store, *chosen: Sequence[int]) -> list[str]:
    """Keep reports of these claims, each at a page of its own, and return the id of the first claim of each."""
    added(store, *(happening(*some, page=page) for page, some in enumerate(chosen)))
    return [told(store, page)[0] for page in range(len(chosen))]


def test_a_group_is_parted_and_whole_again(store: Store) -> None:
    """Two that a person parts stand in two groups, with what a dispute between them was; undone, all is as before."""
    bombed, denied = put(store, [0], [4])
    assert are_one(store, bombed, denied)
    before = derived_rows(store)
    assert [row for row in before["disputes"] if "denied" in row]
    judgement = part(store, bombed, denied)
    assert not are_one(store, bombed, denied)
    assert derived_rows(store)["disputes"] == []
    take_back(store, judgement)
    assert are_one(store, bombed, denied)
    assert differing(before, derived_rows(store)) == {}


def test_two_groups_are_joined(store: Store) -> None:
    """Two that comparing never brings together are one group by a person's word, which says why, with its origins counted."""
    grain, held = put(store, [13], [8])
    assert not are_one(store, grain, held)
    judgement = join(store, grain, held)
    assert are_one(store, grain, held)
    with store.reading() as connection:
        number = connection.execute(select(d.groups.c.number)).scalar_one()
        shown = show_group(connection, number)
    assert [(one.verdict, one.by, one.why) for one in shown.judgements] == [("same", "Ada", ADA.why)]
    assert len(shown.origins) == 2
    take_back(store, judgement)
    assert not are_one(store, grain, held)


def test_a_contradiction_between_two_groups_stays(store: Store) -> None:
    """Who joins a third to one side of a contradiction leaves it as it was."""
    lantern, shield, grain = put(store, [8], [9], [13])
    corroborate(store)
    (contradicted,) = derived_rows(store)["disputes"]
    join(store, grain, shield)
    assert are_one(store, grain, shield)
    assert [row[1] for row in derived_rows(store)["disputes"]] == [contradicted[1]] == ["contradicted"]
    assert not are_one(store, lantern, shield)


def test_others_do_not_bring_two_together_again(store: Store) -> None:
    """What a person parted stays parted when a third comes in that is like both, in any order."""
    one, other = put(store, [0], [1])
    assert are_one(store, one, other)
    part(store, one, other)
    added(store, happening(4, page=5), happening(3, page=6))
    assert not are_one(store, one, other)


def test_it_holds_for_all_that_is_told_in_the_same_words(store: Store) -> None:
    """A copy of a claim that comes in later stands where the claim stands that was decided on."""
    one, other = put(store, [0], [1])
    part(store, one, other)
    added(store, happening(0, page=7))
    (copy,) = told(store, 7)
    assert groups(store, copy) == groups(store, one) != groups(store, other)


def test_the_later_of_contrary_judgements_wins(store: Store) -> None:
    """Of three that can't hold together the first gives way, and holds again when a later one is undone."""
    grain, held, bombed = put(store, [13], [8], [0])
    join(store, grain, held)
    join(store, held, bombed)
    last = part(store, grain, bombed)
    assert not are_one(store, grain, held)
    assert are_one(store, held, bombed)
    take_back(store, last)
    assert are_one(store, grain, held, bombed)


def test_it_outlives_reading_again(store: Store) -> None:
    """A report that a newer sayso reads, or that is rewritten, has its claims where a person put them; in the log as well."""
    bombed, denied = put(store, [0], [4])
    made = part(store, bombed, denied)
    add(store, happening(0, page=0), How("99", "{}"))
    assert not are_one(store, told(store, 0)[0], denied)
    add(store, happening(13, 4, page=1), How("1", "{}"))
    now = told(store, 1)[1]
    assert now != denied
    assert not are_one(store, told(store, 0)[0], now)
    with store.reading() as connection:
        assert [one.number for one in judgements(connection, target=now)] == [made.number]
        assert [one.number for one in judgements(connection, target=denied)] == [made.number]
        assert [one.lost for one in judgements(connection)] == [False]
        assert list(check_judged(connection)) == []
    with store.writing() as connection:
        connection.execute(update(pairings).where(pairings.c.side == 1).values(claim=None))
        assert [one.problem for one in check_judged(connection)] == [
            "what was decided to say the same does not hold in it"
        ]


def test_what_is_read_no_more_is_lost(store: Store) -> None:
    """A judgement on a claim that its page tells no more is in force without effect, and says so; it holds again when it is back."""
    one, other = put(store, [0], [1])
    part(store, one, other)
    added(store, happening(13, page=1))
    corroborate(store)
    with store.reading() as connection:
        assert [one.lost for one in judgements(connection)] == [True]
        assert connection.execute(select(d.decided)).all() == []
    added(store, happening(1, page=1))
    assert not are_one(store, one, told(store, 1)[0])


def test_a_rejected_or_corrected_claim(store: Store) -> None:
    """A judgement on a claim holds for what the claim counts as: for nothing while it is rejected."""
    one, other = put(store, [0], [1])
    part(store, one, other)
    with store.writing() as connection:
        rejected = reject_claim(store, connection, ADA, other)
    assert groups(store, other) == [None]
    take_back(store, rejected)
    with store.writing() as connection:
        correct_claim(store, connection, ADA, other, Wording(place="Orsk"))
    assert not are_one(store, one, other)


def test_groups_are_compared_by_the_claims_that_are_nearest(store: Store) -> None:
    """Given two groups, or a claim and a group, those of their claims are decided on that are linked, or else shown."""
    grain, held = put(store, [13], [8])
    ids = [str(one) for one in groups(store, grain, held)]
    made = join(store, ids[0][:8], ids[1][:8])
    assert (made.target, made.what["other"]["claim"]) == (grain, held)
    take_back(store, made)
    assert groups(store, grain, held) == ids
    assert join(store, grain, ids[1]).what["other"]["claim"] == held


def test_refused(store: Store) -> None:
    """A claim and itself, two told in the same words, one group, and what is no claim are refused, and nothing is kept."""
    one, copy, other = put(store, [0], [0], [1])
    (group,) = set(groups(store, one, other))
    assert group is not None
    with store.reading() as connection:
        document = connection.execute(select(t.documents.c.id).limit(1)).scalar_one()
    for given, error, words in (
        ((one, one), NotInStore, "one claim"),
        ((one, copy), StoreError, "come to the same"),
        ((group, group), NotInStore, "one group"),
        ((one, document), NotInStore, "no claim and no group"),
    ):
        for decide in (join, part):
            with pytest.raises(error, match=words):
                decide(store, *given)
    with store.reading() as connection:
        assert judgements(connection) == []
