from __future__ import annotations

from sayso.web.drawing.lanes import lanes_of
from told import found_claim, story, strand


def test_each_origin_has_a_lane_and_its_copies_stand_in_it() -> None:
    """What came out first of an origin is its dot; what rests on the same word is told small, a day once."""
    ministry = strand(
        "Ministry",
        found_claim("a", published="2025-03-01"),
        found_claim("b", published="2025-03-03"),
        found_claim("c", published="2025-03-03"),
        found_claim("d", published="2025-03-11"),
    )
    lanes = lanes_of(
        story(ministry, strand("Witness", found_claim("e", published="2025-03-05"), unknown=("no name",)))
    )
    assert lanes is not None
    first, second = lanes.affirming
    assert (first.called, first.unknown, second.called, second.unknown) == (
        "Ministry",
        False,
        "Witness",
        True,
    )
    assert first.first is not None
    assert first.first.claim == "a"
    assert [(dot.claim, dot.many, dot.words) for dot in first.repeats] == [
        ("b", 2, "2 repeats on 2025-03-03"),
        ("d", 1, "1 repeat on 2025-03-11"),
    ]
    assert first.ends == (first.first.at, first.repeats[-1].at)
    assert second.ends is None


def test_denials_have_lanes_of_their_own() -> None:
    """Who denies it stands in no lane of those who say so, on the same line of days."""
    lanes = lanes_of(
        story(
            strand("Ministry", found_claim("a", published="2025-03-01")),
            denying=(strand("Brack", found_claim("b", published="2025-03-09"), side="denied"),),
            open_=(strand("Roth", found_claim("c", published="2025-03-05"), side="open"),),
        )
    )
    assert lanes is not None
    assert [[lane.called for lane in some] for some in (lanes.affirming, lanes.denying, lanes.open)] == [
        ["Ministry"],
        ["Brack"],
        ["Roth"],
    ]
    assert lanes.denying[0].side == "denied"
    assert [tick.words for tick in (lanes.ticks[0], lanes.ticks[-1])] == ["2025-03-01", "2025-03-09"]


def test_what_has_no_day_is_counted() -> None:
    """A telling of no known day stands nowhere, and is told of; without any day there is nothing to draw."""
    ministry = strand("Ministry", found_claim("a"), found_claim("b", published="2025-03-01"))
    lanes = lanes_of(story(ministry))
    assert lanes is not None
    assert (lanes.affirming[0].first, lanes.affirming[0].undated) == (None, 1)
    assert lanes_of(story(strand("Ministry", found_claim("a")))) is None
