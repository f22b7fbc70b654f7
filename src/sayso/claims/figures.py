"""What a report tells in its own words with a number that tells, such as "The border is 310 kilometres long".

Nobody is quoted and no relation is known; yet numbers are what goes wrong as reports retell each other, and the report's
own voice is a voice too. Each main clause with such a number is a claim of relation ``says``: the clause for its words and,
for its quantity, the number nearest to its verb. Nothing is made of a sentence in which somebody has spoken by then, of
what stands in quotation marks, is asked or left open, nor of a number that another claim rests on.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sayso.claims.clauses import is_finite
from sayso.claims.parties import Parties
from sayso.claims.places import place_for, row_of
from sayso.claims.quantities import DURATIONS, Counted
from sayso.claims.quotation import single, trimmed
from sayso.claims.speech_acts import SpeechActs
from sayso.claims.stance import is_left_open, stance_of
from sayso.claims.statement import statement
from sayso.claims.tallies import Tallies
from sayso.claims.times import time_for
from sayso.documents.casing import lowered
from sayso.records import Claim, Document, Parse, Party, Place, Quantity, Span, Time, digest, merged

_LEAST: Final = 10
"""The least number that tells, but for shares: smaller ones stand everywhere."""
_YEARS: Final = range(1900, 2101)
_WEIGHT: Final = 0.6
"""Score of a claim whose relation is unknown."""
_LONGEST: Final = 60
"""Most words of a clause; a longer one is a parse gone wrong, and nobody checks it at a glance."""
_SUBJECTS: Final = ("nsubj", "nsubjpass", "expl", "csubj", "csubjpass")
_RELATIVE: Final = frozenset({"WDT", "WP", "WP$", "WRB"})
_DIRECT: Final = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "npadvmod", "nummod", "quantmod"})
_SPEAKERS: Final = frozenset({"i", "we", "my", "our", "you", "your"})
"""Words of somebody whom the report quotes without saying so, or to its reader."""
_LOOSE: Final = frozenset({",", ".", ";", ":", "-", "–", "—", "--", "...", "…"})
_CONTRASTING: Final = frozenset({"while", "whilst", "whereas"})
"""Words that set a clause beside another one, which could stand alone."""
_SMALL: Final = frozenset({"ADP", "SCONJ", "ADV", "DET", "PRON"})
"""Words that have their capital only from opening a sentence."""


@dataclass(frozen=True, slots=True)
class _Clause:
    """A main clause: its verb, the head of its subject, and its tokens from ``first`` to ``last``."""

    verb: int
    subject: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Figure:
    """A number in a clause, so many steps below its verb."""

    quantity: Quantity
    clause: _Clause
    steps: int


def own_figures(
    document: Document,
    speech: SpeechActs,
    tallies: Tallies,
    times: Sequence[Time],
    places: Sequence[Place],
    others: Sequence[Claim],
) -> Iterator[Claim]:
    """Yield the claims of a report's own sentences with a telling number; ``others`` are those made already.

    ``times`` and ``places`` are those in the text, sorted by span.
    """
    parse, parties, text = speech.parse, speech.parties, document.text
    for figure in _figures(text, speech, tallies, others):
        clause = figure.clause
        words = parse.span_over(clause.first, clause.last)
        subject = _party(parties, document, clause.subject)
        object_ = _object(speech, document, figure)
        place = place_for(parse, places, clause.verb)
        if place is not None and any(place.span.overlaps(one.span) for one in (subject, object_) if one):
            place = None
        stance = stance_of(parse, clause.verb)
        yield Claim(
            id=digest(document.id, "claim", "says", words),
            attribution=None,
            statement=statement((), parties, "asserted", _told(parse, text, figure)),
            subject=subject,
            relation="says",
            object=object_,
            quantity=figure.quantity,
            polarity=stance.polarity,
            certainty=stance.certainty,
            tense=stance.tense,
            place=row_of(text, parse, places, place) if place else None,
            time=time_for(parse, times, clause.verb),
            said=None,
            voices=(),
            force="asserted",
            evidence=(words,),
            score=_WEIGHT,
        )


def _figures(text: str, speech: SpeechActs, tallies: Tallies, others: Sequence[Claim]) -> tuple[_Figure, ...]:
    """Return the number nearest to its verb for each main clause that has a telling one, in their order."""
    parse = speech.parse
    telling = [one for one in tallies.found if speech.inside(one.number) is None and _tells(text, parse, one)]
    if not telling:
        return ()
    told = merged([span for claim in others for span in claim.evidence])
    speaking = sorted(
        {span.start for one in speech.attributions.values() for span in (*one.source, *one.cue)}
    )
    found: dict[int, _Figure] = {}
    for one in telling:
        quantity, i = one.quantity, one.number
        if _is_in(told, quantity.span):
            continue
        clause = _clause_of(parse, i)
        if clause is None or is_left_open(parse, i) or _is_quoted(text, quantity.span.start):
            continue
        if not _is_own(parse, clause, speaking):
            continue
        steps = _steps(parse, i, clause.verb)
        if _is_loose(quantity) and not _is_direct(parse, i, clause.verb):
            continue
        if clause.verb not in found or steps < found[clause.verb].steps:
            found[clause.verb] = _Figure(quantity, clause, steps)
    return tuple(found.values())


# Which numbers


def _tells(text: str, parse: Parse, found: Counted) -> bool:
    """Say whether a number is large enough, or a share, to be known by; no age, no year, no house in a street."""
    quantity = found.quantity
    if quantity.unit == "percent":
        return True
    if quantity.of == "age" or (found.counted is not None and parse.tokens[found.counted].tag == "NNP"):
        return False
    if max(quantity.low or 0, quantity.high or 0) < _LEAST:
        return False
    words = quantity.span.text(text)
    return not (words.isdigit() and int(words) in _YEARS)


def _is_loose(quantity: Quantity) -> bool:
    """Say whether a number is no more than "thousands", or how long something takes."""
    return quantity.unit in DURATIONS or (quantity.best is None and quantity.bound == "at_least")


def _is_direct(parse: Parse, i: int, verb: int) -> bool:
    """Say whether a number counts what a verb itself has for a subject or object."""
    while i != verb:
        if parse.tokens[i].dep not in _DIRECT:
            return False
        i = parse.tokens[i].head
    return True


def _steps(parse: Parse, i: int, verb: int) -> int:
    return next(k for k, above in enumerate(parse.ancestors(i)) if above == verb)


# Which clauses


def _clause_of(parse: Parse, i: int) -> _Clause | None:
    """Return the main clause that a word stands in, without the main clauses beside it; None where there is none."""
    path = [i, *parse.ancestors(i)]
    verb: int | None = None
    for at in reversed(path):
        if at != path[-1] and not _is_beside(parse, at):
            break
        if _is_main(parse, at):
            verb = at
    if verb is None or verb == i:
        return None
    words = parse.subtree(verb)
    first, last = words[0], words[-1]
    for j in _beside(parse, verb):
        other = parse.subtree(j)
        if j < verb:
            first = max(first, other[-1] + 1)
        else:
            last = min(last, other[0] - 1)
    while first < verb and _is_joining(parse, first):
        first += 1
    while last > verb and _is_joining(parse, last):
        last -= 1
    subject = parse.child(verb, *_SUBJECTS)
    if subject is None or not first <= i <= last or last - first >= _LONGEST:
        return None
    return _Clause(verb, subject, first, last)


def _beside(parse: Parse, verb: int) -> Iterator[int]:
    """Yield the main clauses that are joined to one, be it by way of a verb that shares its subject."""
    for j in parse.children[verb]:
        if _is_beside(parse, j):
            if _is_main(parse, j):
                yield j
            else:
                yield from _beside(parse, j)


def _is_joining(parse: Parse, i: int) -> bool:
    """Say whether a word at the edge of a clause only joins it to the next."""
    token = parse.tokens[i]
    return (
        token.pos == "CCONJ" or token.text in _LOOSE or (token.dep == "mark" and token.lower in _CONTRASTING)
    )


def _is_beside(parse: Parse, i: int) -> bool:
    """Say whether a clause is set beside the one above it; of two in a row the parser may hang the first on the other."""
    token = parse.tokens[i]
    if token.dep in {"conj", "parataxis"}:
        return True
    mark = parse.child(i, "mark")
    if token.dep == "advcl":
        return mark is not None and parse.tokens[mark].lower in _CONTRASTING
    return token.dep == "ccomp" and i < token.head and mark is None


def _is_main(parse: Parse, i: int) -> bool:
    """Say whether a verb has a tense and a subject of its own, and nothing that puts it below another clause."""
    if not is_finite(parse, i):
        return False
    mark = parse.child(i, "mark")
    if mark is not None and parse.tokens[mark].lower not in _CONTRASTING:
        return False
    subject = parse.child(i, *_SUBJECTS)
    return subject is not None and parse.tokens[subject].tag not in _RELATIVE


def _is_own(parse: Parse, clause: _Clause, speaking: Sequence[int]) -> bool:
    """Say whether nobody has spoken in a sentence by the end of a clause, and it asks and tells nothing of "I" or "you"."""
    sentence = parse.sentence_of(clause.verb)
    end = max(clause.last, parse.tokens[clause.verb].head)
    at = bisect_left(speaking, sentence.span.start)
    if at < len(speaking) and speaking[at] < parse.tokens[end].end:
        return False
    if any(parse.tokens[i].text == "?" for i in range(max(sentence.first, sentence.last - 2), sentence.last)):
        return False
    return all(parse.tokens[i].lower not in _SPEAKERS for i in range(clause.first, clause.last + 1))


def _is_quoted(text: str, at: int) -> bool:
    """Say whether a quotation is open at an offset, since its paragraph began."""
    start = text.rfind("\n", 0, at) + 1
    return text.count("“", start, at) > text.count("”", start, at) or text.count('"', start, at) % 2 == 1


def _is_in(spans: Sequence[Span], span: Span) -> bool:
    """Say whether a span shares a character with one of ``spans``, which are sorted and lie apart."""
    at = bisect_right(spans, span.end, key=lambda one: one.start) - 1
    return at >= 0 and spans[at].overlaps(span)


def _told(parse: Parse, text: str, figure: _Figure) -> str:
    """Return the words of a clause as they stand behind a colon."""
    clause = figure.clause
    words = trimmed(single(parse.span_over(clause.first, clause.last).text(text)))
    opener = parse.tokens[clause.first]
    is_small = opener.pos in _SMALL or opener.start == figure.quantity.span.start
    if is_small and opener.text.istitle() and parse.name_at[clause.first] < 0:
        return f"{words[:1].lower()}{words[1:]}"
    return lowered(words)


def _object(speech: SpeechActs, document: Document, figure: _Figure) -> Party | None:
    """Return what a verb has for an object, where that is more than the number itself."""
    clause = figure.clause
    for slot in ("object", "attr"):
        for i in speech.roles.fillers(clause.verb, slot):
            inside = clause.first <= i <= clause.last and i != clause.subject
            if inside and not speech.parse.tokens[i].span.overlaps(figure.quantity.span):
                return _party(speech.parties, document, i)
    return None


def _party(parties: Parties, document: Document, i: int) -> Party:
    filler = parties.fillers(i)[0]
    return Party(filler.actor, filler.span.text(document.text), filler.span)
