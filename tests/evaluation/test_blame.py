import pytest

from reports import actor, claim, report
from sayso.evaluation.blame import blamed
from sayso.records import Certainty, Force, Polarity, Relation, Voice, VoiceKind

GROUP = actor("group", "the Northern Shield Movement", "armed_group", "NSM")


@pytest.mark.parametrize("relation", ["responsible_for", "attacks", "abducts_or_detains"])
def test_blame(relation: Relation) -> None:
    """Who is said to be responsible, to attack or to abduct is blamed, under all names, as plain ones."""
    (blame,) = blamed(report([GROUP], [claim("group", relation)]))
    assert blame.names == {"northern shield movement", "nsm"}
    assert blame.confidence == "REPORTED AS FACT"


def test_no_blame() -> None:
    """Denied claims, other relations, subjects that are no actor and actors that are no organisation blame nobody."""
    man = actor("man", "Dren Akhal", "person")
    claims = [
        claim("group", "attacks", polarity="denied"),
        claim("group", "supports"),
        claim(None, "attacks"),
        claim("man", "attacks"),
    ]
    assert blamed(report([GROUP, man], claims)) == []


@pytest.mark.parametrize(
    ("voice", "force", "certainty", "expected"),
    [
        (("collective", None), "admitted", "unstated", "CLAIMED OR ADMITTED"),
        (("armed_group", "group"), "asserted", "unstated", "CLAIMED OR ADMITTED"),
        (("authority", None), "alleged", "possible", "SUSPECTED OR ACCUSED BY AUTHORITIES"),
        (("state", None), "alleged", "unstated", "SUSPECTED OR ACCUSED BY AUTHORITIES"),
        (("expert", None), "possible", "possible", "POSSIBLE"),
        (("expert", None), "asserted", "unstated", "SUSPECTED OR ACCUSED"),
        (None, "alleged", "unstated", "SUSPECTED OR ACCUSED"),
        (None, "asserted", "unstated", "REPORTED AS FACT"),
    ],
)
def test_confidence(
    voice: tuple[VoiceKind, str | None] | None, force: Force, certainty: Certainty, expected: str
) -> None:
    """The innermost voice, the force and the certainty tell on whose word somebody is blamed."""
    voices = (Voice(None, "Radio Karsk", "media"), Voice(voice[1], "they", voice[0])) if voice else ()
    (blame,) = blamed(
        report([GROUP], [claim("group", "attacks", force=force, certainty=certainty, voices=voices)])
    )
    assert blame.confidence == expected


def test_most_frequent_confidence() -> None:
    """Of several claims about one organisation the most frequent confidence counts; a tie goes to the firmer word."""
    police, expert = Voice(None, "police", "authority"), Voice(None, "an analyst", "expert")
    once = [claim("group", "attacks", voices=(expert,)), claim("group", "attacks", voices=(police,))]
    assert blamed(report([GROUP], once))[0].confidence == "SUSPECTED OR ACCUSED BY AUTHORITIES"
    twice = [*once, claim("group", "responsible_for", voices=(expert,))]
    assert blamed(report([GROUP], twice))[0].confidence == "SUSPECTED OR ACCUSED"


def test_polarity_is_read() -> None:
    """The same claim, affirmed, does blame: a denial is what makes the difference."""
    polarities: list[Polarity] = ["affirmed", "denied"]
    found = [len(blamed(report([GROUP], [claim("group", "attacks", polarity=one)]))) for one in polarities]
    assert found == [1, 0]
