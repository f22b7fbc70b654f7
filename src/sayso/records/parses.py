"""A document's words, sentences and names as the parser saw them, in our terms."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.records.labels import NameKind, NameOrigin
from sayso.records.spans import Span


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name that stands somewhere in the text. ``entry`` is the catalogue's id of whom it names, if known."""

    span: Span
    text: str
    kind: NameKind
    origin: NameOrigin
    entry: str | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """A word as the parser saw it, in our words.

    A known name of several words is one token. ``i`` and ``head`` count in ``Parse.tokens``; the root of a
    sentence is its own head. ``pos`` is Universal Dependencies' part of speech, ``tag`` Penn Treebank's, ``dep``
    ClearNLP's label as spaCy's English models use it. ``lower`` is the word in small letters, ``lemma`` too.
    """

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its tokens ``[first, last)`` in ``Parse.tokens``, its span, and its paragraph's number."""

    first: int
    last: int
    span: Span
    paragraph: int
    root: int


@dataclass(frozen=True, slots=True)
class Parse:
    """A document's sentences, words and names. White space and furniture have no tokens.

    ``children[i]`` are the tokens whose head is ``i``, in text order, itself left out. ``names`` are sorted and
    do not overlap; ``name_at[i]`` is the index of the name that token ``i`` belongs to, or -1.
    """

    document_id: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]
    children: tuple[tuple[int, ...], ...]
    name_at: tuple[int, ...]
    sentence_at: tuple[int, ...]
    starts: tuple[int, ...]

    def sentence_of(self, i: int) -> Sentence:
        """Return the sentence that token ``i`` stands in."""
        return self.sentences[self.sentence_at[i]]

    def name_of(self, i: int) -> Name | None:
        """Return the name that token ``i`` belongs to, if any."""
        index = self.name_at[i]
        return self.names[index] if index >= 0 else None

    def subtree(self, i: int) -> list[int]:
        """Return token ``i`` and all that hangs on it, in text order."""
        found, queue = [i], [i]
        while queue:
            below = self.children[queue.pop()]
            found.extend(below)
            queue.extend(below)
        found.sort()
        return found

    def child(self, i: int, *deps: str) -> int | None:
        """Return the first child of token ``i`` with one of these labels, if any."""
        for j in self.children[i]:
            if self.tokens[j].dep in deps:
                return j
        return None

    def ancestors(self, i: int) -> Iterator[int]:
        """Yield the heads of token ``i``, nearest first."""
        while (head := self.tokens[i].head) != i:
            yield head
            i = head

    def tokens_in(self, span: Span) -> range:
        """Return the indices of the tokens that begin inside a span; where none does, of the one that it lies in, if any.

        A name may stand inside a token, behind what a page left of its markup: “29">Varo”.
        """
        first, behind = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        if first == behind and span.start < span.end and (around := self.token_at(span.start)) is not None:
            return range(around, around + 1)
        return range(first, behind)

    def token_at(self, offset: int) -> int | None:
        """Return the token that covers a character, if any."""
        i = bisect_right(self.starts, offset) - 1
        return i if i >= 0 and offset < self.tokens[i].end else None

    def span_over(self, first: int, last: int) -> Span:
        """Return the span from token ``first`` to token ``last``, both included."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def spans_of(self, indices: Iterable[int]) -> tuple[Span, ...]:
        """Return the fewest spans that cover these tokens: one for each unbroken run."""
        runs: list[list[int]] = []
        for i in sorted(set(indices)):
            if runs and runs[-1][1] == i - 1:
                runs[-1][1] = i
            else:
                runs.append([i, i])
        return tuple(self.span_over(first, last) for first, last in runs)
