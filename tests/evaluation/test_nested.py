import json
import re
from pathlib import Path
from typing import Any

import pytest

from corpora import SHARED, write_set
from sayso.evaluation.errors import CorpusError
from sayso.evaluation.nested import LabelledText, NestedCase, read_set
from sayso.evaluation.references import digest_of
from sayso.records import Span

SET = Path(__file__).parents[2] / "evaluation" / "nested.jsonl"
KEYS = {"document", "sha256", "read", "cases", "source", "cue", "content", "outer_cue", "doubtful"}

TEXT = "Mira Solen said\r\nDren Akhal denies it.\n"
CASE = {"source": [[17, 27]], "cue": [[28, 34]], "content": [[35, 37]], "outer_cue": [[11, 15]]}


def line(**changes: Any) -> dict[str, Any]:
    """Return a text of one case as a set writes it."""
    return {
        "document": "lur/a.txt",
        "sha256": digest_of(TEXT),
        "read": [[0, 39]],
        "cases": [CASE],
    } | changes


def test_set(tmp_path: Path) -> None:
    """A set is read as it is written; what is not called doubtful is not."""
    (text,) = read_set(write_set(tmp_path, line()))
    case = NestedCase((Span(17, 27),), (Span(28, 34),), (Span(35, 37),), (Span(11, 15),))
    assert text == LabelledText("lur/a.txt", digest_of(TEXT), (Span(0, 39),), (case,))
    assert not text.cases[0].doubtful
    assert text.corpus == "lur"


def test_text(tmp_path: Path) -> None:
    """A text is its file's own, newlines untouched."""
    (text,) = read_set(write_set(tmp_path, line()))
    (tmp_path / "lur").mkdir()
    (tmp_path / "lur" / "a.txt").write_bytes(TEXT.encode())
    assert text.text(tmp_path) == TEXT


def test_other_text(tmp_path: Path) -> None:
    """A text that is not the labelled one is not taken for it."""
    (text,) = read_set(write_set(tmp_path, line()))
    (tmp_path / "lur").mkdir()
    (tmp_path / "lur" / "a.txt").write_bytes(TEXT.replace("\r", "").encode())
    with pytest.raises(CorpusError, match="not the text that was labelled"):
        text.text(tmp_path)


@pytest.mark.parametrize("wrong", [{"read": [[0]]}, {"cases": [{"cue": []}]}, {"cases": 3}])
def test_malformed(tmp_path: Path, wrong: dict[str, Any]) -> None:
    """A line that does not fit the form is named."""
    with pytest.raises(CorpusError, match="line 2 is no labelled text"):
        read_set(write_set(tmp_path, line(), line(**wrong)))


@pytest.mark.parametrize("content", [None, "", "Mira Solen\n"])
def test_no_set(tmp_path: Path, content: str | None) -> None:
    """A file that is no set at all is an error."""
    path = tmp_path / "set.jsonl"
    if content is not None:
        path.write_text(content)
    with pytest.raises(CorpusError, match=re.escape(str(path))):
        read_set(path)


def test_our_set() -> None:
    """The set that comes with sayso is large enough to measure by, and every case is whole and where it was read."""
    texts = read_set(SET)
    firm = {text.document: sum(not case.doubtful for case in text.cases) for text in texts}
    assert sum(firm.values()) >= 60
    assert sum(count for name, count in firm.items() if name.startswith("polnear/dev/")) >= 25
    assert len(firm) == len(texts)
    for text in texts:
        for case in text.cases:
            assert case.cue
            assert case.content
            spans = (*case.source, *case.cue, *case.content)
            assert all(any(read.contains(span) for read in text.read) for span in spans)


def test_no_words_in_our_set() -> None:
    """The set holds names, digests and numbers, and not a word of any text."""
    for written in SET.read_text(encoding="utf-8").splitlines():
        fields = json.loads(written)
        names = {fields.pop("document"), fields.pop("sha256")}
        assert all(" " not in name for name in names)
        assert set(re.findall(r"[a-z_]+", json.dumps(fields))) <= KEYS | {"true"}


@pytest.mark.corpus
def test_our_texts() -> None:
    """The set's texts are those that stand beside the checkout, and none of them is from a test split."""
    texts = [text for text in read_set(SET) if (SHARED / text.document.partition("#")[0]).exists()]
    if not texts:
        pytest.skip(f"no corpora at {SHARED}")
    for text in texts:
        assert "test" not in text.document.split("/")
        assert max(span.end for span in text.read) <= len(text.text(SHARED))
