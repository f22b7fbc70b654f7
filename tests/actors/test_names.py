import pytest

from sayso.actors.names import fits, is_acronym, normal_form, normal_words


def test_spellings_of_one_name_share_a_normal_form() -> None:
    """Case, accents, hyphens, a leading article and possessive endings make no difference."""
    assert (
        normal_form("the Frente-Móvil’s Brigade")
        == normal_form("FRENTE MOVIL BRIGADE")
        == "frente movil brigade"
    )
    assert normal_words("Lake Children's Army") == ("lake", "children", "army")


@pytest.mark.parametrize("word", ["NSM", "M-19", "NGOs", "ISKP"])
def test_acronyms_are_short_and_in_capitals(word: str) -> None:
    """Two to ten capitals, digits and hyphens make an acronym, a plural s included."""
    assert is_acronym(word)


@pytest.mark.parametrize("word", ["Karsk", "A", "19", "Ardan-Sel"])
def test_ordinary_words_are_no_acronyms(word: str) -> None:
    """A capitalised word, a single letter or a number is no acronym."""
    assert not is_acronym(word)


@pytest.mark.parametrize(
    ("acronym", "long"),
    [
        ("NSM", "Northern Shield Movement"),
        ("FLK", "Front for the Liberation of Karsk"),
        ("KARSPOL", "Karsk Special Police"),
        ("MoH", "Ministry of Hills"),
    ],
)
def test_an_acronym_is_read_off_the_beginnings_of_words(acronym: str, long: str) -> None:
    """Small words may be skipped or give a letter, and a word may give more than one."""
    assert fits(acronym, long.split())


@pytest.mark.parametrize(
    ("acronym", "long"),
    [("NSM", "Northern Shield"), ("NSM", "The Northern Shield Movement"), ("NS", "Northern Shield Movement")],
)
def test_an_acronym_needs_every_word_of_the_name(acronym: str, long: str) -> None:
    """A word too many or too few is another name."""
    assert not fits(acronym, long.split())
