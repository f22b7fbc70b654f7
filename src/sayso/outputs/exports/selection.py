"""What is to be exported: a selection of claims and all that belongs to them, given out in lots, in a fixed order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Connection

from sayso.records import Document
from sayso.store.asking.claims import FoundClaim, Wanted, with_surroundings
from sayso.store.asking.disputes import FoundDispute, disputes_numbered
from sayso.store.asking.grounds import Ground, grounds_of
from sayso.store.asking.grouped import ShownGroup, ShownOrigin, origins_in, show_groups
from sayso.store.asking.people import FoundActor, actors_numbered
from sayso.store.asking.selecting import (
    Numbers,
    address_of,
    selected_actors,
    selected_by_origin,
    selected_claims,
    selected_disputes,
    selected_documents,
    selected_groups,
)
from sayso.store.base import Store
from sayso.store.reading import document_of

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Exported:
    """A document that holds a selected claim: its id in the store, which claims refer to, and where its page stood.

    ``document`` is as it was read, with its text; ``document.id`` is the report's own.
    """

    id: str
    address: str
    document: Document


@dataclass(frozen=True, slots=True)
class Grounded:
    """A claim with what it rests on, the disputes that it has a part in, and the report that it stands in."""

    found: FoundClaim
    ground: Ground
    report: Exported


@dataclass(frozen=True, slots=True)
class Selection:
    """The claims that are ``wanted`` and what belongs to them, read through one connection, so all of one moment.

    Each method can be asked any number of times, and while another one is still giving; each begins anew. None holds
    more than a lot of what it gives. Raises StoreError where the question makes no sense.
    """

    store: Store
    connection: Connection
    wanted: Wanted

    def claims(self) -> Iterator[FoundClaim]:
        """Yield the claims, by their documents' ids and then as they stand there."""
        numbers = selected_claims(self.connection, self.wanted, self.store.place)
        return self._in_lots(with_surroundings, numbers, 500)

    def grounded(self) -> Iterator[Grounded]:
        """Yield the claims in the same order, each with its report and what it rests on."""
        numbers = selected_claims(self.connection, self.wanted, self.store.place)
        documents = self.documents()
        report: Exported | None = None
        for found, ground in self._in_lots(_with_grounds, numbers, 500):
            while report is None or report.id != found.document:  # both come by the ids of documents
                report = next(documents)
            yield Grounded(found, ground, report)

    def by_origin(self) -> Iterator[tuple[FoundClaim, Ground]]:
        """Yield the claims with what each rests on: those that rest on one origin come one after the other."""
        numbers = selected_by_origin(self.connection, self.wanted, self.store.place)
        return self._in_lots(_with_grounds, numbers, 500)

    def documents(self) -> Iterator[Exported]:
        """Yield the documents that hold a selected claim, by id."""
        for number in selected_documents(self.connection, self.wanted, self.store.place):
            id_, address = address_of(self.connection, number)
            yield Exported(id_, address, document_of(self.connection, number))

    def actors(self) -> Iterator[FoundActor]:
        """Yield those whom selected claims are about and who speak in them, by id.

        What is counted of them is counted in all of the store.
        """
        numbers = selected_actors(self.connection, self.wanted, self.store.place)
        return self._in_lots(actors_numbered, numbers, 200)

    def groups(self) -> Iterator[ShownGroup]:
        """Yield the groups to which a selected claim belongs, whole, by id: also with claims that are not selected."""
        numbers = selected_groups(self.connection, self.wanted, self.store.place)
        return self._in_lots(show_groups, numbers, 50)

    def origins(self) -> Iterator[tuple[str, ShownOrigin]]:
        """Yield the origins of these groups, each with its group's id, and with the words of its folds but no claims."""
        numbers = selected_groups(self.connection, self.wanted, self.store.place)
        return self._in_lots(origins_in, numbers, 50)

    def disputes(self) -> Iterator[FoundDispute]:
        """Yield the disputes in which a selected claim has a part, whole, by id: also with claims that are not selected."""
        numbers = selected_disputes(self.connection, self.wanted, self.store.place)
        return self._in_lots(disputes_numbered, numbers, 50)

    def _in_lots(
        self, found: Callable[[Connection, Sequence[int]], list[Item]], numbers: Numbers, lot: int
    ) -> Iterator[Item]:
        for first in range(0, len(numbers), lot):
            yield from found(self.connection, numbers[first : first + lot].tolist())


def _with_grounds(connection: Connection, numbers: Sequence[int]) -> list[tuple[FoundClaim, Ground]]:
    return list(zip(with_surroundings(connection, numbers), grounds_of(connection, numbers), strict=True))
