"""A parsed document in, its attributions out.

Rules propose, by grammar and the cue lexicon; the trained tagger, told what they propose, decides. Without it the
rules decide themselves. Either way the spans follow PolNeAR's guidelines: a content keeps its "that" and its quotation
marks and drops the comma or full stop at its edge; the preposition of "called for" is cue.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from sayso.attribution.candidates import Candidate
from sayso.attribution.force import force_of, is_uncommitted
from sayso.attribution.headlines import headline_candidates
from sayso.attribution.labels import label_candidates
from sayso.attribution.lexicon import Lexicon
from sayso.attribution.linking import link
from sayso.attribution.nesting import parents
from sayso.attribution.quotes import Quotation, find_quotations
from sayso.attribution.rules import candidates
from sayso.attribution.scoring import MIN_SCORE, scored
from sayso.attribution.speakers import may_be_said
from sayso.attribution.syntax import is_nobody
from sayso.attribution.tagged import tagged_candidates
from sayso.attribution.tagger.model import Tagger
from sayso.records import Attribution, Document, Manner, Parse, Span, Voice, digest

_EDGES = frozenset(",;:.?!—–-")
_MOSTLY = 0.9
"""Share of a content's words that must be quoted for direct speech."""
_INNER_EDGES = frozenset(",;:—–-.")


@dataclass(frozen=True, slots=True)
class Proposals:
    """What the rules propose, quotations given to their speakers, and the quotations themselves."""

    found: tuple[Candidate, ...]
    quotations: tuple[Quotation, ...]


def proposals(document: Document, parse: Parse, lexicon: Lexicon, least: float = 0.0) -> Proposals:
    """Return what the rules propose, of what scores at least so much."""
    quotations = find_quotations(document.text, parse)
    proposed = (scored(parse, candidate) for candidate in candidates(parse, lexicon))
    likely = [candidate for candidate in proposed if candidate.score >= least]
    labels = label_candidates(parse, document.title_span)
    found = link(parse, lexicon, [*labels, *likely], quotations)
    return Proposals((*headline_candidates(parse, document.title_span), *found), quotations)


def find_attributions(
    document: Document,
    parse: Parse,
    lexicon: Lexicon,
    tagger: Tagger | None = None,
    min_score: float | None = None,
) -> tuple[Attribution, ...]:
    """Return the document's attributions in text order of their cues; by rules alone without a tagger.

    Those that score less than ``min_score`` are left out; None is the value chosen for the tagger or for the rules. The voices are not yet tied to actors: each carries its source's words, and
    its kind is "unnamed" where there is no source and "collective" until the actors stage knows better.
    """
    if tagger is None:
        least = MIN_SCORE if min_score is None else min_score
        proposed = proposals(document, parse, lexicon, least)
        found = [
            candidate
            for candidate in proposed.found
            if _trimmed(parse, candidate.content) and may_be_said(parse, candidate)
        ]
        holders = parents(found)
    else:
        proposed = proposals(document, parse, lexicon)
        least = tagger.settled.min_score if min_score is None else min_score
        found, holders = tagged_candidates(
            document, parse, lexicon, tagger, proposed.found, proposed.quotations, least
        )
        found, holders = _kept(found, holders, [_says(parse, one) for one in found])
    marks = _Marks(proposed.quotations)
    ids = [_id(document, parse, candidate) for candidate in found]
    return tuple(
        _record(document, parse, candidate, marks, own, ids[holder] if holder is not None else None)
        for candidate, own, holder in zip(found, ids, holders, strict=True)
    )


def _says(parse: Parse, candidate: Candidate) -> bool:
    """Say whether there is a content, and not nobody or a mere thing that says it ("no group has claimed responsibility")."""
    nobody = candidate.source_head is not None and is_nobody(parse, candidate.source_head)
    return not nobody and bool(_trimmed(parse, candidate.content)) and may_be_said(parse, candidate)


def _kept(
    found: Sequence[Candidate], holders: Sequence[int | None], keep: Sequence[bool]
) -> tuple[list[Candidate], list[int | None]]:
    """Return what is kept; what hung on something dropped hangs on what held that."""

    def holder_of(n: int) -> int | None:
        above = holders[n]
        while above is not None and not keep[above]:
            above = holders[above]
        return above

    number = {n: place for place, n in enumerate(n for n, kept in enumerate(keep) if kept)}
    above = [holder_of(n) for n in number]
    return [found[n] for n in number], [None if one is None else number[one] for one in above]


def _id(document: Document, parse: Parse, candidate: Candidate) -> str:
    cue, content = (
        _spans(document, parse, words) for words in (candidate.cue, _trimmed(parse, candidate.content))
    )
    return digest(document.id, "attribution", *((span.start, span.end) for span in (*cue, *content)))


def _record(
    document: Document,
    parse: Parse,
    candidate: Candidate,
    marks: _Marks,
    own: str,
    parent: str | None,
) -> Attribution:
    content = _trimmed(parse, candidate.content)
    source = _spans(document, parse, _closed_off(parse, candidate.source))
    verb_class, force = force_of(candidate.entry, parse, candidate.head)
    words = " ".join(span.text(document.text) for span in source)
    return Attribution(
        id=own,
        parent=parent,
        manner=marks.manner(content),
        source=source,
        cue=_spans(document, parse, candidate.cue),
        content=marks.closed(_spans(document, parse, content)),
        voice=Voice(None, " ".join(words.split()).rstrip(" ,"), "collective" if source else "unnamed"),
        verb_class=verb_class,
        force=force,
        score=candidate.score,
        cue_token=candidate.head,
        source_token=candidate.source_head if source else None,
        uncommitted=is_uncommitted(parse, candidate.entry, candidate.head, content),
    )


def _spans(document: Document, parse: Parse, words: Iterable[int]) -> tuple[Span, ...]:
    """Return the fewest spans that cover these words and nothing between them that is not to be read.

    The tagger knows no captions and bylines: to it, the words on both sides stand next to each other.
    """
    gaps = [span.start for span in document.unread]
    stretches = groupby(sorted(words), key=lambda i: bisect_left(gaps, parse.tokens[i].start))
    return tuple(span for _, stretch in stretches for span in parse.spans_of(stretch))


def _trimmed(parse: Parse, words: Iterable[int]) -> list[int]:
    """Return words in text order without the punctuation at either end and a conjunction that joins nothing."""
    kept = sorted(words)
    while kept and (parse.tokens[kept[-1]].text in _EDGES or parse.tokens[kept[-1]].tag == "CC"):
        kept.pop()
    while kept and parse.tokens[kept[0]].text in _INNER_EDGES:
        kept.pop(0)
    return kept


def _closed_off(parse: Parse, words: Iterable[int]) -> list[int]:
    """Return a source's words without punctuation at either end, but for the comma that closes off an apposition.

    "Ines Tarrow, the mayor of Sorrel, said": PolNeAR's annotators count the second comma in where they count the first.
    """
    given = sorted(words)
    kept = _trimmed(parse, given)
    after = given.index(kept[-1]) + 1 if kept else len(given)
    is_comma = [parse.tokens[i].text == "," for i in given]
    if any(is_comma[:after]) and any(is_comma[after : after + 1]):
        return [*kept, given[after]]
    return kept


class _Marks:
    """A document's quotations, asked about contents."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self._quoted = {i for quotation in quotations for i in quotation.tokens}
        self._closing = {span.end: span for quotation in quotations for span in quotation.spans}

    def closed(self, content: Sequence[Span]) -> tuple[Span, ...]:
        """Return the content's spans; one that ends just before its quotation's closing mark takes the mark in."""
        result = []
        for span in content:
            quoted = self._closing.get(span.end + 1) or self._closing.get(span.end + 2)
            # What lies inside the quotation as a whole has no marks of its own: both belong to what holds it.
            around = quoted is not None and quoted.start >= span.start
            result.append(Span(span.start, quoted.end) if quoted and around else span)
        return tuple(result)

    def manner(self, content: Sequence[int]) -> Manner:
        """Return whether the content is quoted, told, or both."""
        quoted = sum(i in self._quoted for i in content)
        if quoted == 0:
            return "indirect"
        return "direct" if quoted >= _MOSTLY * len(content) else "mixed"
