"""What follows from a decision for groups, origins and disputes, from the pages and the API alike."""

from __future__ import annotations

from typing import Final

from starlette.background import BackgroundTask

from sayso.store.base import Store
from sayso.store.deriving.corroborating import corroborate, pending_documents

AT_ONCE: Final = 50
"""So many reports are compared anew before the answer."""


def settled(store: Store) -> BackgroundTask | None:
    """Bring what was decided to the disk and work out what follows from it; return what is left to do after the answer.

    Whoever has decided sees what came of it in the answer, or by asking next. Only where many reports wait to be compared,
    so that somebody would wait for what is no consequence of theirs, it is done after the answer. Raises StoreError.
    """
    store.settle()
    with store.reading() as connection:
        many = pending_documents(connection) > AT_ONCE
    if many:
        return BackgroundTask(corroborate, store)
    corroborate(store)
    return None
