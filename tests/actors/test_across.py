from sayings import actor
from sayso.actors.across import actor_ids, shared_ids


def test_one_name_in_two_documents() -> None:
    """An actor with a full name, or an entry in the catalogue, has one id in every document; others one in each."""
    known, named, one_word = (
        actor("NSM", catalogue="nsm"),
        actor("Ada Varo", "person"),
        actor("Varo", "person"),
    )
    cast = (known, named, one_word, actor("two traders", "anonymous"))
    one, other = actor_ids("one", cast), actor_ids("other", cast)
    assert [a == b for a, b in zip(one, other, strict=True)] == [True, True, False, False]
    assert [shared is not None for shared in shared_ids(cast)] == [True, True, False, False]


def test_told_apart_in_one_document() -> None:
    """Two whom one document tells apart under one name are two."""
    first, second = shared_ids([actor("Ada Varo", "person"), actor("Ada Varo", "person")])
    assert first is not None
    assert second is None


def test_kinds() -> None:
    """A person and a body of one name are two."""
    person, body = shared_ids([actor("Karsk Mill", "person"), actor("Karsk Mill", "organisation")])
    assert person != body
