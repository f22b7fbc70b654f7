"""A judgement for a reader."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from sayso.cli.store.listing import Shape
from sayso.outputs.stored.judgements import COLUMNS, judgement_plain, judgement_row, told
from sayso.outputs.terminal import wrapped
from sayso.outputs.visible import safe
from sayso.store.judging.judgements import Judgement


def judgement_lines(console: Console, judgement: Judgement) -> Iterator[Text]:
    """Yield the lines of a judgement: what was decided, by whom, when and why."""
    number = f"{judgement.number:>6}  "
    margin = Text(" " * len(number))
    undone = judgement.undone_by is not None
    words = Text(safe(told(judgement)), "strike dim" if undone else "")
    yield from wrapped(console, words, first=Text(number, "dim"), rest=margin)
    parts = [f"by {safe(judgement.by)}", judgement.made, safe(judgement.why)]
    parts += [f"undone by {judgement.undone_by}"] if undone else []
    parts += ["the claim is not read there any more"] if judgement.lost else []
    yield from wrapped(console, Text(" · ".join(filter(None, parts)), "dim"), first=margin, rest=margin)


JUDGEMENTS: Shape[Judgement] = Shape(
    judgement_lines,
    judgement_plain,
    COLUMNS,
    judgement_row,
)
