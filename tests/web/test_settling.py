from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from sayso.store.base import Store
from sayso.store.deriving.corroborating import pending_documents
from sayso.web.settling import settled
from stories import actor, added, claim, report

LURIA, MOVEMENT = actor("Republic of Luria", "state"), actor("Northern Shield Movement", "armed_group")


def pending(store: Store) -> int:
    with store.reading() as connection:
        return pending_documents(connection)


def test_what_follows_is_there_with_the_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few reports are compared anew before the answer; where many wait, that is left for after it."""
    with Store.open(str(tmp_path / "store.sqlite")) as store:
        for name in ("One", "Two"):
            one = report(f"{name} says so.", claim(LURIA, "arms", MOVEMENT), cast=(LURIA, MOVEMENT))
            added(store, one)
        monkeypatch.setattr("sayso.web.settling.AT_ONCE", 1)
        left = settled(store)
        assert pending(store) == 2
        assert left is not None
        asyncio.run(left())
        assert pending(store) == 0
        added(store, report("Three says so.", claim(LURIA, "arms", MOVEMENT), cast=(LURIA, MOVEMENT)))
        assert settled(store) is None
        assert pending(store) == 0
