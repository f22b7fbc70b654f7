from collections.abc import Sequence

import pytest

from factories import parse, token_of
from sayso.attribution.lexicon import Lexicon
from sayso.claims.factuality.features import features
from sayso.records import Parse

LEXICON = Lexicon.load()
TOLD = parse(
    "The/DT/det/2 mayor/NN/nsubj/3 said=say/VBD/ROOT that/IN/mark/8 no/DT/det/6 gunmen=gunman/NNS/nsubj/8 "
    "may/MD/aux/8 shell/VB/ccomp/3 the/DT/det/10 port/NN/dobj/8 if/IN/mark/13 talks=talk/NNS/nsubj/13 "
    "fail/VBP/advcl/8 ././punct/3"
)


def seen(read: Parse, word: str) -> Sequence[str]:
    """Return what is seen of a word."""
    return features(read, token_of(read, word), LEXICON)


@pytest.mark.parametrize(
    "feature",
    [
        "always",
        "stance=denied possible present",
        "lemma=shell",
        "form=may VB",
        "0.aux=may",
        "0.mark=that",
        "0.subject=no",
        "0.advcl=if",
        "1.lemma=say",
        "1.path=ccomp",
        "1.class=say",
        "1.class=say/may VB",
        "root@2",
        "-1=may",
        "+1=the",
    ],
)
def test_what_is_seen(feature: str) -> None:
    """The stance of the rules, the word, what hangs on it, what it hangs on and what stands beside it are all seen."""
    assert feature in seen(TOLD, "shell")


def test_what_is_above_is_seen_level_by_level() -> None:
    """A word two levels down sees both words above it, and the way there."""
    read = parse(
        "They/PRP/nsubj/2 gave=give/VBD/ROOT up/RP/prt/2 plans=plan/NNS/dobj/2 for/IN/prep/4 an/DT/det/7 attack/NN/pobj/5"
    )
    found = seen(read, "attack")
    assert {"1.lemma=for", "2.lemma=plan", "3.lemma=give", "3.path=pobj:for>prep>dobj"} <= set(found)


def test_copula() -> None:
    """What something is said to be sees its copula's words."""
    read = parse("It/PRP/nsubj/3 never/RB/neg/3 was=be/VBD/ROOT likely/JJ/acomp/3")
    assert "copula.neg=never" in seen(read, "likely")


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("left=leave/VBD/ROOT", "VBD"),
        ("to/TO/aux/2 leave/VB/ROOT", "to VB"),
        ("to/TO/aux/3 have/VB/aux/3 left=leave/VBN/ROOT", "to VBN perfect"),
        ("was=be/VBD/auxpass/2 shelled=shell/VBN/ROOT", "was VBN passive"),
        ("would/MD/aux/4 have/VB/aux/4 been=be/VBN/auxpass/4 shelled=shell/VBN/ROOT", "would VBN perfect passive"),
    ],
)  # fmt: skip
def test_form(words: str, form: str) -> None:
    """A verb's form is told with its helping verbs."""
    read = parse(words)
    assert f"form={form}" in features(read, len(read.tokens) - 1, LEXICON)


def test_nothing_twice() -> None:
    """What is seen is seen once, in the same order every time."""
    found = seen(TOLD, "shell")
    assert len(found) == len(set(found))
    assert found == seen(TOLD, "shell")
