"""Texts with the mentions of actors and who is whom, as a corpus marks it."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records import Span


@dataclass(frozen=True, slots=True)
class ChainedText:
    """A text by name, the actors' mentions in it in text order, and for each mention the number of its chain."""

    name: str
    text: str
    mentions: tuple[Span, ...]
    chains: tuple[int, ...]

    @classmethod
    def of(cls, name: str, text: str, marked: dict[Span, str]) -> ChainedText:
        """Return a text with its mentions and what each stands for, in any words."""
        mentions = tuple(sorted(marked))
        numbers = {one: number for number, one in enumerate(dict.fromkeys(marked[span] for span in mentions))}
        return cls(name, text, mentions, tuple(numbers[marked[span]] for span in mentions))
