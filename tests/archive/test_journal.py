from __future__ import annotations

from pathlib import Path

from sayso.archive.journal import journal_in

FIRST = {
    "documents": [{"id": "a", "text": "line\nby line \ud800", "score": 0.1 + 0.2, "spans": [{"start": 1}]}]
}
SECOND = {"rejects": [{"name": None, "sure": True}]}


def test_what_was_kept_is_known(tmp_path: Path) -> None:
    """To the last digit and letter, half a surrogate pair among them; and more can be kept behind it."""
    path = tmp_path / "work" / "a.jsonl"
    for so_far in ([], [FIRST], [FIRST, SECOND]):
        with journal_in(path) as journal:
            assert list(journal.known()) == so_far
            journal.keep(FIRST if not so_far else SECOND)


def test_what_was_not_written_to_its_end_is_not_known(tmp_path: Path) -> None:
    """As when the process was killed while it wrote; the thing is then kept anew."""
    path = tmp_path / "a.jsonl"
    with journal_in(path) as journal:
        list(journal.known())
        journal.keep(FIRST)
        journal.keep(SECOND)
    path.write_bytes(path.read_bytes()[:-5])
    for so_far in ([FIRST], [FIRST, SECOND]):
        with journal_in(path) as journal:
            assert list(journal.known()) == so_far
            journal.keep(SECOND)


def test_without_a_file_nothing_is_kept() -> None:
    """As for a block that nobody watches."""
    with journal_in(None) as journal:
        journal.keep(FIRST)
        assert list(journal.known()) == []
