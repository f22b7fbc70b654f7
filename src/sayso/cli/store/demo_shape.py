"""What ``sayso demo`` writes: the story of an allegation, and the commands to go on with."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

from rich.text import Text

from sayso.cli.store.listing import show
from sayso.cli.store.story_shape import story_lines
from sayso.outputs.jsonlines import dumped
from sayso.outputs.stored.stories import story_plain
from sayso.outputs.stored.wording import ID_SHOWN
from sayso.outputs.terminal import console_for, wrapped
from sayso.records import Document
from sayso.store.asking.story import Story


def write_demo(story: Story, documents: Sequence[Document], format_: str, stream: TextIO, place: str) -> None:
    """Write the story of these documents, which are kept at a place, and what to ask next."""
    if format_ == "json":
        stream.write(dumped({"store": place, **story_plain(story)}, indent=2) + "\n")
        return
    console = console_for(stream)
    show(console, wrapped(console, Text(_about(documents), "dim")))
    console.print()
    show(console, story_lines(console, story))
    console.print()
    show(console, [Text("Go on with", "bold"), *(Text(f"  {line}") for line in _commands(story, place))])


def _about(documents: Sequence[Document]) -> str:
    publishers = {document.publisher for document in documents}
    return (
        f"From {len(documents)} invented reports by {len(publishers)} outlets. "
        "Each line is somebody's word, and none is a fact."
    )


def _commands(story: Story, place: str) -> Iterator[str]:
    """Yield what to ask next, ready to be pasted."""
    at = f"--store {_shell_path(place)}"
    yield f"sayso show {story.group.id[:ID_SHOWN]} {at}"
    voices = story.denying[0].first.voices if story.denying else ()
    if voices and voices[-1].name:
        yield f"sayso who {shlex.quote(voices[-1].name)} {at}"
    yield f"sayso groups --disputed {at}"
    yield f"sayso serve --open {at}"


def _shell_path(place: str) -> str:
    """Return a path as a shell takes it, the home folder by its short name."""
    home = f"{Path.home()}{os.sep}"
    return f"~{os.sep}{shlex.quote(place[len(home) :])}" if place.startswith(home) else shlex.quote(place)
