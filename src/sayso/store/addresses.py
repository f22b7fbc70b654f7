"""At which addresses the reports of a store stood."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from sayso.store import tables as t


def pages_elsewhere(connection: Connection, addresses: Iterable[str]) -> int:
    """Return how many pages of the store stand at none of these addresses, a few of them at most."""
    elsewhere = t.pages.c.address.not_in(sorted(addresses))
    return connection.execute(select(func.count()).select_from(t.pages).where(elsewhere)).scalar_one()
