from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from sayso.cli.store.listing import show
from sayso.cli.store.story_shape import story_lines
from sayso.store.asking.story import as_story
from tellingtale import CHANGED, OTHER, REPRINT, SHOWN

STORY = as_story(SHOWN, [REPRINT], [OTHER])


def written(width: int = 100) -> str:
    """Return the story as it is written on a terminal of a width."""
    stream = StringIO()
    show(Console(file=stream, width=width), story_lines(Console(file=stream, width=width), STORY))
    return stream.getvalue()


def part(title: str) -> str:
    """Return what stands under a title, on one line."""
    _, found, rest = written().partition(f"\n{title}")
    assert found, title
    return " ".join(rest.partition("\n\n")[0].split())


def test_who_began() -> None:
    """The first telling stands first, with the whole chain of voices, how firmly it is put, and its exact words."""
    assert part("Who said it first").endswith(
        "2031-05-01 Hollin Institute, citing Office of Roads (alleged): “Karsk took a third of the stone”"
    )


def test_who_repeats() -> None:
    """A copy is told by what it is a copy of, the same voice by its chain, and neither as a voice more."""
    repeats = part("Who merely repeats it")
    assert "the word of Office of Roads again, and not one voice more" in repeats
    assert "2031-05-02 Evening Post, a copy of Hollin Institute's report of 2031-05-01" in repeats
    assert "2031-05-03 Daily Bell, citing Office of Roads" in repeats


def test_who_denies() -> None:
    """A denial has a part of its own, with its words."""
    assert "Evening Post, citing Mira Oss (denied): “Karsk took no stone”" in part("Who denies it")


def test_who_stands_apart() -> None:
    """Who is shown to be independent, who names nobody, and of whom it can't be told, are kept apart."""
    assert "Daily Bell, citing Paul Odhe" in part("Who says so independently")
    assert "Evening Post, in its own word" in part("Who says so without naming anybody")
    unknown = part("Whose independence is unknown")
    assert "a driver (unnamed) (asserted): “Karsk took the stone” · nobody knows who it is" in unknown


def test_what_changed() -> None:
    """Each step of the drift shows what a later telling has otherwise, and than which, where that is not the one before."""
    assert part("How it changed").endswith(
        f"2031-05-07 Daily Bell, {CHANGED} "
        f"2031-05-09 Evening Post, against Hollin Institute's report of 2031-05-01, {CHANGED}"
    )


def test_what_else() -> None:
    """Another dispute is told of in short."""
    assert "number revised: 3 against 5" in part("What else is in dispute here")


@pytest.mark.parametrize("width", [40, 80, 140])
def test_width(width: int) -> None:
    """No line is wider than the terminal."""
    assert max(map(len, written(width).splitlines())) <= width
