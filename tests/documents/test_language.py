from __future__ import annotations

import pytest

from sayso.documents.language import LANGUAGES, language_of, require_english
from sayso.errors import WrongLanguage

ENGLISH = (
    "The army of Veldania has attacked the camp near Karsk, two diplomats said on Monday. The ministry denied it, "
    "and said that nobody had been hurt there in the night."
)
GERMAN = (
    "Die Armee von Veldanien hat das Lager bei Karsk angegriffen, sagten zwei Diplomaten am Montag. Das Ministerium "
    "bestritt das und erklärte, dass in der Nacht niemand verletzt worden sei."
)


def test_english_is_told_in_any_case() -> None:
    """Capitals are judged in small letters, or they would look like no language at all."""
    assert language_of(ENGLISH) == "en"
    assert language_of(ENGLISH.upper()) == "en"


@pytest.mark.parametrize(
    ("text", "code"),
    [(GERMAN, "de"), (GERMAN.upper(), "de"), ("Армия атаковала лагерь, сообщили дипломаты.", "ru"), ("部队周一袭击了营地，两名外交官说。", "zh")],
)  # fmt: skip
def test_other_languages_are_told(text: str, code: str) -> None:
    """Where the script is another, a few words are enough."""
    assert language_of(text) == code


@pytest.mark.parametrize(
    "text", ["", "Karsk", "Haqqi network, Jamaat-ul-Karsk, Lashkar-e-Tirn", "12 34 56", "El Vask"]
)
def test_short_texts_get_the_benefit_of_the_doubt(text: str) -> None:
    """A few foreign names are no foreign language."""
    assert language_of(text) == "en"


def test_another_language_is_refused_unless_forced() -> None:
    """The error says which language it seems to be, and how to read it all the same."""
    with pytest.raises(WrongLanguage, match=r"^a\.txt: .*German.*--force"):
        require_english(GERMAN, "a.txt", force=False)
    assert require_english(GERMAN, "a.txt", force=True) == "de"


def test_every_language_has_a_name_and_is_known_to_the_model() -> None:
    """The restriction of the model fails on an unknown code, so that one classification proves them all."""
    assert language_of(GERMAN) in LANGUAGES
