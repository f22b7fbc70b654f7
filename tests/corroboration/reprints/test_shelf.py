from unittest.mock import patch

from sayso.corroboration.reprints import shelf as module
from sayso.corroboration.reprints.shelf import Shelf, candidates
from sayso.records import Sketch

FEW = patch.multiple(module, CROWD=2, MANY=3)
"""Three documents are a crowd, three keys are many."""


def sketch(document_id: str, *keys: int) -> Sketch:
    """Return a sketch with these keys."""
    return Sketch(document_id, "by hand", keys)


def shelf_of(*sketches: Sketch) -> Shelf:
    """Return a shelf with these."""
    shelf = Shelf()
    for one in sketches:
        shelf.put(one)
    return shelf


def test_candidates() -> None:
    """Who shares a key is a candidate, nobody else, and a document is none of its own."""
    asked = sketch("d", 2, 3)
    shelf = shelf_of(sketch("b", 1, 2), sketch("a", 2, 3), sketch("c", 4), asked)
    assert candidates(asked, shelf) == ("a", "b")
    assert candidates(sketch("e"), shelf) == ()


def test_twice() -> None:
    """A document that is put there twice is there once, and asking leaves nothing behind."""
    shelf = shelf_of(sketch("a", 1), sketch("a", 1))
    assert shelf.holders([1, 7]) == {1: ("a",)}
    assert shelf.holders([7]) == {}


@FEW
def test_crowded_key() -> None:
    """A key that a crowd holds makes nobody a candidate; one that two hold does."""
    asked = sketch("a", 1, 2)
    assert candidates(asked, shelf_of(asked, sketch("b", 1), sketch("c", 1, 2))) == ("c",)


@FEW
def test_printed_everywhere() -> None:
    """Many crowded keys together do: a story that everybody printed is no line under every story."""
    asked = sketch("a", 1, 2, 3)
    everywhere = shelf_of(asked, sketch("b", 1, 2, 3), sketch("c", 1, 2, 3), sketch("d", 1, 2))
    assert candidates(asked, everywhere) == ("b", "c")


@patch.multiple(module, CROWD=2, MANY=3, EVERYWHERE=3)
def test_line_under_every_story() -> None:
    """A key that more than so many hold counts no longer, not even together with others."""
    asked = sketch("a", 1, 2, 3)
    three = [asked, sketch("b", 1, 2, 3), sketch("c", 1, 2, 3)]
    assert candidates(asked, shelf_of(*three)) == ("b", "c")
    assert candidates(asked, shelf_of(*three, sketch("d", 1))) == ()
