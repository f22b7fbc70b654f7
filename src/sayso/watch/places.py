"""What a person names to be watched: addresses, and OPML files on this machine."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sayso.documents.addresses import is_address
from sayso.documents.files import opened
from sayso.errors import Damaged, DocumentError, Forbidden, TooLarge
from sayso.records import Failure
from sayso.settings import Settings, raising
from sayso.store.base import Store
from sayso.store.watching.feeds import all_feeds, wake, watch
from sayso.watch.found import web_address
from sayso.watch.markup import kind_of
from sayso.watch.sitemaps import read_opml


def roots_of(
    store: Store, places: Sequence[str], settings: Settings, *, again: bool = False
) -> tuple[list[int], list[Failure]]:
    """Return the feeds that places name, by number, watched from now on, and the places that name none.

    No place stands for all that is watched already. ``again`` asks those that were stopped, or failed, at once. Raises
    StoreError.
    """
    named: list[str] = []
    failures: list[Failure] = []
    for place in places:
        try:
            named += _addresses(place, settings)
        except DocumentError as error:
            failures.append(Failure(error.name, error.problem, error.advice))
    with store.writing() as connection:
        if places:
            numbers = list(dict.fromkeys(watch(connection, address) for address in named))
        else:
            numbers = [feed.number for feed in all_feeds(connection)]
        if again:
            wake(connection, numbers)
    return numbers, failures


def _addresses(place: str, settings: Settings) -> list[str]:
    """Return the addresses that a place names. Raises a DocumentError."""
    if is_address(place):
        address = web_address(place)
        if address is None:
            raise Forbidden(place, "only http and https are asked", "check how it is written")
        return [address]
    path, most = Path(place), settings.limits.max_bytes
    with opened(path) as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise TooLarge(place, f"it has over {most:,} bytes", raising("max_bytes"))
    if kind_of(data) != "opml":
        raise Damaged(place, "it is no OPML file", "name an OPML file, or whole addresses, with https://")
    return [child.address for child in read_opml(data, place).children]
