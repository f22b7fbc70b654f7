"""Normal forms of names, and how a short form is told from the long one it stands for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from sayso.actors.wordlists import word_list

WORD = re.compile(r"(?<![^\W_]['’])[^\W_]+(?:['’](?![sS]\b)[^\W_]+)*")
"""A word of a name: letters and digits, with apostrophes inside it but without the possessive's."""

SMALL_WORDS = word_list("small_words")


def normal_word(word: str) -> str:
    """Return a word in small letters, without accents and apostrophes."""
    if word.isascii():
        return word.lower().replace("'", "") if "'" in word else word.lower()
    parts = unicodedata.normalize("NFKD", word.casefold().replace("’", "").replace("'", ""))
    return "".join(part for part in parts if not unicodedata.combining(part))


def normal_words(name: str) -> tuple[str, ...]:
    """Return the normal words of a name; hyphens part words, a leading article and possessive endings are dropped.

    >>> normal_words("the Lord's Brigade of Karsk-al-Dun")
    ('lord', 'brigade', 'of', 'karsk', 'al', 'dun')
    """
    words = tuple(normal_word(word) for word in WORD.findall(name))
    return words[1:] if len(words) > 1 and words[0] == "the" else words


def normal_form(name: str) -> str:
    """Return the form under which spellings of one name meet: normal words with single spaces."""
    return " ".join(normal_words(name))


def is_acronym(word: str) -> bool:
    """Say whether a word is written like an acronym: 2 to 10 capitals and digits, a capital first ("NSM", "M-19")."""
    if not 2 <= len(word) <= 10:
        return False
    letters = word.replace("-", "").replace(".", "").replace("/", "")
    if letters.endswith("s") and letters[:-1].isupper():
        letters = letters[:-1]
    return len(letters) >= 2 and letters.isupper() and letters.isalnum() and letters[0].isalpha()


def letters_of(acronym: str) -> str:
    """Return the bare small letters of an acronym, dots and hyphens dropped."""
    return "".join(letter for letter in normal_word(acronym) if letter.isalnum())


def fits(acronym: str, words: Sequence[str]) -> bool:
    """Say whether an acronym can be read off the beginnings of these words, the first and the last among them.

    Small words may be skipped, and a word may give more than its first letter ("Interpol", "UNESCO").
    """
    letters = letters_of(acronym)
    names = [normal_word(word) for word in words]
    if not letters or not names or not names[0].startswith(letters[0]):
        return False
    return _fits(letters, names, 0, 0)


def _fits(letters: str, words: Sequence[str], at: int, word: int) -> bool:
    if word == len(words):
        return at == len(letters)
    small = words[word] in SMALL_WORDS
    if small and word and _fits(letters, words, at, word + 1):
        return True
    longest = 0
    while (
        longest < min(3, len(words[word]))
        and letters[at + longest : at + longest + 1] == words[word][longest]
    ):
        longest += 1
    return any(_fits(letters, words, at + taken, word + 1) for taken in range(longest, 0, -1))
