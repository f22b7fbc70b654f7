"""How well claims are read, on sentences labelled by reference.

A claim counts if it is of a typed relation and rests on the sentence: its evidence touches it, and its subject or its
object stands in it. Five parts are compared: subject, relation, object, polarity and innermost voice. A party is right
if its words share a character with those labelled, or if its actor is mentioned there; of relations that hold both
ways the parties may be turned round. A voice is right if its actor is mentioned where the voice is labelled, or its
source stands there; where none is labelled, if there is none or it has no name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sayso.evaluation.cases import Case
from sayso.evaluation.claim_set import GoldClaim, LabelledSentence
from sayso.evaluation.counts import NONE, Counts, ratio
from sayso.evaluation.errors import CorpusError
from sayso.evaluation.reading import Read, read_labelled
from sayso.evaluation.references import skipped
from sayso.evaluation.runs import Outcome
from sayso.records import Actor, Attribution, Claim, Failure, Party, Relation, Report, Span
from sayso.settings import Settings

PARTS: Final = ("subject", "relation", "object", "polarity", "voice")
"""What must be right of a claim, in the order in which it is shown."""
BOTH_WAYS: Final[frozenset[Relation]] = frozenset({"cooperates_with", "negotiates_with", "alias_of"})
"""Relations that the object stands in to the subject, too."""
ENOUGH: Final = 3
"""From how many right parts on a found claim is taken for a labelled one."""

Right = tuple[bool, ...]
"""Which of the parts are right, in their order."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The counts over any number of sentences.

    ``claims`` asks for all parts. ``pairs`` are found claims taken for a labelled one, of which so many have each part
    right. ``skipped`` sentences are of documents that are absent or not the ones labelled, and count for nothing;
    ``unread`` ones are of documents that could not be read.
    """

    sentences: int = 0
    skipped: int = 0
    unread: int = 0
    seen: Counts = NONE
    unseen: Counts = NONE
    pairs: int = 0
    right: tuple[int, ...] = (0,) * len(PARTS)

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            self.sentences + other.sentences,
            self.skipped + other.skipped,
            self.unread + other.unread,
            self.seen + other.seen,
            self.unseen + other.unseen,
            self.pairs + other.pairs,
            tuple(a + b for a, b in zip(self.right, other.right, strict=True)),
        )

    @property
    def claims(self) -> Counts:
        """Those of both halves."""
        return self.seen + self.unseen

    @property
    def shares(self) -> dict[str, float]:
        """Which share of the pairs has each part right."""
        return {part: ratio(right, self.pairs) for part, right in zip(PARTS, self.right, strict=True)}

    def as_dict(self) -> dict[str, Any]:
        """Return all figures by name, ready for JSON."""
        return {
            "sentences": self.sentences,
            "skipped sentences": self.skipped,
            "unpredicted sentences": self.unread,
            "claims": self.claims.as_dict(),
            "seen": self.seen.as_dict(),
            "unseen": self.unseen.as_dict(),
            "pairs": self.pairs,
            "right": self.shares,
        }


def run_sentence(
    sentence: LabelledSentence, folders: tuple[Path, ...], read: Read, settings: Settings
) -> Outcome[Figures]:
    """Return how a sentence was read in its whole article; one of an absent article is skipped and named.

    Raises CorpusError if the text read is not the one labelled, for then no offset would hold.
    """
    try:
        text = sentence.text(folders)
    except CorpusError as error:
        return Outcome(Figures(skipped=1), failure=skipped(sentence.document, error))
    report = read_labelled(sentence.document, text, read, settings)
    if isinstance(report, Failure):
        figures, _ = score_sentence(sentence, None)
        return Outcome(figures, failure=report)
    return Outcome(*score_sentence(sentence, report))


def score_sentence(sentence: LabelledSentence, report: Report | None) -> tuple[Figures, tuple[Case, ...]]:
    """Return one sentence's figures and, of the seen half, what went wrong; None stands for what was not read."""
    firm = [claim for claim in sentence.claims if not claim.optional]
    if report is None:
        return _figures(sentence, Counts(0, 0, len(firm)), (), unread=1), ()
    judge = _Judge(report)
    found = [claim for claim in report.claims if _rests_on(claim, sentence.span)]
    hits = {j for _, j, right in _paired(firm, found, judge) if all(right)}
    judged = [claim for j, claim in enumerate(found) if j in hits or not judge.is_arguable(sentence, claim)]
    pairs = _paired(firm, judged, judge)
    counts = Counts(len(hits), len(judged), len(firm))
    figures = _figures(sentence, counts, [right for _, _, right in pairs])
    if sentence.half == "unseen":
        return figures, ()
    return figures, tuple(_cases(sentence, report, judged, pairs))


def _figures(sentence: LabelledSentence, counts: Counts, rights: Sequence[Right], unread: int = 0) -> Figures:
    seen = sentence.half == "seen"
    return Figures(
        sentences=1,
        unread=unread,
        seen=counts if seen else NONE,
        unseen=NONE if seen else counts,
        pairs=len(rights),
        right=tuple(sum(right[part] for right in rights) for part in range(len(PARTS))),
    )


def _rests_on(claim: Claim, sentence: Span) -> bool:
    parties = [party.span for party in (claim.subject, claim.object) if party]
    return (
        claim.relation != "says"
        and any(span.overlaps(sentence) for span in claim.evidence)
        and any(span.overlaps(sentence) for span in parties)
    )


def _paired(gold: Sequence[GoldClaim], found: Sequence[Claim], judge: _Judge) -> list[tuple[int, int, Right]]:
    """Return labelled and found claims matched one to one, those first that have most parts right.

    A pair has at least ``ENOUGH`` of them right, one of them a party.
    """
    ranked = sorted(
        (
            (i, j, right)
            for i, wanted in enumerate(gold)
            for j, claim in enumerate(found)
            if sum(right := judge.right(wanted, claim)) >= ENOUGH and (right[0] or right[2])
        ),
        key=lambda pair: (-sum(pair[2]), pair[0], pair[1]),
    )
    pairs: list[tuple[int, int, Right]] = []
    for i, j, right in ranked:
        if all(i != other and j != another for other, another, _ in pairs):
            pairs.append((i, j, right))
    return pairs


class _Judge:
    """Says which parts of a found claim are right."""

    def __init__(self, report: Report) -> None:
        self._actors: dict[str, Actor] = {actor.id: actor for actor in report.actors}
        self._attributions: dict[str, Attribution] = {one.id: one for one in report.attributions}

    def right(self, wanted: GoldClaim, claim: Claim) -> Right:
        """Return which of the parts are right."""
        straight = self._parties(wanted, claim.subject, claim.object)
        if wanted.relation in BOTH_WAYS and not all(straight):
            turned = self._parties(wanted, claim.object, claim.subject)
            straight = max(straight, turned, key=sum)
        return (
            straight[0],
            claim.relation == wanted.relation,
            straight[1],
            claim.polarity == wanted.polarity,
            self._voice(wanted, claim),
        )

    def is_arguable(self, sentence: LabelledSentence, claim: Claim) -> bool:
        """Say whether a found claim is one that the set leaves open."""
        return any(wanted.optional and all(self.right(wanted, claim)) for wanted in sentence.claims)

    def _parties(self, wanted: GoldClaim, subject: Party | None, other: Party | None) -> tuple[bool, bool]:
        return self._party(wanted.subject, subject), self._party(wanted.object, other)

    def _party(self, wanted: Span | None, party: Party | None) -> bool:
        if wanted is None or party is None:
            return wanted is None and party is None
        return party.span.overlaps(wanted) or self._mentioned(party.actor, wanted)

    def _voice(self, wanted: GoldClaim, claim: Claim) -> bool:
        voice = claim.voices[-1] if claim.voices else None
        if wanted.voice is None:
            return voice is None or voice.kind == "unnamed"
        if voice is None:
            return False
        attribution = self._attributions.get(claim.attribution or "")
        source = attribution.source if attribution else ()
        return self._mentioned(voice.actor, wanted.voice) or any(
            span.overlaps(wanted.voice) for span in source
        )

    def _mentioned(self, actor_id: str | None, at: Span) -> bool:
        actor = self._actors.get(actor_id or "")
        return actor is not None and any(mention.span.overlaps(at) for mention in actor.mentions)


def _cases(
    sentence: LabelledSentence,
    report: Report,
    judged: Sequence[Claim],
    pairs: Sequence[tuple[int, int, Right]],
) -> Iterator[Case]:
    """Yield what was missed and what is false."""
    firm = [claim for claim in sentence.claims if not claim.optional]
    text = report.document.text
    wrong = {i: right for i, _, right in pairs if not all(right)}
    right_ones = {i for i, _, right in pairs if all(right)}
    hits = {j for _, j, right in pairs if all(right)}
    context = " ".join(sentence.span.text(text).split())
    for i, wanted in enumerate(firm):
        if i not in right_ones:
            words = (
                ("subject", wanted.subject.text(text) if wanted.subject else ""),
                ("relation", wanted.relation),
                ("object", wanted.object.text(text) if wanted.object else ""),
                ("polarity", wanted.polarity),
                ("voice", wanted.voice.text(text) if wanted.voice else ""),
            )
            yield Case("missed", sentence.document, words, _why(wrong.get(i)), context)
    for j, claim in enumerate(judged):
        if j not in hits:
            words = (
                ("subject", claim.subject.text if claim.subject else ""),
                ("relation", claim.relation),
                ("object", claim.object.text if claim.object else ""),
                ("polarity", claim.polarity),
                ("voice", claim.voices[-1].text if claim.voices else ""),
            )
            near = next((right for _, k, right in pairs if k == j), None)
            yield Case("false", sentence.document, words, _why(near), context)


def _why(right: Right | None) -> str:
    if right is None:
        return "nothing like it"
    return "other " + ", ".join(part for part, so in zip(PARTS, right, strict=True) if not so)
