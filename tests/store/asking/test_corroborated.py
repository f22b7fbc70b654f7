from __future__ import annotations

from reports import actor, claim, report
from sayso.records import Document, Report, Voice, digest
from sayso.settings import Settings
from sayso.store.asking.corroborated import (
    Someone,
    Spelling,
    all_disputes,
    all_drifts,
    all_groups,
    all_origins,
    all_reprints,
    all_tellings,
    everybody,
)
from sayso.store.base import Store
from sayso.store.deriving.corroborating import corroborate
from sayso.store.writing import How, add


def told(text: str, publisher: str) -> Report:
    """Return a report in which Mara Lindqvist, who has two names, denies one thing and says another."""
    mara = Voice("a1", "Lindqvist", "person")
    claims = [claim("a1", "attacks", polarity="denied", force="denied", voices=(mara,)), claim("a1", "leads")]
    document = Document(
        digest("document", text), text, url=f"https://{publisher}.example/1", publisher=publisher
    )
    return report([actor("a1", "Mara Lindqvist", "person", "Lindqvist")], claims, document=document)


def test_all_that_was_worked_out_comes_in_the_order_of_ids(store: Store) -> None:
    """Groups, tellings, origins and actors: each once, called by ids that every other one has."""
    for text, publisher in (("It is open, she says.", "karsk"), ("It is shut, she says.", "veldan")):
        add(store, told(text, publisher), How.of(Settings()))
    corroborate(store)
    with store.reading() as connection:
        people, groups = list(everybody(connection)), list(all_groups(connection))
        tellings, origins = list(all_tellings(connection)), list(all_origins(connection))
        copied = list(all_reprints(connection))
        assert list(all_disputes(connection)) == []
        assert list(all_drifts(connection)) == []
    names = (Spelling("lindqvist", "Lindqvist"), Spelling("mara lindqvist", "Mara Lindqvist"))
    assert [(one.name, one.kind, one.names) for one in people] == [("Mara Lindqvist", "person", names)] * len(
        people
    )
    assert isinstance(people[0], Someone)
    listed = [one.id for one, _ in groups]
    assert listed == sorted(listed) == [group.id for _, group in groups]
    assert {one.group for one in tellings} == set(listed)
    assert len(tellings) == 4
    assert [one.id for _, one in origins] == sorted(one.id for _, one in origins)
    assert {(one.group, one.origin) for one in tellings} == {(group, one.id) for group, one in origins}
    assert copied == sorted(copied, key=lambda one: one.id)
