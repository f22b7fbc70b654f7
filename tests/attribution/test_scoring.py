from __future__ import annotations

import pytest

from factories import parse, token_of
from sayso.attribution.candidates import Candidate
from sayso.attribution.scoring import scored

SAID = (
    "The/DT/det/2 mayor/NN/nsubj/3 said=say/VBD/ROOT it/PRP/nsubj/5 rained=rain/VBD/ccomp/3 hard/RB/advmod/5"
)
MIGHT = "He/PRP/nsubj/3 might/MD/aux/3 deny/VB/ROOT the/DT/det/5 charge/NN/dobj/3"
PUBLISHED = "The/DT/det/2 schedule/NN/nsubjpass/4 was=be/VBD/auxpass/4 published=publish/VBN/ROOT"


def candidate(notation: str, head: str, rule: str, *content: str, cue: tuple[str, ...] = ()) -> float:
    found = parse(notation)
    at = {word: token_of(found, word) for word in (head, *content, *cue)}
    proposed = Candidate(
        frozenset(), frozenset(at[word] for word in (head, *cue)), frozenset(at[word] for word in content),
        at[head], None, None, rule, 0.8,
    )  # fmt: skip
    return scored(found, proposed).score


def test_nothing_against_it_leaves_a_cue_its_own_rate() -> None:
    """A finite verb of speech with a clause is as likely as it was measured."""
    assert candidate(SAID, "said", "verb-clause", "it", "rained", "hard") == 0.8


@pytest.mark.parametrize(
    ("notation", "head", "rule", "content", "cue", "expected"),
    [
        (MIGHT, "deny", "verb-object", ("the", "charge"), ("might",), 0.8 * 0.6 * 0.7 * 0.6),
        (PUBLISHED, "published", "verb-object", ("The", "schedule"), ("was",), 0.8 * 0.5 * 0.6),
    ],
)
def test_each_sign_against_it_lowers_the_score(
    notation: str, head: str, rule: str, content: tuple[str, ...], cue: tuple[str, ...], expected: float
) -> None:
    """Infinitives, modal verbs, passives without anybody and contents of two words each take their share."""
    assert candidate(notation, head, rule, *content, cue=cue) == round(expected, 4)
