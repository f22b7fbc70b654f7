import tomllib
from importlib.resources import files

from factories import parse
from sayso.blame.lexicon import Meanings, is_plain, plain, table


def test_every_class_has_an_example() -> None:
    """Each class of words shows one of its kind in a sentence or name."""
    text = files("sayso.blame").joinpath("words.toml").read_text(encoding="utf-8")
    for classes in tomllib.loads(text).values():
        for label, entry in classes.items():
            assert "{" in entry["example"], label
            assert len(set(entry["words"])) == len(entry["words"]), label


def test_a_word_may_mean_several_things() -> None:
    """A word has all classes it is in."""
    assert table("words")["bomb"] == ("bombing", "weapon")


def test_names_and_uncommon_words_are_not_told_apart() -> None:
    """What names somebody, and what is no common word of English, counts by its part of speech alone."""
    read = parse(
        "Karskite/JJ/amod/2 rebels=rebel/NNS/nsubj/3 shot=shoot/VBD/ROOT Brel/NNP/dobj/3", {"Brel": "person"}
    )
    assert [plain(read, i) for i in range(4)] == ["<ADJ>", "rebel", "shoot", "<PROPN>"]
    assert [is_plain(read, i) for i in range(4)] == [False, True, True, False]


def test_names_mean_nothing_of_their_own() -> None:
    """A name written like a word for violence is none where names are left out."""
    meanings = Meanings(parse("Murder/NNP/nsubj/2 ended=end/VBD/ROOT", {"Murder": "other"}))
    assert meanings.is_violent(0)
    assert meanings.own[0] == ()
