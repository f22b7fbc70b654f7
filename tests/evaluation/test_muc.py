from pathlib import Path

import pytest

from corpora import KEY, MESSAGES, MUC, scorer, write_muc
from sayso.evaluation.errors import CorpusError
from sayso.evaluation.muc import Culprit, Message, plain_name, read_keys, read_messages, split_messages


def test_messages() -> None:
    """A file of texts falls into messages by the lines that begin with an id."""
    first, second = split_messages(MESSAGES)
    assert (first.id, second.id) == ("TST1-MUC3-0901", "TST1-MUC3-0902")
    assert first.text.startswith("KARSK, 3 MAY 91 (VNA)")
    assert first.text.endswith("OUTSIDE KARSK.\n")


def test_folder_of_messages(tmp_path: Path) -> None:
    """A folder of texts named by message is read as well, in order."""
    (tmp_path / "TST1-MUC3-0902.txt").write_text("B.\n")
    (tmp_path / "TST1-MUC3-0901.txt").write_text("A.\n")
    assert list(read_messages([tmp_path])) == [
        Message("TST1-MUC3-0901", "A.\n"),
        Message("TST1-MUC3-0902", "B.\n"),
    ]


def test_key(tmp_path: Path) -> None:
    """One organisation in several templates is one culprit; a doubted one is optional; a message may have none."""
    key, _ = write_muc(tmp_path)
    answers = read_keys([key])
    assert answers["TST1-MUC3-0901"] == (
        Culprit(
            frozenset({"northern shield movement", "nsm"}),
            frozenset({"REPORTED AS FACT", "CLAIMED OR ADMITTED"}),
            optional=False,
        ),
        Culprit(frozenset({"karsk column"}), frozenset({"POSSIBLE"}), optional=True),
    )
    assert answers["TST1-MUC3-0902"] == ()


def test_confidence_of_all(tmp_path: Path) -> None:
    """An organisation to which no confidence is tied has every confidence of its template."""
    path = tmp_path / "key"
    path.write_text(KEY.replace('FACT: "NORTHERN SHIELD MOVEMENT" / "NSM"', 'FACT: "OTHERS"'))
    first = read_keys([path])["TST1-MUC3-0901"][0]
    assert first.confidences == {"REPORTED AS FACT", "POSSIBLE", "CLAIMED OR ADMITTED"}


def test_plain_name() -> None:
    """Names are compared in small letters, without punctuation and articles."""
    assert plain_name("The Front-Line (F.L.)") == "front line f l"


def test_wrong_files(tmp_path: Path) -> None:
    """Files that are no key, hold no message or are not there are named, with what to give instead."""
    key, texts = write_muc(tmp_path)
    with pytest.raises(CorpusError, match="tst9: no template in it"):
        read_keys([texts])
    with pytest.raises(CorpusError, match="key-tst9: no message in it"):
        list(read_messages([key]))
    with pytest.raises(CorpusError, match="No such file"):
        read_keys([tmp_path / "absent"])


@pytest.mark.corpus
def test_same_key_as_the_shared_scorer() -> None:
    """Every key and every message of the real corpus is read as the scorer beside it reads them."""
    if not MUC.is_dir():
        pytest.skip(f"no MUC-3/4 at {MUC}")
    shared, keys = scorer("muc"), sorted(MUC.glob("key-*"))
    expected = shared.read_key([str(key) for key in keys])
    found = read_keys(keys)
    assert list(found) == list(expected)
    for message, rows in expected.items():
        culprits = [(set(one.names), set(one.confidences), one.optional) for one in found[message]]
        assert culprits == [tuple(row) for row in rows]


@pytest.mark.corpus
def test_same_messages_as_the_shared_scorer(tmp_path: Path) -> None:
    """The real texts are split into the same messages as by the scorer beside them."""
    if not MUC.is_dir():
        pytest.skip(f"no MUC-3/4 at {MUC}")
    path = MUC / "tst1-muc3"
    scorer("muc").split(path, tmp_path / "split")
    assert list(read_messages([path])) == list(read_messages([tmp_path / "split"]))
