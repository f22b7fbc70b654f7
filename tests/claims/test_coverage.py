"""Coverage: every relation is read in each of the forms that reports use."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import pytest

from claims.invented import read
from sayso.records import Claim, Relation

DATA = Path(__file__).with_name("coverage.toml")


@dataclass(frozen=True)
class Wanted:
    relation: str
    form: str
    text: str
    subject: str
    object: str
    polarity: str

    def is_met_by(self, claim: Claim) -> bool:
        """Say whether a claim is the one that the sentence must give."""
        found = claim.subject.text if claim.subject else "", claim.object.text if claim.object else ""
        same = found == (self.subject, self.object)
        return claim.relation == self.relation and same and claim.polarity == self.polarity


def wanted() -> Iterator[Wanted]:
    for relation, rows in tomllib.loads(DATA.read_text(encoding="utf-8")).items():
        for form, text, subject, found, *rest in rows:
            yield Wanted(relation, form, text, subject, found, (rest or ["affirmed"])[0])


@pytest.mark.whole
def test_every_relation_is_read_in_every_form() -> None:
    """Each sentence gives its relation, between the right parties and with the right polarity."""
    rows = list(wanted())
    claims = read("\n\n".join(row.text for row in rows))
    starts = [0]
    for row in rows:
        starts.append(starts[-1] + len(row.text) + 2)
    missed = []
    for row, start, end in zip(rows, starts, starts[1:], strict=False):
        here = [claim for claim in claims if start <= claim.evidence[0].start < end]
        if not any(row.is_met_by(claim) for claim in here):
            read_instead = [
                (claim.subject and claim.subject.text, claim.relation, claim.object and claim.object.text)
                for claim in here
            ]
            missed.append((row.relation, row.form, row.text, read_instead))
    assert not missed, "\n".join(map(str, missed))


def test_every_relation_has_five_sentences_in_three_forms() -> None:
    """No relation but `says` is left out, and none is shown in one form alone."""
    rows = list(wanted())
    for relation in set(get_args(Relation)) - {"says"}:
        forms = [row.form for row in rows if row.relation == relation]
        assert len(forms) >= 5, relation
        assert len(set(forms)) >= 3, relation
