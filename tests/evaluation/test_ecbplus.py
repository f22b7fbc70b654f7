from pathlib import Path

import pytest

from corpora import SHARED
from sayso.evaluation.ecbplus import read_ecbplus
from sayso.evaluation.errors import CorpusError

WORDS = ["http://news.example", "Mira", "Solen", "did", "n't", "say", ".", "She", "left", "."]
SENTENCES = [0, 1, 1, 1, 1, 1, 1, 2, 2, 2]


def write(folder: Path, body: str) -> Path:
    """Write one text with these mentions and chains; return the corpus's folder."""
    tokens = "".join(
        f'<token t_id="{i}" sentence="{sentence}" number="0">{word}</token>\n'
        for i, (word, sentence) in enumerate(zip(WORDS, SENTENCES, strict=True), 1)
    )
    (folder / "1").mkdir()
    path = folder / "1" / "1_1ecbplus.xml"
    path.write_text(f"<Document>{tokens}{body}</Document>", encoding="utf-8")
    return folder


MARKED = """<Markables>
<HUMAN_PART_PER m_id="1"><token_anchor t_id="2"/><token_anchor t_id="3"/></HUMAN_PART_PER>
<HUMAN_PART_PER m_id="2"><token_anchor t_id="8"/></HUMAN_PART_PER>
<ACTION_OCCURRENCE m_id="3"><token_anchor t_id="9"/></ACTION_OCCURRENCE>
<HUMAN_PART_PER m_id="4" TAG_DESCRIPTOR="solen"/>
</Markables><Relations>
<CROSS_DOC_COREF r_id="9" note="HUM1"><source m_id="1"/><source m_id="2"/><target m_id="4"/></CROSS_DOC_COREF>
</Relations>"""


def test_chains(tmp_path: Path) -> None:
    """The text is running English without its address, and only people and bodies are mentions."""
    (text,) = read_ecbplus(write(tmp_path, MARKED))
    assert text.text == "Mira Solen didn't say.\nShe left.\n"
    assert [span.text(text.text) for span in text.mentions] == ["Mira Solen", "She"]
    assert text.chains == (0, 0)


def test_a_mention_alone(tmp_path: Path) -> None:
    """A mention in no chain is one of its own."""
    (text,) = read_ecbplus(write(tmp_path, MARKED.replace('<source m_id="2"/>', "")))
    assert text.chains == (0, 1)


@pytest.mark.parametrize("body", ["<Markables/>", '<Markables><HUMAN_PART m_id="1">', "<Relations/>"])
def test_nothing_marked(tmp_path: Path, body: str) -> None:
    """A corpus without a mention, and a file that breaks off, are told."""
    with pytest.raises(CorpusError, match=r"ECB\+|fetch the corpus again"):
        read_ecbplus(write(tmp_path, body))


@pytest.mark.corpus
def test_the_corpus() -> None:
    """Every text of the corpus that marks an actor is read."""
    if not (SHARED / "ecbplus").is_dir():
        pytest.skip("no ECB+")
    assert len(read_ecbplus(SHARED / "ecbplus")) > 700
