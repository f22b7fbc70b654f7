"""Speaker labels of transcripts: "SMITH: We will pay." or "[SMITH] "We will pay."" at the head of a paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.attribution.candidates import Candidate
from sayso.records import Parse, Span

LONGEST_LABEL = 4
"""Words a speaker's label may have."""
_SHORTEST_SPEECH = 3
_SCORE = 0.8
"""Labels in capitals were right in all 4 cases on a quarter of PolNeAR train; too few to claim more."""
_OPENING = frozenset({'"', "“", "``"})


def label_candidates(parse: Parse, title: Span | None) -> list[Candidate]:
    """Return what transcripts give to the speakers named at the head of paragraphs; headlines have rules of their own."""
    found = []
    for first, last in _paragraphs(parse):
        if title is not None and title.contains(parse.tokens[first].span):
            continue
        label = _label(parse, first, last)
        if label is None:
            continue
        speaker, mark = label
        content = range(mark + 1, last)
        if len(content) >= _SHORTEST_SPEECH:
            found.append(
                Candidate(
                    frozenset(speaker),
                    frozenset({mark}),
                    frozenset(content),
                    mark,
                    speaker[-1],
                    None,
                    "label",
                    _SCORE,
                )
            )
    return found


def _paragraphs(parse: Parse) -> Iterator[tuple[int, int]]:
    """Yield the token range of each paragraph."""
    begun: tuple[int, int, int] | None = None
    for sentence in parse.sentences:
        if begun is not None and begun[0] == sentence.paragraph:
            begun = (begun[0], begun[1], sentence.last)
            continue
        if begun is not None:
            yield begun[1], begun[2]
        begun = (sentence.paragraph, sentence.first, sentence.last)
    if begun is not None:
        yield begun[1], begun[2]


def _label(parse: Parse, first: int, last: int) -> tuple[Sequence[int], int] | None:
    """Return a label's name and the mark that ends it."""
    tokens = parse.tokens
    bracketed = tokens[first].text == "["
    start = first + 1 if bracketed else first
    for i in range(start + 1, min(last, start + LONGEST_LABEL + 1)):
        if tokens[i].text == ("]" if bracketed else ":"):
            words = range(start, i)
            quoted = i + 1 < last and tokens[i + 1].text in _OPENING
            return (words, i) if _is_speaker(parse, words, quoted=quoted) else None
    return None


def _is_speaker(parse: Parse, words: Sequence[int], *, quoted: bool) -> bool:
    """Say whether these words are a speaker: a person's name before a quotation, or a name that alone is in capitals.

    "Bush: Survive to the next vote" is a heading more often than speech, so a name in small letters needs the mark.
    """
    name = parse.name_of(words[-1])
    if quoted:
        return name is not None and name.kind == "person"
    follows = parse.tokens[words[-1] + 2 : words[-1] + 8]
    alone = any(token.text.islower() for token in follows)
    return alone and all(
        parse.tokens[i].tag in {"NNP", "NNPS"} and parse.tokens[i].text.isupper() for i in words
    )
