from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from factories import span_in
from reports import actor, attribution, claim, report
from sayso.evaluation.claim_scores import Figures, run_sentence, score_sentence
from sayso.evaluation.claim_set import GoldClaim, LabelledSentence
from sayso.evaluation.counts import Counts
from sayso.evaluation.errors import CorpusError
from sayso.evaluation.label_sets import Half
from sayso.evaluation.references import digest_of
from sayso.records import Actor, Claim, Document, Mention, Party, Relation, Report, Voice
from sayso.settings import Settings

TEXT = "Mira Toll said Veldania backs the front. She left Karsk.\n"
SENTENCE = span_in(TEXT, "Mira Toll said Veldania backs the front.")
WANTED = GoldClaim(
    span_in(TEXT, "Veldania"), "supports", span_in(TEXT, "front"), "affirmed", span_in(TEXT, "Mira Toll")
)


def labelled(*claims: GoldClaim, half: Half = "seen") -> LabelledSentence:
    """Return the first sentence with these claims."""
    return LabelledSentence("a.txt", digest_of(TEXT), SENTENCE, half, claims)


def party(words: str, actor_id: str | None = None) -> Party:
    """Return a party with these words."""
    return Party(actor_id, words, span_in(TEXT, words))


def found(
    subject: str = "Veldania",
    relation: Relation = "supports",
    other: str | None = "the front",
    voice: str | None = "Mira Toll",
) -> Claim:
    """Return a claim as it might be read."""
    made = claim(None, relation, evidence=SENTENCE)
    voices = (Voice("mira", voice, "person"),) if voice else ()
    return replace(
        made,
        subject=party(subject),
        object=party(other) if other else None,
        voices=voices,
        attribution="said",
    )


def read(*claims: Claim, actors: Sequence[Actor] = ()) -> Report:
    """Return a report with these claims, and an attribution whose source is Mira Toll."""
    said = replace(attribution([span_in(TEXT, "Mira Toll")], [], [SENTENCE]), id="said")
    return report(actors, claims, [said], Document(id="a", text=TEXT))


def test_all_right() -> None:
    """A claim with all parts right is a hit, and the words that are quoted may be more than the head."""
    figures, cases = score_sentence(labelled(WANTED), read(found()))
    assert figures.claims == Counts(1, 1, 1)
    assert set(figures.shares.values()) == {1.0}
    assert cases == ()


@pytest.mark.parametrize(
    ("read_as", "part"),
    [
        (found(subject="She"), "subject"),
        (found(relation="arms"), "relation"),
        (found(other="Karsk"), "object"),
        (found(other=None), "object"),
        (replace(found(), polarity="denied"), "polarity"),
        (found(voice=None), "voice"),
    ],
)
def test_one_part_wrong(read_as: Claim, part: str) -> None:
    """One wrong part makes a claim false and the labelled one missed, and is told."""
    figures, cases = score_sentence(labelled(WANTED), read(read_as))
    assert figures.claims == Counts(0, 1, 1)
    assert [name for name, share in figures.shares.items() if share == 0] == [part]
    assert [(case.kind, case.reason) for case in cases] == [
        ("missed", f"other {part}"),
        ("false", f"other {part}"),
    ]


def test_party_by_its_mentions() -> None:
    """A party is right, too, if its actor is mentioned where the labelled one stands."""
    mention = Mention(span_in(TEXT, "Veldania"), "Veldania", "name", 3, "state")
    state = replace(actor("state", "Veldania", "state"), mentions=(mention,))
    she = replace(found(subject="She"), subject=party("She", "state"))
    assert score_sentence(labelled(WANTED), read(she, actors=[state]))[0].claims.hits == 1


def test_both_ways() -> None:
    """Who works with whom is right whichever comes first; who backs whom is not."""
    turned = found(subject="the front", other="Veldania")
    assert score_sentence(labelled(WANTED), read(turned))[0].claims.hits == 0
    together = replace(turned, relation="cooperates_with")
    wanted = replace(WANTED, relation="cooperates_with")
    assert score_sentence(labelled(wanted), read(together))[0].claims.hits == 1


def test_optional() -> None:
    """An optional claim is neither wanted nor false."""
    sentence = labelled(replace(WANTED, optional=True))
    assert score_sentence(sentence, read(found()))[0].claims == Counts(0, 0, 0)
    assert score_sentence(sentence, read())[0].claims == Counts(0, 0, 0)


def test_what_counts() -> None:
    """Sayings and what another sentence says count for nothing."""
    elsewhere = replace(found(subject="She", other="Karsk"), evidence=(span_in(TEXT, "She left Karsk."),))
    figures, _ = score_sentence(labelled(), read(found(relation="says"), elsewhere))
    assert figures.claims == Counts(0, 0, 0)


def test_own_voice() -> None:
    """Where no voice is labelled, one without a name is right."""
    wanted = replace(WANTED, voice=None)
    unnamed = replace(found(), voices=(Voice(None, "", "unnamed"),))
    assert score_sentence(labelled(wanted), read(unnamed))[0].claims.hits == 1
    assert score_sentence(labelled(wanted), read(found()))[0].claims.hits == 0


def test_halves() -> None:
    """Each half has its figures, and of the unseen one no error is shown."""
    seen, _ = score_sentence(labelled(WANTED), read(found()))
    unseen, cases = score_sentence(labelled(WANTED, half="unseen"), read())
    assert cases == ()
    total = (seen + unseen).as_dict()
    assert (total["seen"]["r"], total["unseen"]["r"], total["claims"]["r"]) == (1, 0, 0.5)
    assert sum([seen, unseen], Figures()).sentences == 2


class Fake:
    """Reads a claim from every document, or reads another text."""

    def __init__(self, text: str = TEXT) -> None:
        self.text = text

    def read(self, document: Document) -> Report:
        """Return it."""
        return replace(read(found()), document=replace(document, text=self.text))


def test_run(tmp_path: Path) -> None:
    """The whole document is read; one that is absent is skipped and named."""
    sentence = labelled(WANTED)
    outcome = run_sentence(sentence, (tmp_path,), Fake().read, Settings())
    assert (outcome.figures.skipped, outcome.figures.sentences) == (1, 0)
    assert outcome.failure
    assert outcome.failure.name == "a.txt"
    (tmp_path / "a.txt").write_text(TEXT)
    assert (
        run_sentence(sentence, (tmp_path,), Fake().read, Settings(force_language=True)).figures.claims.hits
        == 1
    )
    with pytest.raises(CorpusError, match="not the one labelled"):
        run_sentence(sentence, (tmp_path,), Fake("else").read, Settings(force_language=True))


def test_unread() -> None:
    """A document that could not be read counts as read without any claim."""
    figures, _ = score_sentence(labelled(WANTED), None)
    assert (figures.unread, figures.claims) == (1, Counts(0, 0, 1))
