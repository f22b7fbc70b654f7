from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

import sayso

TEXT = "Mira Solen said on Monday that the Northern Shield Movement had attacked a barracks near Karsk."


@pytest.fixture
def place(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.whole
def test_a_file_is_read(place: Path) -> None:
    """A path, as such or as words, gives one report with its claims."""
    report = sayso.read(place)
    assert isinstance(report, sayso.Report)
    assert report.document.path == str(place)
    assert [claim.relation for claim in report.claims] == ["attacks"]
    assert sayso.read(str(place)) == report


@pytest.mark.whole
def test_a_text_at_hand_is_read(place: Path) -> None:
    """It gives what a file with the same text gives, and comes from nowhere."""
    report = sayso.read_text(TEXT)
    assert report.claims == sayso.read(place).claims
    assert (report.document.path, report.document.url, report.document.name) == (None, None, "text")


@pytest.mark.whole
def test_a_report_is_frozen() -> None:
    """Nothing in it can be changed."""
    report = sayso.read_text(TEXT)
    for record in (report, report.document, report.claims[0], report.claims[0].evidence[0]):
        field = dataclasses.fields(record)[0].name
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(record, field, None)
    assert isinstance(hash(report), int)


@pytest.mark.whole
def test_many_places_are_read_in_order(place: Path, tmp_path: Path) -> None:
    """Reports come in the order of their places; one that cannot be read is a failure among them."""
    found = list(sayso.read_all([tmp_path / "gone.txt", place.parent, place]))
    assert [type(one) for one in found] == [sayso.Failure, sayso.Report, sayso.Report]
    failure = found[0]
    assert isinstance(failure, sayso.Failure)
    assert (failure.problem, failure.advice) == ("there is no such file", "check the path")


@pytest.mark.whole
def test_settings_are_obeyed() -> None:
    """Limits hold for a text at hand, and German is read if one insists."""
    with pytest.raises(sayso.DocumentError, match="max_characters"):
        sayso.read_text(TEXT, sayso.Settings(limits=sayso.Limits(max_characters=20)))
    german = "Der Sprecher der Regierung sagte am Montag, dass niemand etwas davon gewusst habe. " * 5
    with pytest.raises(sayso.DocumentError, match="leaflet: "):
        sayso.read_text(german, name="leaflet")
    assert sayso.read_text(german, sayso.Settings(force_language=True)).document.text == german


def test_a_folder_is_not_one_report(place: Path) -> None:
    """Whether there is none, one or many in it: read_all is named instead."""
    with pytest.raises(sayso.NothingToRead, match=r"it is a folder, not one report; try read_all$"):
        sayso.read(place.parent)


def test_several_reports_in_a_file_are_not_one(tmp_path: Path) -> None:
    """JSON Lines with two reports, or with none, are for read_all."""
    path = tmp_path / "two.jsonl"
    path.write_text('{"text": "He said so."}\n' * 2, encoding="utf-8")
    with pytest.raises(sayso.NothingToRead, match="several reports in it; try read_all"):
        sayso.read(path)
    path.write_text("\n", encoding="utf-8")
    with pytest.raises(sayso.NothingToRead, match="none in it"):
        sayso.read(path)


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    """The error names the document, what is wrong, and what to try."""
    with pytest.raises(sayso.DocumentError) as caught:
        sayso.read(tmp_path / "gone.txt")
    error = caught.value
    assert (error.name, error.problem) == (str(tmp_path / "gone.txt"), "there is no such file")
    assert error.advice
    with pytest.raises(sayso.DocumentError):
        sayso.read_text(" \n")
    with pytest.raises(sayso.DocumentError):
        sayso.read_text("half a pair: \ud83d")


def test_a_report_that_a_stage_trips_over_does_not_stop_the_rest(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error of ours becomes a Failure that names the report, and the batch goes on."""

    class Tripping:
        def read(self, _: object) -> sayso.Report:
            raise IndexError(0)

    monkeypatch.setattr("sayso.reading._reader", lambda _: Tripping())
    first, second = sayso.read_all([place, place])
    assert isinstance(first, sayso.Failure)
    assert isinstance(second, sayso.Failure)
    assert first.name == str(place)
    assert "IndexError" in first.problem
