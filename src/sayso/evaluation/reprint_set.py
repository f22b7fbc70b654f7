"""Pairs of documents that others collected, labelled as copies or not by somebody who read both.

A set is JSON Lines, one pair a line, and holds not a word of any text::

    {"documents": ["fnc1/train_bodies.csv#12", "fnc1/train_bodies.csv#80"], "sha256": ["...", "..."], "overlap": 0.31,
     "half": "seen", "label": "passage", "original": 1}

Documents are named by their path in the folder of corpora, those of the Fake News Challenge (Pomerleau and Rao 2017) by
their table and ``Body ID``; texts of ECB+ and BASIL are read as for other sets. ``overlap`` is the share of the
shorter one's five-word shingles that the other has, as the corpus of pairs gives it, null where it gives none.
``label`` is ``copy``, ``abridged``, ``passage`` or ``none``, ``original`` the place of the document that the words come
from, null where reading doesn't tell. The errors of the ``unseen`` half are never shown.
"""

from __future__ import annotations

import csv
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, cast, get_args

from sayso.evaluation.ecbplus import read_ecbplus_text
from sayso.evaluation.errors import CorpusError
from sayso.evaluation.label_sets import Half, half_of, read_rows
from sayso.evaluation.references import digest_of, read_document
from sayso.records import ReprintKind

Label = Literal[ReprintKind, "none"]

HARD: Final = (0.2, 0.6)
"""From and up to which overlap a pair is of the hard middle."""


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """Two documents by name and digest, and what they are to each other."""

    documents: tuple[str, str]
    sha256: tuple[str, str]
    overlap: float | None
    half: Half
    label: Label
    original: int | None

    @property
    def is_hard(self) -> bool:
        """Whether the overlap alone says little."""
        return self.overlap is not None and HARD[0] <= self.overlap < HARD[1]

    def texts(self, corpora: Path) -> tuple[str, str]:
        """Return both texts; raises CorpusError where one is absent or is not the one that was labelled."""
        found = tuple(read_corpus_text(corpora, name) for name in self.documents)
        for name, text, known in zip(self.documents, found, self.sha256, strict=True):
            if digest_of(text) != known:
                raise CorpusError(f"{name} is not the text that was labelled; fetch the corpus again")
        return found[0], found[1]


def read_reprint_set(path: Path) -> tuple[LabelledPair, ...]:
    """Return the pairs of a set in its order; raises CorpusError where a line does not fit the form."""
    return read_rows(path, _pair, "labelled pair")


def read_corpus_text(corpora: Path, name: str) -> str:
    """Return a text by its name in a set; raises CorpusError where there is none."""
    path, _, number = name.partition("#")
    if path.endswith(".csv"):
        try:
            return _bodies(corpora / path)[number]
        except KeyError as error:
            raise CorpusError(f"{name} is not in {corpora}; fetch the corpus again") from error
    if path.endswith(".xml"):
        return read_ecbplus_text(corpora / path)
    try:
        return read_document(corpora, name)
    except CorpusError as error:
        raise CorpusError(f"{name} {error}") from error


@cache
def _bodies(path: Path) -> dict[str, str]:
    """Return the texts of a table of the Fake News Challenge by their ids."""
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    try:
        with path.open(encoding="utf-8", newline="") as rows:
            return {row["Body ID"]: row["articleBody"] for row in csv.DictReader(rows)}
    except (OSError, UnicodeDecodeError, csv.Error, KeyError) as error:
        raise CorpusError(
            f"{path}: {error!r}; put the Fake News Challenge's train_bodies.csv there"
        ) from error


def _pair(fields: dict[str, Any]) -> LabelledPair:
    label, original = fields["label"], fields["original"]
    if label not in (*get_args(ReprintKind), "none") or original not in (0, 1, None):
        raise ValueError(label, original)
    first, second = fields["documents"]
    one, other = fields["sha256"]
    overlap = fields["overlap"]
    return LabelledPair(
        documents=(str(first), str(second)),
        sha256=(str(one), str(other)),
        overlap=None if overlap is None else float(overlap),
        half=half_of(fields),
        label=cast("Label", label),
        original=original,
    )
