"""Sentences whose events are marked for how factual they are presented: UW (Lee et al. 2015), and what shares its form.

A value runs from -3, certainly not so, over 0, left open, to 3, certainly so: the mean of what several readers said.
The files are JSON Lines. Each line is a sentence cut into words (``text``, a space between any two) with its marked
words (``targets``: ``span1``, the word's place, end exclusive; ``label``, the value).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sayso.evaluation.errors import CorpusError
from sayso.records import Document, Parse, Span

_GLUED_LEFT: Final = frozenset({",", ".", ";", ":", "?", "!", ")", "]", "}", "%", "...", "/"})
_GLUED_RIGHT: Final = frozenset({"(", "[", "{", "$", "#", "C$", "US$", "/", "£"})
_CLITICS: Final = frozenset({"'s", "n't", "'re", "'ve", "'ll", "'d", "'m"})
_QUOTES: Final = {"``": '"', "''": '"', "`": "'"}
_QUOTE_MARKS: Final = frozenset({'"', "'"})


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """A word that stands for an event: where it stands, and how factual readers found the event, in [-3, 3]."""

    span: Span
    value: float


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """A sentence as normal English, named by its file and line, with its events in the text's offsets."""

    name: str
    text: str
    events: tuple[GoldEvent, ...]

    @property
    def document(self) -> Document:
        """The sentence as a report of its own."""
        return Document(id=self.name, text=self.text)


def read_sentences(path: Path) -> tuple[GoldSentence, ...]:
    """Return the sentences of a file in its order; raises CorpusError on a line that is not of the form."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path}: {error}; give a file of sentences as JSON Lines") from error
    sentences = tuple(
        _sentence(f"{path.name}:{number}", line) for number, line in enumerate(lines, 1) if line
    )
    if not any(sentence.events for sentence in sentences):
        raise CorpusError(f"{path}: no event in it; give a file of sentences with targets")
    return sentences


def _sentence(name: str, line: str) -> GoldSentence:
    try:
        row: dict[str, Any] = json.loads(line)
        text, spans = joined(row["text"].split())
        events = [_event(target, spans) for target in row["targets"]]
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise CorpusError(
            f"{name}: no sentence with text and targets ({error!r}); fetch the file again"
        ) from error
    return GoldSentence(name, text, tuple(events))


def _event(target: dict[str, Any], spans: Sequence[Span]) -> GoldEvent:
    first, last = target["span1"]
    return GoldEvent(Span(spans[first].start, spans[last - 1].end), float(target["label"]))


def joined(words: Sequence[str]) -> tuple[str, tuple[Span, ...]]:
    """Return the words of a treebank as normal English, and for each word where it stands there.

    Treebanks part "did n't", "$ 5" and "long - term", and write quotation marks in ways of their own; a parser
    trained on running text expects none of that. The second of two apostrophes that are one quotation mark has an
    empty span.
    """
    text = ""
    spans: list[Span] = []
    open_quotes: set[str] = set()
    tight = True
    for i, word in enumerate(words):
        if _is_second_half(words, i):
            spans.append(Span(len(text), len(text)))
            continue
        shown = '"' if _is_second_half(words, i + 1) else _QUOTES.get(word, word)
        glue_right = word in _GLUED_RIGHT
        glue_left = word in _GLUED_LEFT or word.lower() in _CLITICS
        if word == "-" and 0 < i < len(words) - 1:
            glue_left = glue_right = True
        elif shown in _QUOTE_MARKS:
            glue_left = _closes(words, i, shown, open_quotes)
            glue_right = not glue_left
            (open_quotes.discard if glue_left else open_quotes.add)(shown)
        if not (tight or glue_left):
            text += " "
        spans.append(Span(len(text), len(text) + len(shown)))
        text += shown
        tight = glue_right
    return text, tuple(spans)


def _is_second_half(words: Sequence[str], i: int) -> bool:
    """Say whether two apostrophes in a row, of which word ``i`` is the second, stand for one quotation mark."""
    return 0 < i < len(words) and words[i] == words[i - 1] == "'"


def _closes(words: Sequence[str], i: int, shown: str, open_quotes: set[str]) -> bool:
    """Say whether a quotation mark or apostrophe belongs to the word before it."""
    if i == 0 or words[i] in {"``", "`"}:
        return False
    if i == len(words) - 1 or shown in open_quotes:
        return True
    if shown == "'":
        return words[i - 1].endswith("s") and not _is_second_half(words, i + 1)
    return words[i - 1] in _GLUED_LEFT - {",", ":"}


def token_for(parse: Parse, span: Span) -> int | None:
    """Return the token that a marked word is, or its head where the parser cuts it finer; None if it has none."""
    inside = parse.tokens_in(span) or range(*_covering(parse, span))
    for i in inside:
        if parse.tokens[i].head not in inside or parse.tokens[i].head == i:
            return i
    return None


def _covering(parse: Parse, span: Span) -> tuple[int, int]:
    i = parse.token_at(span.start)
    return (0, 0) if i is None else (i, i + 1)
