from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice, zip_longest
from pathlib import Path

import pytest

from accusation import ARMS, DENIAL, filled, selected
from sayso.outputs.exports.base import exporter_named
from sayso.outputs.exports.selection import Grounded, Item, Selection
from sayso.records import digest
from sayso.store.asking.claims import FoundClaim, Wanted
from sayso.store.asking.grounds import Ground
from sayso.store.base import Store
from stories import actor, added, claim, report

MANY = 20_000
"""Claims of a big store."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with filled(tmp_path_factory.mktemp("store")) as opened:
        yield opened


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    brigade, ministry = actor("Karsk Brigade", "armed_group"), actor("Interior Ministry", "authority")
    told = claim(brigade, "attacks", "the harbour", ministry)
    with Store.open(str(tmp_path_factory.mktemp("big") / "store.sqlite")) as opened:
        for number in range(MANY // 400):
            text = f"Report {number}: " + "The harbour was shelled again, the ministry said. " * 40
            claims = [replace(told, id=digest(number, each)) for each in range(400)]
            added(
                opened,
                report(text, *claims, cast=(brigade, ministry), url=f"https://karsk.example/{number}"),
            )
        yield opened


def test_what_belongs_to_a_selection(store: Store) -> None:
    """A selection has the claims that fit, their reports, those they speak of, their groups and their disputes, by ids."""
    with selected(store, Wanted("rifles")) as selection:
        (found,) = selection.claims()
        (document,) = selection.documents()
        (group,) = selection.groups()
        (dispute,) = selection.disputes()
        actors = [one.id for one in selection.actors()]
    assert found.claim == ARMS
    assert (document.id, document.address) == (found.document, found.address)
    assert found.quote.startswith(ARMS.evidence[0].text(document.document.text))
    assert [one.claim.polarity for one in group.denying] == ["denied"]
    assert {one.claim.id for side in dispute.sides for one in side} == {ARMS.id, DENIAL.id}
    assert actors == sorted(actors)
    assert {found.subject_id, found.object_id, *(voice.actor for voice in found.voices)} == set(actors)


def test_it_can_be_asked_again_and_meanwhile(store: Store) -> None:
    """Every method begins anew when it is asked again, also while another one is still giving."""
    with selected(store) as selection:
        ways: tuple[Callable[[], Iterator[object]], ...] = (
            selection.claims,
            selection.documents,
            selection.actors,
            selection.groups,
            selection.disputes,
            selection.grounded,
            selection.by_origin,
        )
        once = [list(way()) for way in ways]
        together = list(zip_longest(*(way() for way in ways)))
    again = [[one for one in some if one is not None] for some in zip(*together, strict=True)]
    assert all(once)
    assert again == once


def test_each_claim_comes_with_its_report(store: Store) -> None:
    """Claims come in the order of their reports, each with the report that holds its words."""
    with selected(store) as selection:
        both = list(selection.grounded())
        assert [one.found for one in both] == list(selection.claims())
    assert all(one.report.id == one.found.document for one in both)
    for one in both:
        words = [span.text(one.report.document.text) for span in sorted(one.found.claim.evidence)]
        assert one.found.quote == " … ".join(words)


def test_nothing_wanted(store: Store) -> None:
    """A selection that no claim fits is empty in every part."""
    with selected(store, Wanted("nowhere")) as selection:
        assert [*selection.claims(), *selection.documents(), *selection.actors(), *selection.groups()] == []


def test_only_a_lot_of_claims_is_held(big: Store) -> None:
    """However many claims there are, no more than two lots of them are there at once."""
    held = []
    with selected(big) as selection:
        for number, _ in enumerate(selection.claims(), start=1):
            if number % 2_500 == 0:
                held.append(sum(type(one) is FoundClaim for one in gc.get_objects()))
    assert len(held) == MANY / 2_500
    assert max(held) <= 1_001


@dataclass(frozen=True)
class Watched(Selection):
    """A selection that watches the memory while some of its claims are written, and then ends."""

    peaks: list[int] = field(default_factory=list)

    def claims(self) -> Iterator[FoundClaim]:
        """Yield as many."""
        yield from islice(super().claims(), 2_500)

    def grounded(self) -> Iterator[Grounded]:
        """Yield some of the claims with their reports."""
        yield from self._watched(super().grounded())

    def by_origin(self) -> Iterator[tuple[FoundClaim, Ground]]:
        """Yield some of the claims with what they rest on."""
        yield from self._watched(super().by_origin())

    def _watched(self, claims: Iterator[Item]) -> Iterator[Item]:
        for number, one in enumerate(claims):
            if number == 500:
                tracemalloc.start()
            if number == 2_500:
                break
            yield one
        self.peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()


@pytest.mark.parametrize("name", ["jsonl", "csv", "graphml"])
def test_no_format_gathers_claims(big: Store, tmp_path: Path, name: str) -> None:
    """Whatever is written of 2,000 claims, no more memory is taken than for a lot of 500."""
    with big.reading() as connection:
        watched = Watched(big, connection, Wanted())
        exporter_named(name).write(watched, tmp_path / f"out.{name}")
    assert watched.peaks
    assert max(watched.peaks) < 3_000_000
