from __future__ import annotations

from sayso.outputs.stored.stories import copied_words, resting, story_plain, strands_of, told_widely
from sayso.store.asking.story import as_story
from tellingtale import OTHER, REPRINT, SHOWN

STORY = as_story(SHOWN, [REPRINT], [OTHER])


def test_plain() -> None:
    """Other tools get every strand with its claims, and every change."""
    plain = story_plain(STORY)
    assert [one["after"] for one in plain["first"]["repeats"]] == [plain["first"]["first"]["id"]] * 2
    assert [one["called"] for one in plain["denying"]] == ["Mira Oss"]
    assert plain["changes"][0]["changes"] == [{"kind": "base", "before": "the stone", "after": "the harvest"}]


def test_headings() -> None:
    """Who denies it, who is independent, who names nobody and who may be either stand under headings of their own."""
    assert [(part.title, len(part.strands)) for part in strands_of(STORY)] == [
        ("Who denies it", 1),
        ("Who says so independently", 1),
        ("Who says so without naming anybody", 1),
        ("Whose independence is unknown", 1),
    ]


def test_repeats_in_words() -> None:
    """Repeats are the word of the same voice again; a copy is told by the report it is a copy of."""
    first = STORY.first
    assert first
    assert resting(first) == "the word of Office of Roads again, and not one voice more"
    assert [copied_words(one) for one in first.repeats] == [
        "a copy of Hollin Institute's report of 2031-05-01",
        None,
    ]


def test_how_widely() -> None:
    """How widely it is told is said with how many can be told apart, and how many deny it."""
    assert "voices that can be told apart say so" in told_widely(STORY)
    assert told_widely(STORY).endswith("1 denies it.")
