from pathlib import Path
from typing import Any

import pytest

from corpora import SHARED, write_set
from sayso.evaluation.claim_set import GoldClaim, LabelledSentence, read_claim_set
from sayso.evaluation.errors import CorpusError
from sayso.evaluation.references import digest_of
from sayso.records import Span

SET = Path(__file__).parents[2] / "evaluation" / "claims.jsonl"
TEXT = "Veldania backs Lorvia.\n"
CLAIM = {"subject": [0, 8], "relation": "supports", "object": [15, 21], "polarity": "affirmed", "voice": None}


def line(**changes: Any) -> dict[str, Any]:
    """Return a sentence of one claim as a set writes it."""
    return {
        "document": "lur/a.txt",
        "sha256": digest_of(TEXT),
        "sentence": [0, 22],
        "half": "seen",
        "claims": [CLAIM],
    } | changes


def test_set(tmp_path: Path) -> None:
    """A set is read as it is written; what is not called optional is not."""
    claim = GoldClaim(Span(0, 8), "supports", Span(15, 21), "affirmed", None)
    expected = LabelledSentence("lur/a.txt", digest_of(TEXT), Span(0, 22), "seen", (claim,))
    assert read_claim_set(write_set(tmp_path, line())) == (expected,)


def test_text(tmp_path: Path) -> None:
    """A text is found in its corpus's folder and in one that holds that."""
    (sentence,) = read_claim_set(write_set(tmp_path, line()))
    (tmp_path / "lur").mkdir()
    (tmp_path / "lur" / "a.txt").write_text(TEXT)
    assert sentence.text((tmp_path,)) == sentence.text((tmp_path / "lur",)) == TEXT


def test_other_text(tmp_path: Path) -> None:
    """A text that is absent, or is not the one labelled, is refused with what to do."""
    (sentence,) = read_claim_set(write_set(tmp_path, line()))
    with pytest.raises(CorpusError, match="is in none of the folders"):
        sentence.text((tmp_path,))
    (tmp_path / "a.txt").write_text("Another.\n")
    with pytest.raises(CorpusError, match="not the text that was labelled"):
        sentence.text((tmp_path,))


@pytest.mark.parametrize(
    "changes",
    [
        {"half": "third"},
        {"sentence": [0]},
        {"claims": [CLAIM | {"relation": "says"}]},
        {"claims": [CLAIM | {"polarity": "maybe"}]},
    ],
)
def test_unusable_line(tmp_path: Path, changes: dict[str, Any]) -> None:
    """A line that does not fit the form is named by its number."""
    with pytest.raises(CorpusError, match="line 2 is no labelled sentence"):
        read_claim_set(write_set(tmp_path, line(), line(**changes)))


def test_the_set() -> None:
    """The set holds 60 sentences, half of them never looked at, and every party stands in its sentence."""
    sentences = read_claim_set(SET)
    assert [sentence.half for sentence in sentences].count("unseen") * 2 == len(sentences) == 60
    assert len({sentence.document for sentence in sentences}) == 60
    for sentence in sentences:
        for claim in sentence.claims:
            assert all(sentence.span.contains(span) for span in (claim.subject, claim.object) if span)


@pytest.mark.corpus
@pytest.mark.skipif(not (SHARED / "basil").is_dir(), reason="BASIL and MEANTIME are absent")
def test_the_texts() -> None:
    """Every text of the set is the one that was labelled, and no sentence begins or ends inside a word."""
    for sentence in read_claim_set(SET):
        text = sentence.text((SHARED,))
        words = sentence.span.text(text)
        assert words == words.strip()
        assert text[sentence.span.end : sentence.span.end + 1] in {"", " ", "\n"}
