import random
from typing import Any, get_args

import pytest

from corpora import MUC, scorer
from reports import actor, claim, report
from sayso.evaluation.blame import Blame, blamed
from sayso.evaluation.counts import Counts
from sayso.evaluation.muc import Culprit, read_keys
from sayso.evaluation.muc_scores import Figures, score_message
from sayso.records import Certainty, Force, Polarity, Relation, Report, Voice, VoiceKind

SHIELD = Culprit(frozenset({"northern shield movement", "nsm"}), frozenset({"POSSIBLE"}), optional=False)
COLUMN = Culprit(frozenset({"karsk column"}), frozenset({"REPORTED AS FACT"}), optional=True)


def blame(name: str, confidence: str = "POSSIBLE") -> Blame:
    """Return blame laid on somebody under one name."""
    return Blame(frozenset({name}), confidence, claim("group", "attacks"))


def test_right() -> None:
    """An organisation under one of its names is right; what the key leaves optional is no miss."""
    figures = score_message([SHIELD, COLUMN], [blame("nsm")])
    assert figures.organisation == Counts(1, 1, 1)
    assert figures.confident == Counts(1, 1, 1)


def test_optional_found() -> None:
    """What the key leaves optional counts as right if it is found."""
    assert score_message([SHIELD, COLUMN], [blame("nsm"), blame("karsk column")]).organisation == Counts(
        2, 2, 2
    )


def test_wrong_confidence() -> None:
    """The right organisation on the wrong word is right in one figure and wrong in the other."""
    figures = score_message([SHIELD], [blame("nsm", "REPORTED AS FACT")])
    assert figures.organisation == Counts(1, 1, 1)
    assert figures.confident == Counts(0, 1, 1)
    assert figures.confidence_accuracy == 0


def test_one_to_one() -> None:
    """Two that are found under names of one organisation are one hit and one too many."""
    found = [blame("nsm"), blame("northern shield movement")]
    assert score_message([SHIELD], found).organisation == Counts(1, 2, 1)


def test_unread() -> None:
    """A message that could not be read misses all that is wanted, and is counted as unread."""
    figures = score_message([SHIELD, COLUMN], None)
    assert (figures.organisation, figures.unread) == (Counts(0, 0, 1), 1)


def drawn_report(culprits: tuple[Culprit, ...], chance: random.Random) -> Report:
    """Return a report that blames some of the right and some of the wrong, on anybody's word."""
    named = [culprit for culprit in culprits if chance.random() < 0.7]
    actors = [actor("x", "Nobody At All", "armed_group")] if chance.random() < 0.4 else []
    actors += [
        actor(
            str(i), name.title(), chance.choice(("armed_group", "organisation", "state", "person")), *others
        )
        for i, (name, *others) in enumerate(sorted(culprit.names) for culprit in named)
    ]
    claims = []
    for one in actors * 2:
        voices = tuple(
            Voice(chance.choice((one.id, None)), "somebody", chance.choice(get_args(VoiceKind)))
            for _ in range(chance.randrange(3))
        )
        claims.append(
            claim(
                one.id,
                chance.choice(get_args(Relation)[13:]),
                polarity=chance.choice(get_args(Polarity)),
                certainty=chance.choice(get_args(Certainty)),
                force=chance.choice(get_args(Force)),
                voices=voices,
            )
        )
    return report(actors, [*claims, claim(None, "says")])


def contract_of(read: Report) -> dict[str, Any]:
    """Return what the shared scorer needs of the output contract."""
    return {
        "actors": [{"id": a.id, "name": a.name, "kind": a.kind, "aliases": a.aliases} for a in read.actors],
        "claims": [
            {
                "subject": {"actor": c.subject.actor} if c.subject else None,
                "relation": c.relation,
                "polarity": c.polarity,
                "certainty": c.certainty,
                "force": c.force,
                "voices": [{"actor": v.actor, "text": v.text, "kind": v.kind} for v in c.voices],
            }
            for c in read.claims
        ],
    }


@pytest.mark.corpus
def test_same_figures_on_muc() -> None:
    """On the corpus's own key, disturbed, the figures are those of the scorer beside the corpus, digit for digit."""
    if not MUC.is_dir():
        pytest.skip(f"no MUC-3/4 at {MUC}")
    shared, chance = scorer("muc"), random.Random(20260102)
    keys = sorted(MUC.glob("key-*"))
    answers = read_keys(keys)
    reports = {
        message: drawn_report(culprits, chance)
        for message, culprits in answers.items()
        if chance.random() < 0.9
    }
    predictions = {message: shared.blamed(contract_of(read)) for message, read in reports.items()}
    expected = shared.score(shared.read_key([str(key) for key in keys]), predictions)
    found = {message: blamed(read) for message, read in reports.items()}
    total = sum((score_message(culprits, found.get(m)) for m, culprits in answers.items()), Figures())
    assert {name: total.as_dict()[name] for name in expected} == expected
    assert total.unread == len(answers) - len(reports)
    assert 0.1 < total.organisation.f1 < 0.9
    assert 0 < total.confidence_accuracy < 1
