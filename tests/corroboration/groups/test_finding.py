from collections.abc import Sequence
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayings import claim, day, people, place, report
from sayso.corroboration.groups.finding import Gathering, find_groups
from sayso.corroboration.groups.telling import tellings_of
from sayso.corroboration.weaving import weave as module
from sayso.records import Claim, ClaimRef, Group, Report

KARSK, ORSK = place("Karsk", 1), place("Orsk", 2)
MARCH, MAY = day("2031-03-04"), day("2031-05-20")


def bombed(text: str = "Black Lantern bombed a market.", target: str = "a market", **fields: object) -> Claim:
    """Return a claim of a bombing by Black Lantern."""
    return claim(text, "attacks", "Black Lantern", target, "bombed", **fields)


CLAIMS = (
    bombed(place=KARSK, time=MARCH),
    bombed("In a raid Black Lantern bombed the market.", "the market", place=KARSK, time=MARCH),
    bombed("Black Lantern has not bombed a market.", polarity="denied", place=KARSK, time=MARCH),
    bombed(place=ORSK, time=MARCH),
    bombed(place=ORSK, time=MAY),
    claim("Four monks died in Karsk.", "casualties", "Four monks", None, "died", quantity=people(4), place=KARSK, time=MARCH),
    claim("Six monks died in Karsk.", "casualties", "Six monks", None, "died", quantity=people(6), place=KARSK, time=MARCH),
    claim("The vote in Orsk was rigged by the mayor."),
    claim("The mayor rigged the vote in Orsk."),
    claim("The vote in Orsk was not rigged by the mayor."),
    claim("The vote in Karsk was rigged by a judge."),
)  # fmt: skip


def reports(claims: Sequence[Claim]) -> list[Report]:
    """Return a report for each claim, with ids that have nothing to do with their order."""
    return [report(one, id=f"{7 * i % 10}-{i}") for i, one in enumerate(claims)]


def texts(group: Group, among: Sequence[Report]) -> tuple[list[str], list[str]]:
    """Return the sentences of a group's two sides."""
    by_ref = {ClaimRef(one.document.id, one.claims[0].id): one.document.text for one in among}
    return sorted(by_ref[ref] for ref in group.affirming), sorted(by_ref[ref] for ref in group.denying)


def test_groups() -> None:
    """Rewordings are one group, denials stand on the other side of it, another town or day is another group."""
    read = reports(CLAIMS)
    assert sorted(texts(group, read) for group in find_groups(read)) == [
        (["Black Lantern bombed a market."], []),
        (["Black Lantern bombed a market."], []),
        (
            ["Black Lantern bombed a market.", "In a raid Black Lantern bombed the market."],
            ["Black Lantern has not bombed a market."],
        ),
        (["Four monks died in Karsk.", "Six monks died in Karsk."], []),
        (
            ["The mayor rigged the vote in Orsk.", "The vote in Orsk was rigged by the mayor."],
            ["The vote in Orsk was not rigged by the mayor."],
        ),
        (["The vote in Karsk was rigged by a judge."], []),
    ]


COLLECTIONS = st.lists(st.sampled_from(CLAIMS), max_size=12)


@settings(max_examples=60, deadline=None)
@given(
    COLLECTIONS.flatmap(lambda claims: st.tuples(st.just(reports(claims)), st.permutations(reports(claims))))
)
def test_any_order(both: tuple[list[Report], list[Report]]) -> None:
    """The groups are the same in any order of the reports, to the last link and reason."""
    first, shuffled = both
    assert find_groups(first) == find_groups(shuffled)


@pytest.mark.parametrize("crowd", [1, 2, 4])
@settings(max_examples=40, deadline=None)
@given(claims=COLLECTIONS, data=st.data())
def test_one_by_one(crowd: int, claims: list[Claim], data: st.DataObject) -> None:
    """Adding reports one by one gives the same groups as reading all anew, also where keys become crowded."""
    read = reports(claims)
    with patch.object(module, "CROWD", crowd):
        gathering = Gathering()
        for one in data.draw(st.permutations(read)):
            gathering.add(tellings_of(one))
            gathering.groups()
        assert gathering.groups() == find_groups(read)


def test_twice() -> None:
    """A report put there twice is there once."""
    one = report(CLAIMS[0])
    assert find_groups([one, one]) == find_groups([one])


def test_copies_are_one_kind() -> None:
    """However many reports print one sentence, it is compared once, and all of them are in its group."""
    copies = [report(CLAIMS[0], id=str(i)) for i in range(100)]
    (group,) = find_groups([*copies, report(CLAIMS[1], id="other")])
    assert len(group.documents) == 101
    assert len(group.links) == 1


def test_touches_little() -> None:
    """A report about something else is compared with nothing."""
    gathering = Gathering()
    for one in reports(CLAIMS):
        gathering.add(tellings_of(one))
    assert len(gathering.add(tellings_of(report(claim("Grain prices doubled in Farport."))))) == 1


def test_reasons() -> None:
    """Every link says how sure it is and why."""
    (group,) = find_groups(reports(CLAIMS[:2]))
    (link,) = group.links
    assert link.score.value > 0.9
    assert "both speak of Black Lantern" in link.score.reasons
