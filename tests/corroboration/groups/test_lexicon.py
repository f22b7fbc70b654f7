import re
import tomllib
from importlib.resources import files

import pytest

from sayso.corroboration.groups.lexicon import opposites, stem_of, weight_of

TABLE = tomllib.loads(files("sayso.corroboration.groups").joinpath("words.toml").read_text("utf-8"))


@pytest.mark.parametrize("name", TABLE)
def test_examples(name: str) -> None:
    """Every list has an example."""
    assert re.search(r"\w", TABLE[name]["example"])


@pytest.mark.parametrize(
    ("word", "stem"),
    [("shootings", "shoot"), ("shot", "shoot"), ("accusation", "accuse"), ("agreement", "agree"), ("monks", "monk"),
     ("elections", "elect"), ("hospital", "hospital"), ("nation", "nation")],
)  # fmt: skip
def test_stems(word: str, stem: str) -> None:
    """The forms of a word, and the noun of a verb, meet under one form."""
    assert stem_of(word) == stem


def test_opposites_go_both_ways() -> None:
    """If one word is the contrary of another, so is that one of it."""
    assert all(word in opposites()[other] for word, others in opposites().items() for other in others)


def test_weights() -> None:
    """A word that news uses often says less than a rare one, and that less than a name."""
    assert weight_of("government") < weight_of("kumquat") <= weight_of("qarshid")
