from dataclasses import replace
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drifting import again, changes, kinds, told
from sayings import actor
from sayso.corroboration.drift import finding
from sayso.corroboration.drift.finding import Chains, drift_between, find_drift
from sayso.corroboration.groups.wording import alike
from sayso.records import Change, Force, Voice

PRISONERS = "A third of the prisoners held at the Ostrel camp were under 18."
ARMY = "A third of the army of Veldania was under 18."


def test_base() -> None:
    """A share of the prisoners that becomes a share of the army has another base, told in the words of both."""
    assert changes(told(PRISONERS), again(ARMY)) == (
        Change("base", "A third of the prisoners held at the Ostrel camp", "A third of the army of Veldania"),
    )


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("240 children fled the Orsk valley.", "240 soldiers fled the Orsk valley.", "scope"),
        (
            "60 percent of registered voters in Karsk stayed at home.",
            "60 percent of the army in Karsk stayed at home.",
            "base",
        ),
        ("Up to 500 houses in Karsk burned down.", "500 houses in Karsk burned down.", "certainty"),
        ("About 500 houses in Karsk burned down.", "500 houses in Karsk burned down.", "certainty"),
        (
            "The dam above Karsk may have burst on purpose.",
            "The dam above Karsk burst on purpose.",
            "certainty",
        ),
        (
            "The mint struck 4,000 coins a month for the rebels.",
            "The mint struck 4,000 coins a year for the rebels.",
            "time",
        ),
        (
            "Lorvia bought 80 armoured cars in 2024 from Castria.",
            "Lorvia bought 80 armoured cars this year from Castria.",
            "time",
        ),
        (
            "240 families went hungry in Karsk this winter.",
            "240 families went hungry in Orsk this winter.",
            "place",
        ),
        ("Some schools in Karsk have no roof.", "All schools in Karsk have no roof.", "scope"),
        (
            "Lorvia paid for the rifles that the brigade used in Karsk.",
            "Castria paid for the rifles that the brigade used in Karsk.",
            "actor",
        ),
    ],
)
def test_changed(before: str, after: str, kind: str) -> None:
    """Each kind of change is told, and nothing besides."""
    assert kinds(told(before), again(after)) == {kind}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("A third of the teachers in Luria left.", "33 percent of the teachers in Luria left."),
        ("A third of the teachers in Luria left.", "One in three teachers in Luria left."),
        ("240 soldiers fled the Orsk valley.", "240 troops fled the Orsk valley."),
        ("Two hundred and forty soldiers fled the Orsk valley.", "240 soldiers fled the Orsk valley."),
        ("498 families fled the fighting in Karsk.", "About 500 families fled the fighting in Karsk."),
        ("240 soldiers deserted in Luria.", "240 Lurian soldiers deserted in Luria."),
        ("240 soldiers fled the Orsk valley in May.", "In May 240 soldiers fled the Orsk valley."),
        (
            "The rifles that Marschal Gaddavi bought never reached the brigade.",
            "The rifles that Marschal Qaddavy bought never reached the brigade.",
        ),
        (
            "The V.F.A. will look at what the rifles cost the brigade.",
            "The VFA will look at what the rifles cost the brigade.",
        ),
        (
            "The envoy may move to the coast before the vote.",
            "moving to the coast before the vote",
        ),
    ],
)
def test_harmless(before: str, after: str) -> None:
    """Numbers written otherwise, rounded and said to be rough, and words that mean the same change nothing."""
    assert not kinds(told(before), again(after))


def test_voice() -> None:
    """An institute's figure that becomes an assembly's is on another's word."""
    text = "4,000 fighters crossed the Sorrel river."
    assert changes(told(text), again(text, "Assembly of Nations")) == (
        Change("voice", "Halden Institute", "Assembly of Nations"),
    )


def test_same_voice() -> None:
    """The minister by name and office is the minister by either."""
    text = "4,000 fighters crossed the Sorrel river."
    minister = Voice("venn", "Defence Minister Aldo Venn", "person")
    one = told(text, voices=(minister,), cast=(replace(actor("Aldo Venn", "person"), id="venn"),))
    assert not kinds(one, again(text, voices=(Voice(None, "the defence minister of Veldania", "authority"),)))


def test_alleged() -> None:
    """What is alleged and told plainly later is told as certain, on the report's own word."""
    text = "Osip Marrek sold 300 rifles to the brigade."
    assert kinds(told(text, "police", force="alleged"), again(text, None)) == {"certainty", "voice"}


def test_revision() -> None:
    """Another number on the same voice's word on a later day revises the first; on the same day it is another number."""
    one = told("12 houses burned down in Karsk on Sunday.", "fire brigade")
    later = "19 houses burned down in Karsk on Sunday."
    (step,) = drift_between((one,), (again(later, "fire brigade"),))
    assert step.revises
    (step,) = drift_between((one,), (again(later, "fire brigade", "2031-03-04"),))
    assert not step.revises
    assert [change.kind for change in step.changes] == ["number"]


def test_chain() -> None:
    """Each telling stands beside the earlier one that it is nearest to; one without a day stands last, in no step."""
    first, copied = told(PRISONERS), again(PRISONERS, on="2031-03-05")
    drifted, undated = told(ARMY, on="2031-03-09", publisher="Coast Radio"), again(ARMY, on=None)
    found = find_drift([undated, drifted, copied, first])
    assert found is not None
    assert found.told == (first.ref, copied.ref, drifted.ref, undated.ref)
    assert [(step.first, step.second, bool(step.changes)) for step in found.steps] == [
        (first.ref, copied.ref, False),
        (first.ref, drifted.ref, True),
    ]
    assert find_drift([first, drifted, undated, copied]) == found


def test_nothing() -> None:
    """Nothing drifts among tellings that say the same."""
    assert find_drift([told(PRISONERS), again(PRISONERS)]) is None
    assert find_drift([]) is None


@given(st.permutations(range(5)))
def test_any_order(order: list[int]) -> None:
    """The chain hangs on the tellings alone, not on the order in which they came in."""
    tellings = (
        told(PRISONERS),
        again(PRISONERS, on="2031-03-05"),
        again(ARMY),
        told(ARMY, "Assembly of Nations", "2031-03-11", "Coast Radio"),
        again(ARMY, on=None),
    )
    assert find_drift([tellings[i] for i in order]) == find_drift(tellings)


RETOLD = (
    PRISONERS,
    ARMY,
    "A third of the army of Veldania is under 18, officers in Karsk say.",
    "A third of the prisoners that the army held at the Ostrel camp were under 16.",
    "Half of the prisoners held at the Ostrel camp were under 18.",
)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(RETOLD),
            st.sampled_from(("think tank", "Assembly of Nations", None)),
            st.sampled_from(("2031-03-04", "2031-03-05", "2031-03-09")),
        ),
        max_size=7,
    )
)
def test_soonest(ways: list[tuple[str, str | None, str]]) -> None:
    """What the words share tells which tellings need no look, and leaves the chain as if each were looked at."""
    tellings = [told(text, by, on, f"Outlet {i}") for i, (text, by, on) in enumerate(ways)]
    with patch.object(finding, "alike", lambda *_: 1.0):
        whole = find_drift(tellings)
    assert find_drift(tellings) == whole


@given(
    st.lists(
        st.lists(
            st.tuples(
                st.sampled_from(RETOLD),
                st.sampled_from(("think tank", None)),
                st.sampled_from(("2031-03-04", "2031-03-05", "2031-03-09")),
                st.sampled_from(("Karsk Herald", "Border Tribune", "Ostrel Post")),
                st.sampled_from(("stated", "alleged")),
            ),
            max_size=7,
        ),
        max_size=5,
    ),
    st.integers(0, 6),
    st.integers(0, 6),
)
def test_what_was_looked_at_before(
    groups: list[list[tuple[str, str | None, str, str, Force]]], claims: int, looks: int
) -> None:
    """A claim that stands in several groups, or is told otherwise in the next, has the chain it would have alone.

    However little is kept: what was forgotten is looked at anew.
    """
    chains = Chains()
    with patch.multiple(finding, _CLAIMS_KEPT=claims, _LOOKS_KEPT=looks):
        for group in groups:
            tellings = [told(text, by, on, outlet, force=force) for text, by, on, outlet, force in group]
            assert chains.find(tellings) == find_drift(tellings)
            chains.forget()


def test_nothing_is_looked_at_twice() -> None:
    """Of a group that one more tells of, only that one is set beside the others."""
    texts = [(RETOLD[0], "2031-03-04"), (RETOLD[1], "2031-03-05"), (RETOLD[2], "2031-03-06")]
    tellings = [told(text, None, on, f"Outlet {i}") for i, (text, on) in enumerate(texts)]
    chains = Chains()
    asked: list[int] = []
    with patch.object(finding, "alike", side_effect=alike) as looked:
        for many in (2, 3, 3):
            chains.find(tellings[:many])
            asked.append(looked.call_count)
    assert asked == [1, 3, 3]


def test_about() -> None:
    """Of the groups tied to one, only the steps from and to its own claims count."""
    prisoners, army = told(PRISONERS), again(ARMY)
    dam, burst = (
        told("The dam above Karsk may have burst on purpose."),
        again("The dam above Karsk burst on purpose."),
    )
    everything = (prisoners, army, dam, burst)
    found = find_drift(everything, {prisoners.ref})
    assert found is not None
    assert found.told == (prisoners.ref, army.ref)
    other = find_drift(everything, {dam.ref, burst.ref})
    assert other is not None
    assert other.told == (dam.ref, burst.ref)
    assert other.id != found.id


def test_one_day() -> None:
    """Of two tellings of one day nobody knows which came first, so that none has made the other more certain."""
    may, burst = "The dam above Karsk may have burst on purpose.", "The dam above Karsk burst on purpose."
    assert find_drift([told(may), again(burst, on="2031-03-04")]) is None
    assert find_drift([told(may), again(burst, on="2031-03-05")]) is not None


def test_independent() -> None:
    """Two voices that say the same in few words corroborate each other, and a report of its own takes nobody's word away."""
    assert not kinds(told("The dam burst.", "police"), again("The dam burst.", "hospital"))
    assert not kinds(told("The dam burst.", "police"), again("The dam burst.", None))


def test_denied() -> None:
    """A denial retells nothing."""
    text = "Osip Marrek sold 300 rifles to the brigade."
    assert not drift_between((told(text),), (again(text, force="denied"),))
