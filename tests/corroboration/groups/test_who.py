import pytest

from sayings import actor
from sayso.actors.across import shared_ids
from sayso.corroboration.groups.who import Who, likeness, who_of
from sayso.records import Party, Span, VoiceKind


def who(name: str, kind: VoiceKind = "armed_group", catalogue: str | None = None) -> Who:
    """Return an actor of this name or description in a claim."""
    one = actor(name, kind, catalogue)
    found = who_of(Party(name, name, Span(0, 1)), {name: (one, shared_ids([one])[0])})
    assert found is not None
    return found


def thing(text: str) -> Who:
    """Return words that no actor stands behind."""
    found = who_of(Party(None, text, Span(0, 1)), {})
    assert found is not None
    return found


def test_catalogue() -> None:
    """Two names of one entry of the catalogue are one."""
    one, other = who("Black Lantern", catalogue="bl"), who("Lantern Front", catalogue="bl")
    assert likeness(one, other) == (3.0, "both speak of Black Lantern")


def test_short_names() -> None:
    """A family name may stand for the whole name, a first name or another family name does not."""
    long = who("Ada Varo", "person")
    assert likeness(long, who("Varo", "person"))[0] > 0
    assert likeness(long, who("Ada Tellin", "person"))[0] < -4


def test_short_forms() -> None:
    """A short form of a given name may be the same person, and another short name is not."""
    long = who("Timothy Varo", "person")
    assert likeness(long, who("Tim Varo", "person"))[0] > 0
    assert likeness(long, who("Tom Varo", "person"))[0] < -4


def test_spelling() -> None:
    """A letter more at the end of a word is another spelling of the name."""
    assert likeness(who("Ada Varol", "person"), who("Ada Varo", "person"))[0] > 0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("the old bridge", "a bridge", True), ("a bridge", "a school", False), ("23 sailors", "26 sailors", False),
     ("23 sailors", "23 of them", True)],
)  # fmt: skip
def test_descriptions(one: str, other: str, same: bool) -> None:  # noqa: FBT001  # a case's value
    """Descriptions are compared by their nouns and their numbers."""
    assert (likeness(thing(one), thing(other))[0] > 0) is same


def test_plain_people() -> None:
    """That two are both called men says little, and that one is called a man and one a teacher little against it."""
    assert 0 < likeness(thing("a man"), thing("a man"))[0] < likeness(thing("a school"), thing("a school"))[0]
    assert likeness(thing("a man"), thing("a teacher"))[0] == 0


def test_nobody() -> None:
    """Where one side is not told nothing can be said."""
    assert likeness(None, thing("a man")) == (0.0, None)
    assert who_of(None, {}) is None
