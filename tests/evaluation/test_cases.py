from corpora import ARTICLE
from reports import claim
from sayso.evaluation.blame import Blame
from sayso.evaluation.cases import Case, around, attribution_cases, blame_cases, chosen
from sayso.evaluation.muc import Culprit, Message
from sayso.evaluation.polnear import GoldArticle, GoldAttribution
from sayso.records import Span


def spans(*pieces: str) -> tuple[Span, ...]:
    """Return where words first stand in the invented article."""
    return tuple(Span(ARTICLE.index(piece), ARTICLE.index(piece) + len(piece)) for piece in pieces)


GOLD = GoldArticle(
    "karsk_a",
    ARTICLE.encode(),
    ARTICLE,
    (
        GoldAttribution(spans("Mira Solen"), spans("said"), spans("the  bridge is safe")),
        GoldAttribution(spans("Dren Akhal"), spans("replied"), spans("“No,”", "“it is not.”")),
    ),
)


def test_nothing_wrong() -> None:
    """Where all was found there is no case."""
    assert list(attribution_cases(GOLD, GOLD.attributions)) == []


def test_missed_and_false() -> None:
    """A missed attribution and a false one are told with their words, the reason, and the line they stand in."""
    found = [GOLD.attributions[1], GoldAttribution((), spans("are said to"), spans("Tests", "follow"))]
    missed, false = attribution_cases(GOLD, found)
    assert missed == Case(
        "missed",
        "karsk_a",
        (("source", "Mira Solen"), ("cue", "said"), ("content", "the bridge is safe")),
        "no content matches it",
        "Mira Solen said the bridge is safe.",
    )
    assert false.kind == "false"
    assert dict(false.words) == {"source": "", "cue": "are said to", "content": "Tests … follow"}
    assert "“it is not.” Tests are said to follow." in false.context


def test_wrong_source() -> None:
    """The right content with the wrong source is missed and false at once, and each names the other source."""
    found = [GoldAttribution(spans("Dren Akhal"), (), spans("the  bridge is safe")), GOLD.attributions[1]]
    missed, false = attribution_cases(GOLD, found)
    assert (missed.kind, missed.reason) == ("missed", "another source was found: Dren Akhal")
    assert (false.kind, false.reason) == ("false", "another source is marked: Mira Solen")


MESSAGE = Message("TST1-MUC3-0901", "THE NORTHERN SHIELD\nMOVEMENT TOOK KARSK.\n")
CULPRIT = Culprit(frozenset({"northern shield movement"}), frozenset({"POSSIBLE"}), optional=False)


def test_blame_missed() -> None:
    """A missed organisation is shown where the text names it, or said to be absent from it."""
    (case,) = blame_cases(MESSAGE, [CULPRIT], [])
    assert (case.kind, case.context) == ("missed", "THE NORTHERN SHIELD MOVEMENT TOOK KARSK.")
    (absent,) = blame_cases(Message("TST1-MUC3-0902", "KARSK.\n"), [CULPRIT], [])
    assert absent.reason == "its names are not in the text"


def test_blame_false() -> None:
    """A false one is shown with the claim that led there; a wrong confidence names the right one."""
    blame = Blame(frozenset({"others"}), "POSSIBLE", claim("others", "attacks", evidence=Span(4, 12)))
    (_, case) = blame_cases(MESSAGE, [CULPRIT], [blame])
    assert dict(case.words)["statement"] == "others attacks"
    sure = Blame(CULPRIT.names, "REPORTED AS FACT", claim("group", "attacks"))
    (wrong,) = blame_cases(MESSAGE, [CULPRIT], [sure])
    assert wrong.reason == "read as reported as fact, the key has possible"


def test_choice_is_spread_and_stable() -> None:
    """At most so many of each kind are chosen, one of each text before a second one, whatever the order."""
    cases = [Case("missed", text, (("cue", str(n)),), "", "") for text in "abc" for n in range(5)]
    cases.append(Case("false", "a", (), "", ""))
    picked = chosen(cases, 4)
    assert {case.text for case in picked[:3]} == {"a", "b", "c"}
    assert [case.kind for case in picked] == ["missed"] * 4 + ["false"]
    assert chosen(reversed(cases), 4) == picked
    assert chosen(cases, 0) == []


def test_around() -> None:
    """Words are shown with what stands around them, on one line, and no further than the text goes."""
    at = Span(ARTICLE.index("Dren"), ARTICLE.index("Dren") + 4)
    assert around(ARTICLE, at, 8) == "“No,” Dren Akhal r"
    assert around(ARTICLE, at) == " ".join(ARTICLE.split())
