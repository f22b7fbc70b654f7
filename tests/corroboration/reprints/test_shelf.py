from sayso.corroboration.reprints.shelf import Shelf, candidates
from sayso.records import Sketch


def sketch(document_id: str, *keys: int) -> Sketch:
    """Return a sketch with these keys."""
    return Sketch(document_id, "by hand", keys)


def test_candidates() -> None:
    """Who shares a key is a candidate, nobody else, and a document is none of its own."""
    shelf = Shelf()
    for one in (sketch("b", 1, 2), sketch("a", 2, 3), sketch("c", 4), sketch("d", 3)):
        shelf.put(one)
    assert candidates(sketch("d", 2, 3), shelf) == ("a", "b")
    assert candidates(sketch("e"), shelf) == ()


def test_twice() -> None:
    """A document that is put there twice is there once, and asking leaves nothing behind."""
    shelf = Shelf()
    shelf.put(sketch("a", 1))
    shelf.put(sketch("a", 1))
    assert shelf.sharing([1, 7]) == {"a"}
    assert shelf.sharing([7]) == set()
