"""Parts of what ``show`` writes: labelled facts, words in their context, and what was decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from sayso.cli.store.judgement_shape import judgement_lines
from sayso.cli.store.listing import show, titled
from sayso.outputs.terminal import wrapped
from sayso.outputs.visible import safe
from sayso.records import Span
from sayso.store.judging.judgements import Judgement

_LABEL = 12
_AROUND = 200
"""How many characters of the report are shown on each side of the words."""


def labelled(console: Console, label: str, words: str) -> Iterator[Text]:
    """Yield the lines of a fact with its label beside it."""
    return wrapped(
        console, Text(safe(words)), first=Text(f"{label:<{_LABEL}}", "dim"), rest=Text(" " * _LABEL)
    )


def in_context(console: Console, text: str, words: Sequence[Span]) -> Iterator[Text]:
    """Yield words of a text with those around them; the words themselves are marked."""
    spans = sorted(words)
    if not spans:
        return
    start = max(0, spans[0].start - _AROUND)
    end = min(len(text), max(span.end for span in spans) + _AROUND)
    line = Text("… " if start else "")
    at = start
    for span in [*spans, Span(end, end)]:
        line.append(_inline(text[at : span.start]), "dim")
        line.append(_inline(text[max(at, span.start) : span.end]), "bold")
        at = max(at, span.end)
    line.append("…" if end < len(text) else "")
    yield from wrapped(console, line)


def _inline(text: str) -> str:
    """Return a stretch of a text for the middle of a line: the blanks at its ends, of whatever kind, are kept as one."""
    before, after = " " if text[:1].isspace() else "", " " if text[-1:].isspace() else ""
    return f"{before}{words}{after}" if (words := safe(text)) else before


def write_judgements(console: Console, judgements: Sequence[Judgement]) -> None:
    """Write what was decided, under a heading."""
    if judgements:
        titled(console, "Decided")
        for one in judgements:
            show(console, judgement_lines(console, one))
