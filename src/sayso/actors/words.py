"""A text cut into words before any parsing: what the search for established names goes by."""

from __future__ import annotations

import re
from bisect import bisect_right

from sayso.actors.names import WORD, normal_word
from sayso.actors.wordlists import word_list

_INSIDE_A_NAME = re.compile(r"['’]s? |['’]s-|[ \-–'’./&]|\. | & |\.-| ?\n *|- ?\n *|/ ?\n *")
_ENDS_A_SENTENCE = re.compile(r"[.!?:;\"“”‘«»()\[\]—…•]|--|\n\s*\n")
_ABBREVIATIONS = word_list("abbreviations")
_PLAIN_GAPS = frozenset({" ", "-"})


class Words:
    """The words of a text in order: where each stands, its text, its normal form, and what lies before it.

    ``gap(i)`` is the text between word ``i - 1`` and word ``i``; ``small`` are the normal words that stand in small
    letters somewhere.
    """

    __slots__ = ("_line_cased", "_lines", "ends", "normal", "small", "starts", "text", "texts")

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.texts: list[str] = []
        for match in WORD.finditer(text):
            self.starts.append(match.start())
            self.ends.append(match.end())
            self.texts.append(match.group())
        self.normal = [normal_word(word) for word in self.texts]
        self.small = {
            normal for word, normal in zip(self.texts, self.normal, strict=True) if word[0].islower()
        }
        self._lines = [match.end() for match in re.finditer("\n", text)]
        self._line_cased: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self.texts)

    def gap(self, i: int) -> str:
        """Return the text between the word before and word ``i``."""
        return self.text[self.ends[i - 1] if i else 0 : self.starts[i]]

    def joins(self, i: int) -> bool:
        """Say whether word ``i`` can belong to one name with the word before it."""
        if i <= 0 or i >= len(self.texts):
            return False
        gap = self.text[self.ends[i - 1] : self.starts[i]]
        if gap in _PLAIN_GAPS:
            return True
        if not _INSIDE_A_NAME.fullmatch(gap):
            return False
        if gap == ". ":
            return self._cut_short(i - 1)
        # A short line that ends here is a headline or a table's, not wrapped running text.
        return "\n" not in gap or self._line_length(self.ends[i - 1]) >= 50

    def opens_sentence(self, i: int) -> bool:
        """Say whether word ``i`` may owe its capital to its place: first in a sentence, a quotation or a bracket."""
        if i == 0:
            return True
        gap = self.text[self.ends[i - 1] : self.starts[i]]
        if gap in _PLAIN_GAPS or (gap == ". " and self._cut_short(i - 1)):
            return False
        return _ENDS_A_SENTENCE.search(gap) is not None

    def capital(self, i: int) -> bool:
        """Say whether word ``i`` begins with a capital."""
        return self.texts[i][0].isupper()

    def casing(self, i: int) -> str:
        """Return how the line of word ``i`` is set: "capitals", "title" (most long words capitalised) or "plain"."""
        line = bisect_right(self._lines, self.starts[i])
        if line not in self._line_cased:
            begin = self._lines[line - 1] if line else 0
            end = self._lines[line] if line < len(self._lines) else len(self.text)
            self._line_cased[line] = _casing(self.text[begin:end])
        return self._line_cased[line]

    def _cut_short(self, i: int) -> bool:
        """Say whether the full stop after a word only cuts it short, as in "Gen. Alan J. Varo"."""
        word = self.texts[i]
        return word[0].isupper() and (len(word) == 1 or self.normal[i] in _ABBREVIATIONS)

    def _line_length(self, offset: int) -> int:
        line = bisect_right(self._lines, offset)
        return offset - (self._lines[line - 1] if line else 0)


def _casing(line: str) -> str:
    words = WORD.findall(line)
    if len(words) >= 3 and line.isupper():
        return "capitals"
    long_words = [word for word in words if len(word) > 3]
    capitals = sum(word[0].isupper() for word in long_words)
    ended = len(line) > 120 or line.rstrip().endswith(",")
    if (
        len(long_words) >= (6 if line.rstrip().endswith(".") else 4)
        and capitals >= 0.8 * len(long_words)
        and not ended
    ):
        return "title"
    return "plain"
