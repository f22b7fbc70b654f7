from dataclasses import replace

import pytest

from factories import span_in
from raid import MODEL, PEACE, raid
from reports import claim
from sayso.actors.catalogue import Catalogue
from sayso.blame.judge import Case, chosen, judge_blame
from sayso.blame.model import Model
from sayso.records import Claim


def judged(case: Case, claims: tuple[Claim, ...] = (), *, replacing: bool = False) -> tuple[Claim, ...]:
    """Return the claims after the judgement."""
    return judge_blame(case.document, case.parse, case.cast, (), claims, model=MODEL, judged=replacing)


def stated(case: Case, who: str) -> Claim:
    """Return a claim that states that somebody attacked."""
    return claim(who, "attacks", evidence=span_in(case.document.text, who))


def test_points_to_who_is_not_blamed_in_one_sentence() -> None:
    """An armed group named beside a killing by nobody in particular is held responsible, openly as a reading."""
    case = raid()
    (found,) = judged(case)
    assert found.subject is not None
    assert (found.subject.actor, found.relation, found.basis) == (
        "Black Lantern",
        "responsible_for",
        "context",
    )
    assert found.statement == (
        "The report's account, read together, points to Black Lantern as responsible for an attack "
        "(not stated in one sentence)."
    )
    assert 0.5 <= found.score < 1
    shown = [span.text(case.document.text) for span in found.evidence]
    assert "Gunmen murdered the mayor in an attack." in shown[0]
    assert "Black Lantern" in shown[-1]


def test_nothing_in_a_report_without_violence() -> None:
    """Where no word names violence nobody is judged."""
    assert judged(raid(PEACE)) == ()


def test_keeps_what_is_stated() -> None:
    """Who is blamed by a sentence gets no further claim, and the claim stands as it was."""
    case = raid()
    claims = (stated(case, "Black Lantern"),)
    assert judged(case, claims) == claims


def test_replaces_what_is_stated_on_demand() -> None:
    """With ``judged`` one judgement stands for each doer, and claims of those judged innocent go; denials stay."""
    case = raid()
    claims = (
        stated(case, "Black Lantern"),
        stated(case, "Ministry"),
        replace(stated(case, "Ministry"), polarity="denied"),
    )
    found = judged(case, claims, replacing=True)
    assert [(one.subject.actor, one.basis) for one in found if one.subject] == [
        ("Black Lantern", "context"),
        ("Ministry", "stated"),
    ]
    assert "(not stated in one sentence)" not in found[0].statement


def test_judgement_of_everybody() -> None:
    """Every body that could be responsible is judged, single people and unnamed crowds are not."""
    judgement = raid().judged(MODEL)
    assert [one.actor.id for one in judgement.suspects] == ["Black Lantern", "Ministry"]
    assert judgement.suspects[0].probability > 0.5 > judgement.suspects[1].probability
    assert judgement.incident[0] > 0.9
    assert judgement.incident[2] < 0.1


@pytest.mark.parametrize(("amount", "word"), [(0.0, "report"), (2.0, "others")])
def test_on_whose_word(amount: float, word: str) -> None:
    """The likeliest answer is chosen, the first of those that are equally likely."""
    model = replace(MODEL, word={"report": {"always": 0.0}, "others": {"said": 1.0}})
    assert chosen(model, {"always": 1.0, "said": amount}) == word


def test_shipped_model() -> None:
    """The weights that come with sayso can be read, and none of their words tells of one country."""
    model = Model.load()
    assert 0 < model.threshold < 1
    assert set(model.word) == {"report", "itself", "authorities", "others", "nobody"}
    assert Model.loads(model.dumps()) == model
    catalogue = Catalogue.load()
    words = {
        word
        for weights in (model.sentence, model.mention)
        for name in weights
        for word in name.rpartition("=")[2].split()
    }
    assert [word for word in sorted(words) if catalogue.of_adjective(word.capitalize())] == []
