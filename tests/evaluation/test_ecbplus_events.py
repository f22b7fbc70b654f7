from pathlib import Path

import pytest

from sayso.evaluation.ecbplus_events import EventText, read_ecbplus_events
from sayso.evaluation.errors import CorpusError
from sayso.records import Span

WORDS = ["http://news.example", "Gunmen", "shot", "dead", "a", "judge", ".", "The", "raid", "failed", "."]
SENTENCES = [0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2]
MARKED = """<Markables>
<ACTION_OCCURRENCE m_id="1"><token_anchor t_id="3"/><token_anchor t_id="4"/></ACTION_OCCURRENCE>
<ACTION_OCCURRENCE m_id="2"><token_anchor t_id="9"/></ACTION_OCCURRENCE>
<NEG_ACTION_OCCURRENCE m_id="3"><token_anchor t_id="10"/></NEG_ACTION_OCCURRENCE>
<HUMAN_PART_PER m_id="4"><token_anchor t_id="2"/></HUMAN_PART_PER>
<ACTION_OCCURRENCE m_id="5" TAG_DESCRIPTOR="raid"/>
</Markables><Relations>
<CROSS_DOC_COREF r_id="9" note="ACT1"><source m_id="1"/><target m_id="5"/></CROSS_DOC_COREF>
<INTRA_DOC_COREF r_id="8"><source m_id="2"/></INTRA_DOC_COREF>
</Relations>"""


def write(folder: Path, name: str, body: str) -> None:
    """Write one text with these mentions and chains."""
    tokens = "".join(
        f'<token t_id="{i}" sentence="{sentence}" number="0">{word}</token>\n'
        for i, (word, sentence) in enumerate(zip(WORDS, SENTENCES, strict=True), 1)
    )
    (folder / "1").mkdir(exist_ok=True)
    (folder / "1" / f"{name}.xml").write_text(f"<Document>{tokens}{body}</Document>", encoding="utf-8")


def test_events(tmp_path: Path) -> None:
    """Actions alone are events; a chain over texts has one name in all of them, any other is its text's own."""
    write(tmp_path, "1_1ecb", MARKED)
    write(tmp_path, "1_2ecb", MARKED)
    one, other = read_ecbplus_events(tmp_path)
    assert [span.text(one.text) for span, _ in one.events] == ["shot dead", "raid", "failed"]
    shared = {chain for _, chain in one.events} & {chain for _, chain in other.events}
    assert shared == {"ACT1"}
    assert (one.topic, one.name) == ("1", "1_1ecb")


def test_shortest() -> None:
    """A predicate that lies in several mentions is of the shortest."""
    text = EventText("1", "1_1", "Gunmen shot dead a judge.", ((Span(0, 16), "long"), (Span(7, 11), "short")))
    assert text.event_at(Span(7, 11)) == "short"
    assert text.event_at(Span(19, 24)) is None


def test_nothing_marked(tmp_path: Path) -> None:
    """A folder without a marked event is refused."""
    write(tmp_path, "1_1ecb", "<Markables/>")
    with pytest.raises(CorpusError, match="no marked text"):
        read_ecbplus_events(tmp_path)
    write(tmp_path, "1_2ecb", "<Markables>")
    with pytest.raises(CorpusError, match="fetch the corpus again"):
        read_ecbplus_events(tmp_path)
