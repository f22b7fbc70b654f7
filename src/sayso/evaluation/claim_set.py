"""Claims of single sentences, labelled by reference in articles that others collected.

A set is JSON Lines, one sentence a line, and holds not a word of any text::

    {"document": "basil/articles/2010/a.json", "sha256": "...", "sentence": [10, 90], "half": "seen",
     "claims": [{"subject": [10, 14], "relation": "supports", "object": [30, 40],
                 "polarity": "affirmed", "voice": [50, 60]}]}

Documents are named, read and known by their digests as `sayso.evaluation.references` tells.
``sentence`` is where the claims stand; ``voice`` may stand elsewhere, and is null where the report says so itself or
nobody is named. ``object`` is null where the relation needs none. An ``optional`` claim is arguable: found it is not
false, not found it is no miss. The errors of the ``unseen`` half are never shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast, get_args

from sayso.evaluation.errors import CorpusError
from sayso.evaluation.label_sets import Half, half_of, read_rows, span_of
from sayso.evaluation.references import read_known
from sayso.records import Polarity, Relation, Span

_RELATIONS: Final = frozenset(get_args(Relation)) - {"says"}


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """What a sentence says, by the places of its parties and of its innermost voice."""

    subject: Span | None
    relation: Relation
    object: Span | None
    polarity: Polarity
    voice: Span | None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """A sentence by document, digest and place, with all of its claims but those of saying."""

    document: str
    sha256: str
    span: Span
    half: Half
    claims: tuple[GoldClaim, ...]

    def text(self, folders: tuple[Path, ...]) -> str:
        """Return the document's text; raises CorpusError where it is absent or is not the one that was labelled.

        A folder is that of the corpus itself, or one that holds it.
        """
        for folder in folders:
            for name in (self.document, self.document.partition("/")[2]):
                if (folder / name).is_file():
                    return read_known(folder, name, self.sha256)
        raise CorpusError("is in none of the folders; give the folder of its corpus")


def read_claim_set(path: Path) -> tuple[LabelledSentence, ...]:
    """Return the sentences of a set in its order; raises CorpusError where a line does not fit the form."""
    return read_rows(path, _sentence, "labelled sentence", "labelled claims")


def _sentence(fields: dict[str, Any]) -> LabelledSentence:
    return LabelledSentence(
        document=fields["document"],
        sha256=fields["sha256"],
        span=Span(*fields["sentence"]),
        half=half_of(fields),
        claims=tuple(_claim(claim) for claim in fields["claims"]),
    )


def _claim(fields: dict[str, Any]) -> GoldClaim:
    relation, polarity = fields["relation"], fields["polarity"]
    if relation not in _RELATIONS or polarity not in get_args(Polarity):
        raise ValueError(relation, polarity)
    return GoldClaim(
        subject=span_of(fields["subject"]),
        relation=cast("Relation", relation),
        object=span_of(fields["object"]),
        polarity=cast("Polarity", polarity),
        voice=span_of(fields["voice"]),
        optional=fields.get("optional", False),
    )
