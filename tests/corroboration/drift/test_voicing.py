import pytest

from drifting import again, told
from sayso.corroboration.drift.voicing import same_voice
from sayso.corroboration.groups.telling import Telling
from sayso.records import Voice

TEXT = "240 families fled the Orsk valley."


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Halden Institute", "Halden Institute", True),
        ("Halden Institute", "the institute", True),
        ("the Veldanian foreign ministry", "the foreign ministry of Veldania", True),
        ("United Nations", "UN", True),
        ("Halden Institute", "Assembly of Nations", False),
        ("the police", "the hospital", False),
        ("the police", "the interior ministry", None),
        ("Halden Institute", "the group", None),
        ("Halden Institute", "a think tank", None),
    ],
)
def test_same_voice(one: str, other: str, same: bool | None) -> None:  # noqa: FBT001  # a case of a table
    """Voices are one by name, short form or office, two by other names or kinds, and else nobody knows."""
    first, second = _told_by(one), _told_by(other)
    assert same_voice(first, second) is same
    assert same_voice(second, first) is same


def test_chain() -> None:
    """An outlet that passes on what somebody says is not the voice."""
    outer = (
        Voice("Marrow Gazette", "Marrow Gazette", "media"),
        Voice("Halden Institute", "Halden Institute", "organisation"),
    )
    assert same_voice(told(TEXT), again(TEXT, voices=outer)) is True


def test_publisher() -> None:
    """What an outlet says itself is its word where another outlet names it."""
    assert same_voice(told(TEXT, None), again(TEXT, "Karsk Herald")) is True
    assert same_voice(told(TEXT, None), again(TEXT, "Halden Institute")) is None
    assert same_voice(told(TEXT, None), again(TEXT, None)) is None


def _told_by(name: str) -> Telling:
    """Return a claim on the word of somebody with a name, or of somebody described."""
    if name.startswith(("the ", "a ")):
        return told(TEXT, voices=(Voice(None, name, "organisation"),))
    return told(TEXT, name)
