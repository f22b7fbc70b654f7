import json
from pathlib import Path
from typing import Any, get_args

import pytest

from corpora import SHARED
from sayso.evaluation.errors import CorpusError
from sayso.evaluation.plover import read_events, type_mappings
from sayso.records import Relation, Span, VerbClass

FILE = SHARED / "plover" / "plover_gsr_dev.json"
RECORD = {
    "id": "one",
    "event": "AID",
    "text": "Veldania sent rifles to Black  Lantern, and veldania denies it.",
    "source": [{"actorText": "Veldania"}],
    "target": [{"actorText": "Black Lantern"}, {"actorText": "nobody here"}],
}


def write(folder: Path, *records: dict[str, Any]) -> Path:
    """Write records as PLOVER does."""
    path = folder / "records.json"
    path.write_text(json.dumps(records))
    return path


def test_records(tmp_path: Path) -> None:
    """Actors are found in the text wherever they stand; one whose words are not there is left out."""
    (event,) = read_events(write(tmp_path, RECORD))
    assert event.sources == ((Span(0, 8), Span(44, 52)),)
    assert event.targets == ((Span(24, 38),),)
    assert (event.id, event.type) == ("one", "AID")


@pytest.mark.parametrize("target", ["", {}, None])
def test_no_target(tmp_path: Path, target: object) -> None:
    """A record may have no target, in any of the ways in which the corpus writes it."""
    (event,) = read_events(write(tmp_path, RECORD | {"target": target}))
    assert event.targets == ()


def test_unusable(tmp_path: Path) -> None:
    """A file that holds no records of known types is refused."""
    with pytest.raises(CorpusError, match="no records of PLOVER"):
        read_events(write(tmp_path, RECORD | {"event": "DANCE"}))
    with pytest.raises(CorpusError, match="no record in it"):
        read_events(write(tmp_path))


def test_mapping() -> None:
    """Every type maps to relations and acts that there are, or to nothing, and says why."""
    relations, acts = set(get_args(Relation)), set(get_args(VerbClass))
    for mapping in type_mappings().values():
        assert mapping.relations | mapping.denied <= relations
        assert mapping.acts <= acts
        assert mapping.reason
    assert {name for name, mapping in type_mappings().items() if mapping.is_empty} == {
        "CONCEDE",
        "INVESTIGATE",
        "PROTEST",
    }


@pytest.mark.corpus
@pytest.mark.skipif(not FILE.is_file(), reason="PLOVER is absent")
def test_the_records() -> None:
    """All records are read, and nearly every actor is found in its text."""
    events = read_events(FILE)
    assert len(events) == 158
    assert sum(len(event.sources) + len(event.targets) for event in events) > 300
