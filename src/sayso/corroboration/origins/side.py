"""Those who affirm what a group says, or those who deny it, found by document, by fold and by publisher."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.corroboration.origins.copies import Copies
from sayso.corroboration.origins.tellers import Teller
from sayso.records import Reprint


@dataclass(frozen=True, slots=True)
class Side:
    """The claims of one side, those said first before those said later; ``reprints`` are those among its documents."""

    tellers: Sequence[Teller]
    documents: Mapping[str, Sequence[Teller]]
    published_by: Mapping[tuple[str, ...], Sequence[Teller]]
    copies: Copies
    reprints: Sequence[Reprint]
    credited: Mapping[str, frozenset[str]]

    @staticmethod
    def of(tellers: Iterable[Teller], copies: Copies) -> Side:
        """Return a side of these claims."""
        in_order = sorted(tellers, key=lambda one: one.order)
        documents: dict[str, list[Teller]] = defaultdict(list)
        published_by: dict[tuple[str, ...], list[Teller]] = defaultdict(list)
        for teller in in_order:
            documents[teller.document].append(teller)
            if teller.publisher:
                published_by[teller.publisher].append(teller)
        among = [
            one for one in copies.reprints.values() if one.first in documents and one.second in documents
        ]
        credited: dict[str, frozenset[str]] = defaultdict(frozenset)
        for one in among:
            for document in (one.first, one.second):
                credited[document] |= frozenset(one.credited)
        return Side(
            tellers=in_order,
            documents=documents,
            published_by=published_by,
            copies=copies,
            reprints=sorted(among, key=lambda one: (one.first, one.second)),
            credited=credited,
        )

    def credits(self, teller: Teller) -> frozenset[str]:
        """Return the agencies that a claim's report credits: at its head or end, or where it shares words with others."""
        credited = self.credited.get(teller.document, frozenset())
        own = teller.telling.agency
        return credited | {own} if own else credited

    def own(self) -> Iterator[Teller]:
        """Yield what the reports say themselves, the first of each report."""
        for told in self.documents.values():
            if own := next((one for one in told if one.kind == "own"), None):
                yield own

    def cited(self, teller: Teller) -> tuple[Teller, ...]:
        """Return what is said by earlier reports of the publisher that a claim names as its innermost voice."""
        return self._printed(teller, teller.who.words) if teller.who else ()

    def passed_on(self, teller: Teller) -> tuple[Teller, ...]:
        """Return what is said by earlier reports of the publishers through whom a claim's innermost voice is quoted."""
        through = (one.who.words for one in teller.telling.chain[:-1] if one.who)
        return tuple(found for words in through for found in self._printed(teller, words))

    def _printed(self, teller: Teller, publisher: tuple[str, ...]) -> tuple[Teller, ...]:
        printed = self.published_by.get(publisher, ())
        return tuple(one for one in printed if one.document != teller.document and one.not_after(teller))
