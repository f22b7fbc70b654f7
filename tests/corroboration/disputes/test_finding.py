from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sayings import claim, day, people, place, report, voice
from sayso.corroboration.disputes.finding import find_disputes
from sayso.corroboration.groups.finding import Gathering
from sayso.corroboration.groups.telling import tellings_of
from sayso.records import Claim, Dispute, Report

KARSK = place("Karsk", 1)
MARCH = day("2031-03-04")
WATCH, ARMY = (voice("Relief Watch"),), (voice("Karsk Army"),)


def disputes(*reports: Report) -> tuple[Dispute, ...]:
    """Return the disputes among these reports."""
    gathering = Gathering()
    for one in reports:
        gathering.add(tellings_of(one))
    return find_disputes(gathering.groups(), gathering.tellings())


def held(by: str, **fields: Any) -> Claim:
    """Return a claim that somebody holds Karsk."""
    return claim(f"{by} controls Karsk.", "controls", by, "Karsk", "controls", **fields)


def killed(number: int, **fields: Any) -> Claim:
    """Return a claim that so many monks were killed in Karsk."""
    text = f"{number} monks were killed in Karsk."
    parts = {"quantity": people(number), "place": KARSK, "time": MARCH} | fields
    return claim(text, "casualties", f"{number} monks", None, "killed", **parts)


def test_denial() -> None:
    """Who denies what another says is in dispute with them, by name."""
    said = report(claim("The vote in Orsk was rigged by the mayor.", voices=WATCH), id="a")
    denied = report(claim("The vote in Orsk was rigged by the mayor.", voices=ARMY, force="denied"), id="b")
    (dispute,) = disputes(said, denied)
    assert dispute.kind == "denied"
    assert dispute.reasons == ("Karsk Army denies it",)
    assert ([ref.document for ref in dispute.first], [ref.document for ref in dispute.second]) == (
        ["a"],
        ["b"],
    )


def test_who_takes_neither_side_is_at_odds_with_nobody() -> None:
    """Who could not confirm what others deny, or doubts a number, has no part in a dispute."""
    text = "The vote in Orsk was rigged by the mayor."
    doubted = report(claim(text, voices=WATCH, force="doubted"), id="a")
    assert not disputes(doubted, report(claim(text, voices=ARMY, force="denied"), id="b"))
    one, other = killed(4, voices=WATCH), killed(9, voices=ARMY, force="doubted")
    assert not disputes(report(one, id="a"), report(other, id="b"))


def test_contradiction() -> None:
    """One says so and another that it is not so, though nobody denies anything."""
    (dispute,) = disputes(
        report(claim("The vote in Orsk was rigged."), id="a"),
        report(claim("The vote in Orsk was not rigged."), id="b"),
    )
    assert dispute.kind == "contradicted"
    assert len(dispute.groups) == 1


def test_one_voice_on_both_sides() -> None:
    """A voice that is quoted on both sides on one day was misread; on another day it has turned round."""
    yes, no = (
        claim("The vote in Orsk was rigged.", voices=WATCH),
        claim("The vote in Orsk was not rigged.", voices=WATCH),
    )
    first = report(yes, id="a", published="2031-03-04")
    assert disputes(first, report(no, id="b", published="2031-03-04")) == ()
    assert len(disputes(first, report(no, id="b", published="2031-03-05"))) == 1


def test_agreement() -> None:
    """Where all say the same there is nothing to dispute."""
    assert disputes(report(killed(4), id="a"), report(killed(4), id="b")) == ()


def test_changed_meanwhile() -> None:
    """What lasts may have changed: who held a town in March need not in June."""
    lost = held("Black Lantern", polarity="denied")
    march = report(held("Black Lantern"), id="a", published="2031-03-04")
    assert disputes(march, report(lost, id="b", published="2031-06-04")) == ()
    assert len(disputes(march, report(lost, id="b", published="2031-03-05"))) == 1


def test_two_holders() -> None:
    """Two parties can't both control one place at one time; what is in dispute are two groups."""
    lantern = report(held("Black Lantern"), id="a", published="2031-03-04")
    shield = report(held("Northern Shield"), id="b", published="2031-03-05")
    (dispute,) = disputes(lantern, shield)
    assert dispute.kind == "contradicted"
    assert len(dispute.groups) == 2
    assert dispute.reasons == ("Black Lantern and Northern Shield can't both have Karsk",)
    assert disputes(lantern, report(held("Northern Shield"), id="b", published="2031-09-05")) == ()


def test_contrary_words() -> None:
    """Sentences that differ only in words of the contrary are in dispute."""
    (dispute,) = disputes(
        report(claim("Exports of grain from Farport rose in March."), id="a"),
        report(claim("Exports of grain from Farport fell in March."), id="b"),
    )
    assert dispute.kind == "contradicted"
    assert dispute.reasons == ("“rise” against “fall”",)


def test_numbers() -> None:
    """Two voices who count the same differently are in dispute; neither revises the other."""
    (dispute,) = disputes(report(killed(4, voices=WATCH), id="a"), report(killed(9, voices=ARMY), id="b"))
    assert (dispute.kind, dispute.revises) == ("numbers", False)
    assert dispute.reasons == ("4 against 9", "different voices give them")


def test_revision() -> None:
    """A voice that gives another number later revises its own, whoever spoke in between."""
    found = disputes(
        report(killed(4, voices=WATCH), id="a", published="2031-03-04"),
        report(killed(6, voices=ARMY), id="b", published="2031-03-05"),
        report(killed(9, voices=WATCH), id="c", published="2031-03-06"),
    )
    assert [(one.first[0].document, one.second[0].document, one.revises) for one in found] == [
        ("a", "b", False),
        ("a", "c", True),
        ("b", "c", False),
    ]


def test_unknown_revision() -> None:
    """Whether a voice that is not named is the same again can't be told."""
    (dispute,) = disputes(report(killed(4), id="a"), report(killed(9), id="b"))
    assert dispute.revises is None


def test_other_things_counted() -> None:
    """Numbers of other places are no conflict."""
    assert disputes(report(killed(4), id="a"), report(killed(9, place=place("Orsk", 2)), id="b")) == ()


def test_one_saying_read_twice() -> None:
    """Words of one report that were read as said and as denied, and parts of a whole that it counts, are no dispute."""
    text = "The vote in Orsk was rigged by the mayor."
    both = claim(text, voices=WATCH), claim(text, voices=ARMY, force="denied")
    assert disputes(report(*both, id="a")) == ()
    assert disputes(report(killed(4), killed(9), id="a")) == ()


def test_some_words_in_common() -> None:
    """A sentence that negates something else of what another one says contradicts nobody."""
    one = claim("The vote in Orsk was rigged by the mayor and the clerk.")
    other = claim("The mayor of Orsk did not see the clerk, and the vote was rigged.")
    assert disputes(report(one, id="a"), report(other, id="b")) == ()


def test_nobody_in_particular() -> None:
    """Any officer may be killed while another one is not."""
    text = "An officer was killed."
    one, other = (
        claim(text, "casualties", "An officer", None, "killed", polarity=polarity)
        for polarity in ("affirmed", "denied")
    )
    assert disputes(report(one, id="a"), report(other, id="b")) == ()


def test_without_a_date() -> None:
    """Numbers that nobody dates may be of two events, and the dispute says so."""
    undated = [
        report(killed(number, time=None), id=name, published=None) for name, number in (("a", 4), ("b", 9))
    ]
    (dispute,) = disputes(*undated)
    assert dispute.reasons[-1] == "none of them has a date, so that two events may be meant"


CLAIMS = (
    killed(4, voices=WATCH), killed(9, voices=ARMY), killed(12), held("Black Lantern"), held("Northern Shield"),
    held("Black Lantern", polarity="denied"), claim("The vote in Orsk was rigged."), claim("The vote in Orsk was not rigged."),
    claim("Exports of grain from Farport rose."), claim("Exports of grain from Farport fell."),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(CLAIMS), max_size=8)
    .map(lambda claims: [report(one, id=f"{7 * i % 10}-{i}") for i, one in enumerate(claims)])
    .flatmap(lambda reports: st.tuples(st.just(reports), st.permutations(reports)))
)
def test_any_order(both: tuple[list[Report], list[Report]]) -> None:
    """The disputes are the same in any order of the reports."""
    first, shuffled = both
    assert disputes(*first) == disputes(*shuffled)
