"""The records that stages hand to each other; imports nothing of ours.

Every record is frozen. A stage that knows more makes a new record and points back by id or by span. All offsets
are code points of ``Document.text``, half open, so ``text[span.start:span.end]`` is always the quoted words.
Terms are those of the field: attribution, source, cue and content as in PARC 3.0 (Pareti 2016) and PolNeAR
(Newell et al. 2018); polarity and certainty as in FactBank (Saurí and Pustejovsky 2009).
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

VoiceKind = Literal[
    "person",
    "organisation",
    "authority",
    "state",
    "armed_group",
    "media",
    "expert",
    "collective",
    "anonymous",
    "unnamed",
]
"""What kind of speaker or actor somebody is."""

Force = Literal[
    "denied",
    "doubted",
    "possible",
    "alleged",
    "reported",
    "estimated",
    "warned",
    "asserted",
    "admitted",
    "confirmed",
]
"""The one label of how firmly something is said, read off the innermost voice's cue, never computed."""

VerbClass = Literal[
    "say", "report", "allege", "blame", "warn", "estimate", "admit", "confirm", "deny", "doubt", "believe", "feel",
    "intend", "promise", "threaten", "order", "ask",
]  # fmt: skip
"""The speech act a cue performs."""

Relation = Literal[
    "supports", "arms", "funds", "trains", "shelters", "directs", "part_of", "member_of", "leads", "recruits_from",
    "controls", "active_in", "cooperates_with", "hostile_to", "attacks", "abducts_or_detains", "threatens",
    "negotiates_with", "designates", "trafficks", "responsible_for", "alias_of", "succeeded_by", "strength",
    "casualties", "says",
]  # fmt: skip
"""What one party is said to do or be to another; ``says`` is anything no frame knows."""

Manner = Literal["direct", "indirect", "mixed"]
Polarity = Literal["affirmed", "denied"]
Certainty = Literal["certain", "probable", "possible", "unstated"]
Tense = Literal["past", "present", "future", "hypothetical"]
Bound = Literal["exact", "at_least", "at_most", "more_than", "fewer_than", "about", "between"]
NameKind = Literal[VoiceKind, "place", "other"]
"""What a name names: an actor of some kind, a place, or something that is neither (a law, a product, a festival)."""
NameOrigin = Literal["catalogue", "document", "parser"]
"""On what ground a name was taken for one: the catalogue knows it, the report establishes it, the parser saw it."""
MentionForm = Literal["name", "short", "acronym", "description", "pronoun"]


def digest(*parts: object) -> str:
    """Return a 16-digit id made of what makes the thing itself, so that reading twice gives the same id."""
    joined = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text: ``start`` and ``end`` in code points, end exclusive."""

    start: int
    end: int

    def text(self, text: str) -> str:
        """Return the words it stands for."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Say whether all of the other lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def distance(self, other: Span) -> int:
        """Return how many characters lie between the two; 0 where they touch or overlap."""
        return max(0, other.start - self.end, self.start - other.end)

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Document:
    """One report as read. ``text`` never changes again; every offset in every record counts in it.

    ``published`` is an ISO date or date-time, only as precise as the report is ("2019", "2019-03", "2019-03-11").
    ``furniture`` is what is no report (comment forms, captions, share buttons); nothing is read from it, nor from
    the byline and dateline. ``called`` is what its reader calls it: "reports.jsonl:3", "standard input".
    """

    id: str
    text: str
    path: str | None = None
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: str | None = None
    agency: str | None = None
    language: str | None = None
    furniture: tuple[Span, ...] = ()
    title_span: Span | None = None
    byline_span: Span | None = None
    dateline_span: Span | None = None
    called: str | None = None

    @property
    def name(self) -> str:
        """How to call the document in a message: as its reader did or, for lack of that, its path, address or id."""
        return self.called or self.path or self.url or self.id

    @property
    def unread(self) -> tuple[Span, ...]:
        """Spans from which nothing is read, sorted."""
        header = (span for span in (self.byline_span, self.dateline_span) if span)
        return tuple(sorted((*self.furniture, *header)))


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
        """Return the indices of the tokens that begin inside a span."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

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


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker in a chain: the actor it was tied to (or none), the words used for it, and its kind."""

    actor: str | None
    text: str
    kind: VoiceKind


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody says something: where source, cue and content stand, who speaks, and how.

    ``source`` and ``cue`` may be empty, ``content`` never is. ``parent`` is the attribution whose content holds
    this one. ``cue_token`` and ``source_token`` are the indices of the cue's and the source's head words in the
    parse, where there are any.
    """

    id: str
    parent: str | None
    manner: Manner
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    voice: Voice
    verb_class: VerbClass
    force: Force
    score: float
    cue_token: int | None = None
    source_token: int | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for an actor. ``head`` is the index of their head word in the parse."""

    span: Span
    text: str
    form: MentionForm
    head: int
    actor: str


@dataclass(frozen=True, slots=True)
class Score:
    """How sure a judgement is, 0 to 1, and the reasons for it, the strongest first, in words for a reader."""

    value: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody that a report speaks of: their fullest name, what kind they are, other names, and every mention.

    ``catalogue`` is the id of the known actor that they are taken for, ``link`` how surely and why.
    """

    id: str
    name: str
    kind: VoiceKind
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]
    catalogue: str | None = None
    link: Score | None = None


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of one document. ``actor_at[i]`` is the id of the actor that head word ``i`` stands for."""

    actors: tuple[Actor, ...]
    actor_at: dict[int, str]

    def actor(self, actor_id: str) -> Actor:
        """Return an actor by id; raises KeyError where there is none."""
        for actor in self.actors:
            if actor.id == actor_id:
                return actor
        raise KeyError(actor_id)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written: ``low`` and ``high`` are equal for a plain one, and one of them is None where unbounded.

    ``unit`` is "people", "percent", "USD", "tonnes" ...; ``of`` is what is counted ("the terrorists in IS").
    """

    low: float | None
    high: float | None
    unit: str
    bound: Bound
    of: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Time:
    """A time spoken of, and what it comes to: ISO dates, only as precise as the words; None where unresolved."""

    text: str
    span: Span
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """A place spoken of, as written."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Party:
    """Who or what stands on one side of a claim: the actor it was tied to (or none), the words and where they are."""

    actor: str | None
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Claim:
    """What a report says somebody says: never a fact.

    ``voices`` run from the outermost to the innermost; none of them means the report says so itself. ``statement``
    is one plain sentence for a reader. ``subject`` is None only for a ``says`` claim without a clear one.
    ``said`` is when it was said, ``time`` the time spoken of.
    """

    id: str
    attribution: str | None
    statement: str
    subject: Party | None
    relation: Relation
    object: Party | None
    quantity: Quantity | None
    polarity: Polarity
    certainty: Certainty
    tense: Tense
    place: Place | None
    time: Time | None
    said: Time | None
    voices: tuple[Voice, ...]
    force: Force
    evidence: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Report:
    """All that was read from one document."""

    document: Document
    actors: tuple[Actor, ...]
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be read: which one, what was wrong, and what to try."""

    name: str
    problem: str
    advice: str


def merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return spans sorted, with those that touch or overlap joined into one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)
