"""The words for violence are found in their own examples."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any, get_args

import pytest

from incidents.told import tellings_in
from sayso.incidents.words import POINTING, load_words, modifiers, words_by_lemma
from sayso.records import Harm, IncidentKind


@pytest.mark.whole
def test_every_word_is_found_in_an_example() -> None:
    """Each word for a kind of violence is read as that kind in one of the sentences beside it."""
    cases = [(word, example) for word in load_words() for example in word.examples]
    scene, tellings = tellings_in("\n\n".join(example for _, example in cases))
    shown: dict[int, set[str]] = {}
    missed = []
    for number, (word, example) in enumerate(cases):
        found = {
            scene.parse.tokens[telling.i].lemma
            for telling in tellings
            if telling.word is word and scene.parse.sentence_of(telling.i).paragraph == number
        }
        shown.setdefault(id(word), set()).update(found)
        if not found:
            missed.append(example)
    assert missed == []
    unshown = {
        name for word in load_words() if word is not POINTING for name in set(word.words) - shown[id(word)]
    }
    assert unshown == set()


def table(name: str) -> dict[str, Any]:
    return tomllib.loads(files("sayso.incidents").joinpath(name).read_text(encoding="utf-8"))


def test_classes_are_shown_by_example() -> None:
    """Every class of words beside those for kinds carries an example with one of its words in place."""
    shared = table("kinds/any.toml")
    entries = [*shared.pop("class").values(), *shared.values(), *table("harms.toml").values()]
    entries += [table(f"kinds/{kind}.toml").get("modifiers") for kind in get_args(IncidentKind)]
    for entry in filter(None, entries):
        marked = entry["example"].partition("{")[2].partition("}")[0].lower()
        assert any(marked.startswith(word[:4]) for word in entry["words"]), entry["example"]


def test_harms_are_those_of_the_records() -> None:
    """What can happen to people is named as the records name it."""
    assert set(table("harms.toml")) < set(get_args(Harm))


@pytest.mark.whole
def test_a_word_before_an_attack_tells_its_kind() -> None:
    """A bomb attack is a bombing, an arson attack arson, and an attack alone an attack."""
    for words, kind in (("A bomb attack", "bombing"), ("An arson attack", "arson"), ("An attack", "attack")):
        (telling,) = tellings_in(f"{words} on the port failed.")[1]
        assert telling.kind == kind
    assert set(modifiers().values()) == {"bombing", "arson"}


def test_the_most_telling_word_comes_first() -> None:
    """Where a word may tell of two kinds, the one that tells more is tried first."""
    assert all(
        list(words) == sorted(words, key=lambda word: -word.rank) for words in words_by_lemma().values()
    )


@pytest.mark.whole
@pytest.mark.parametrize(
    "text",
    [
        "Mira Toll left her car in Karsk.",
        "Prosecutors dropped the charges in Karsk.",
        "Soldiers were killing themselves in Karsk.",
    ],
)
def test_what_no_violence_is_done_to_tells_of_none(text: str) -> None:
    """To leave a car and to drop charges is no attack, and who kills himself kills nobody else."""
    assert tellings_in(text)[1] == []
