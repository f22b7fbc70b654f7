"""Reports and their retellings, labelled by what changed in a claim between the two, if anything did.

A set is JSON Lines, an item a line. The two tellings are invented, and then stand in it whole::

    {"id": "own-01", "half": "seen", "drift": ["base"], "why": "...",
     "first": {"publisher": "...", "published": "2031-03-04", "text": "..."},
     "second": {"publisher": "...", "published": "2031-03-09", "text": "..."}}

or they are words that others collected and the same words edited, and then not one of those words stands in the set::

    {"id": "meantime-01", "half": "seen", "drift": [], "why": "...", "document": "meantime_text/a.txt",
     "passage": [120, 480], "sha256": "...", "edit": [[14, 20, "most"]],
     "first": {"publisher": "...", "published": "..."}, "second": {"publisher": "...", "published": "..."}}

``passage`` are offsets in the document, ``sha256`` the digest of its words in UTF-8, ``edit`` what is put in place of what
in them, by offsets in the passage. ``drift`` are the kinds of change, none for a harmless rewording; kinds in ``arguable``
may be found or not. The errors of the ``unseen`` half are never shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast, get_args

from sayso.evaluation.errors import CorpusError
from sayso.evaluation.label_sets import Half, half_of, read_rows
from sayso.evaluation.references import digest_of, read_document
from sayso.records import Span
from sayso.records.labels import ChangeKind


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who published a telling, and on which day."""

    publisher: str
    published: str


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Two tellings that were invented for the set."""

    first: str
    second: str

    def texts(self, _: Path) -> tuple[str, str]:
        """Return both texts; they stand in the set, wherever the corpora are."""
        return self.first, self.second


@dataclass(frozen=True, slots=True)
class EditedPassage:
    """A passage of a text that others collected, and the edits that make its retelling: where, and the new words."""

    document: str
    passage: Span
    sha256: str
    edits: tuple[tuple[Span, str], ...]

    def texts(self, corpora: Path) -> tuple[str, str]:
        """Return both texts; raises CorpusError where the passage is absent or its words are not those labelled."""
        words = self.passage.text(read_document(corpora, self.document))
        if digest_of(words) != self.sha256:
            raise CorpusError(
                "does not hold the words that were labelled; fetch the corpus again, in the same version"
            )
        retold = words
        for span, new in sorted(self.edits, key=lambda edit: edit[0], reverse=True):
            retold = retold[: span.start] + new + retold[span.end :]
        return words, retold


@dataclass(frozen=True, slots=True)
class Retelling:
    """A telling and a later one, with the kinds of change between them; none where the words alone differ."""

    id: str
    half: Half
    drift: frozenset[ChangeKind]
    arguable: frozenset[ChangeKind]
    why: str
    outlets: tuple[Outlet, Outlet]
    words: OwnWords | EditedPassage

    @property
    def is_own(self) -> bool:
        """Whether its words were invented for the set."""
        return isinstance(self.words, OwnWords)

    @property
    def name(self) -> str:
        """How to call it in a message: by its id and, if it is made of another's words, by their document."""
        return self.id if isinstance(self.words, OwnWords) else f"{self.id} ({self.words.document})"


def read_drift_set(path: Path) -> tuple[Retelling, ...]:
    """Return the retellings of a set in its order; raises CorpusError where a line does not fit the form."""
    return read_rows(path, _retelling, "labelled retelling")


def _retelling(fields: dict[str, Any]) -> Retelling:
    first, second = fields["first"], fields["second"]
    return Retelling(
        id=fields["id"],
        half=half_of(fields),
        drift=_kinds(fields["drift"]),
        arguable=_kinds(fields.get("arguable", [])),
        why=fields["why"],
        outlets=(_outlet(first), _outlet(second)),
        words=_edited(fields) if "document" in fields else OwnWords(first["text"], second["text"]),
    )


def _outlet(fields: dict[str, str]) -> Outlet:
    return Outlet(fields["publisher"], fields["published"])


def _edited(fields: dict[str, Any]) -> EditedPassage:
    edits = tuple((Span(start, end), new) for start, end, new in fields["edit"])
    return EditedPassage(fields["document"], Span(*fields["passage"]), fields["sha256"], edits)


def _kinds(names: list[str]) -> frozenset[ChangeKind]:
    if unknown := [name for name in names if name not in get_args(ChangeKind)]:
        raise ValueError(unknown[0])
    return frozenset(cast("list[ChangeKind]", names))
