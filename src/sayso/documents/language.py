"""Which language a text is in, by py3langid (a port of langid.py, Lui and Baldwin 2012)."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from sayso.documents.recasing import is_capitals
from sayso.errors import WrongLanguage

LANGUAGES: dict[str, str] = {
    "en": "English", "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "cs": "Czech", "da": "Danish",
    "de": "German", "el": "Greek", "es": "Spanish", "fa": "Persian", "fi": "Finnish", "fr": "French",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "it": "Italian",
    "ja": "Japanese", "ko": "Korean", "ms": "Malay", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
    "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "so": "Somali", "sr": "Serbian",
    "sv": "Swedish", "sw": "Swahili", "th": "Thai", "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian",
    "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
"""What the guess is restricted to: the more languages, the more often an English text full of foreign names is
taken for one of them."""

SURE = 0.9
"""A language other than English is believed from this probability on."""
ENOUGH_WORDS = 20
"""Below so many words in Latin script, a text is given the benefit of the doubt."""

_READ = 2500
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ]{2,}")
_LETTER = re.compile(r"[^\W\d_]")


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the language that a text seems to be in; "en" where there is reason to doubt.

    The same text always gives the same code. All-capitals texts are judged in small letters.
    """
    head = text[:_READ]
    latin = _LATIN_WORD.findall(head)
    mostly_latin = 2 * len(_LATIN.findall(head)) >= len(_LETTER.findall(head))
    if mostly_latin and len(latin) < ENOUGH_WORDS:
        return "en"
    code, probability = _identifier().classify(head.lower() if is_capitals(head) else head)
    return str(code) if probability >= SURE or not mostly_latin else "en"


def require_english(text: str, name: str, *, force: bool) -> str:
    """Return the language of a text; raises WrongLanguage where it is not English and reading is not forced."""
    code = language_of(text)
    if code != "en" and not force:
        raise WrongLanguage(
            name,
            f"it seems to be in {LANGUAGES[code]}, and only English can be read",
            "if it is English after all, read it with --force",
        )
    return code


@cache
def _identifier() -> Any:
    """Load the model on first use: it takes most of a second."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - loaded on first use

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    return identifier
