from __future__ import annotations

from sqlalchemy import select

from accusation import fill
from sayso.store.asking.grouped import origins_in, show_group, show_groups
from sayso.store.base import Store
from sayso.store.deriving import derived as d
from sayso.store.judging.deciding import keep_note
from sayso.store.judging.judgements import Judge


def test_groups_shown_at_once_are_those_shown_one_by_one(store: Store) -> None:
    """Several groups come in the order asked for, each as if it were asked for alone, with what was decided on it."""
    fill(store)
    with store.reading() as connection:
        numbers = list(connection.execute(select(d.groups.c.number)).scalars())
        first = show_group(connection, numbers[0]).found.id
    with store.writing() as connection:
        keep_note(store, connection, Judge("ana", ""), first, "ask the author")
    with store.reading() as connection:
        backwards = show_groups(connection, numbers[::-1])
        assert backwards == [show_group(connection, number) for number in numbers[::-1]]
        assert show_groups(connection, []) == []
    assert len(backwards) > 1
    assert [one.found.id for one in backwards if one.judgements] == [first]


def test_origins_alone(store: Store) -> None:
    """The origins of groups come without claims, as the groups have them, with the words that show why they are one."""
    fill(store)
    with store.reading() as connection:
        numbers = list(connection.execute(select(d.groups.c.number)).scalars())
        groups = show_groups(connection, numbers)
        found = origins_in(connection, numbers)
    expected = [(group.found.id, one) for group in groups for one in group.origins]
    assert [(id_, one.origin) for id_, one in found] == [(id_, one.origin) for id_, one in expected]
    words = [[fold.words for fold in one.folds] for _, one in found]
    assert words == [[fold.words for fold in one.folds] for _, one in expected]
    assert any(words)
    assert not any(one.claims for _, one in found)
