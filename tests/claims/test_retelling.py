"""Sayings are told again as plain English that keeps who says it."""

from __future__ import annotations

import pytest

from claims.invented import Said, read

_ROADS = "Anton Brel vowed to seek “better roads” in the valley."
_DECIDED = "decided after a long inquiry not to recommend"
_AIDES = "Mira Toll said Anton Brel has opposed longer roads through the valley."

TOLD: list[tuple[str, list[Said], str]] = [
    (
        "The army said that the rebels fled.",
        [{"source": "The army", "cue": "said", "content": "that the rebels fled"}],
        "According to the army, the rebels fled.",
    ),
    (
        _ROADS,
        [{"source": "Anton Brel", "cue": "vowed", "content": _ROADS[17:-1], "manner": "mixed"}],
        "The report says: Anton Brel vowed to seek ‘better roads’ in the valley.",
    ),
    (
        "“The roads are long,” Anton Brel added.",
        [{"source": "Anton Brel", "cue": "added", "content": "“The roads are long,”", "manner": "direct"}],
        "Anton Brel added: “The roads are long”.",
    ),
    (
        "“The roads are long,” Anton Brel told the Karsk Post.",
        [{"source": "Anton Brel", "cue": "told", "content": "“The roads are long,”", "manner": "direct"}],
        "Anton Brel said: “The roads are long”.",
    ),
    (
        "The council had been unable to verify the count.",
        [{"source": "The council", "cue": "verify", "content": "the count", "force": "doubted"}],
        "The report says: the council had been unable to verify the count.",
    ),
    (
        "Mira Toll urged both sides to return to the table.",
        [{"source": "Mira Toll", "cue": "urged", "content": "both sides to return to the table"}],
        "The report says: Mira Toll urged both sides to return to the table.",
    ),
    (
        "The mayor hopes that the roads reopen soon.",
        [
            {
                "source": "The mayor",
                "cue": "hopes",
                "content": "that the roads reopen soon",
                "verb_class": "feel",
            }
        ],
        "The report says: the mayor hopes that the roads reopen soon.",
    ),
    (
        "The mayor asked whether the roads would reopen soon.",
        [{"source": "The mayor", "cue": "asked", "content": "whether the roads would reopen soon"}],
        "The report says: the mayor asked whether the roads would reopen soon.",
    ),
    (
        "Anton Brel’s opposition to long straight roads is known.",
        [{"source": "Anton Brel’s", "cue": "opposition to", "content": "long straight roads"}],
        "The report speaks of Anton Brel’s opposition to long straight roads.",
    ),
    (
        "The mayor is expected to reopen the long road.",
        [{"cue": "is expected", "content": "to reopen the long road"}],
        "The report says: the mayor is expected to reopen the long road.",
    ),
    (
        "“I favour long roads through the valley,” Anton Brel said.",
        [
            {
                "source": "Anton Brel",
                "cue": "said",
                "content": "“I favour long roads through the valley,”",
                "manner": "direct",
            },
            {
                "source": "I",
                "cue": "favour",
                "content": "long roads through the valley",
                "manner": "direct",
                "parent": "0",
            },
        ],
        "Anton Brel said: “I favour long roads through the valley”.",
    ),
    (
        "The board decided after a long inquiry not to recommend charges over the old road.",
        [
            {
                "source": "The board",
                "cue": _DECIDED,
                "head": "recommend",
                "content": "charges over the old road",
            }
        ],
        "The report says: the board decided after a long inquiry not to recommend charges over the old road.",
    ),
    (
        "Mira Toll asked the board not to recommend long and costly trials.",
        [{"source": "the board", "cue": "not to recommend", "content": "long and costly trials"}],
        "The report speaks of the board not recommending long and costly trials.",
    ),
    (
        "The narrative that the roads are long is old, and residents keep their own.",
        [{"source": "residents", "cue": "The narrative", "content": "that the roads are long"}],
        "The report speaks of residents’ narrative that the roads are long.",
    ),
    (
        "Regulators and elders worried, fearing a long and costly flood.",
        [{"source": "Regulators and elders", "cue": "fearing", "content": "a long and costly flood"}],
        "The report speaks of regulators and elders fearing a long and costly flood.",
    ),
    (
        "Mira Toll, the mayor of Karsk, made an attempt to persuade the long list of critics.",
        [
            {
                "source": "Mira Toll, the mayor of Karsk,",
                "cue": "made an attempt to persuade",
                "head": "persuade",
                "content": "the long list of critics",
            }
        ],
        "The report says: Mira Toll, the mayor of Karsk, made an attempt to persuade the long list of critics.",
    ),
    (
        "“It is your plan for long roads,” Anton Brel said.",
        [
            {
                "source": "Anton Brel",
                "cue": "said",
                "content": "“It is your plan for long roads,”",
                "manner": "direct",
            },
            {"source": "your", "cue": "plan", "content": "for long roads", "parent": "0"},
        ],
        "Anton Brel spoke of your plan for long roads.",
    ),
    (
        _AIDES,
        [
            {"source": "Mira Toll", "cue": "said", "content": _AIDES[15:-1]},
            {
                "source": "Anton Brel",
                "cue": "has opposed",
                "content": "longer roads through the valley",
                "parent": "0",
                "verb_class": "feel",
            },
        ],
        "According to Mira Toll, Anton Brel has opposed longer roads through the valley.",
    ),
]


@pytest.mark.whole
@pytest.mark.parametrize(("text", "said", "expected"), TOLD, ids=range(len(TOLD)))
def test_sayings_read_like_english(text: str, said: list[Said], expected: str) -> None:
    """A clause is told, a quotation quoted, and anything else stands behind its own verb or noun."""
    assert expected in {claim.statement for claim in read(text, said)}
