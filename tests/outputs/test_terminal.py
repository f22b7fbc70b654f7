from __future__ import annotations

import unicodedata
from dataclasses import replace
from io import StringIO

import pytest
from rich.cells import cell_len

from barracks import BARRACKS
from factories import claim, report
from harbour import HARBOUR
from sayso.outputs.terminal import write_text
from sayso.records import Document, Report, Voice


@pytest.fixture(autouse=True)
def _no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say yes."""
        return True


def written(*reports: Report, quotes: bool = False, stream: StringIO | None = None) -> str:
    stream = stream or StringIO()
    write_text(reports, stream, quotes)
    return stream.getvalue()


def test_a_report_at_80_columns() -> None:
    """The whole of a report, with its quotes, as it comes out where no terminal is."""
    assert (
        written(HARBOUR, quotes=True)
        == """\
Rockets hit Sorrel harbour, ministry says
The Karsk Courier · 2024-03-12 · harbour.txt
5 claims · 4 voices · 1 in the report's own voice (20%) · 1 unnamed source

the interior ministry:
  • asserted  Rockets killed at least 11 people, according to the interior
              ministry.
              │ Rockets hit fuel depots in the port of Sorrel, killing at least
              │ 11 people
  • alleged   The Northern Shield Movement carried out the attack, the interior
              ministry alleges.
              │ The ministry blamed the Northern Shield Movement for the attack

Daro Melnik, a spokesman:
  • denied    Daro Melnik denies that the movement had to do with what happened
              in Sorrel.
              │ "We have nothing to do," […] "with what happened in Sorrel."

An official (unnamed), citing residents:
  ◦ reported  Two trucks had left the harbour road, residents said, according to
              an official.
              │ two trucks had left the harbour road minutes before

the report itself:
  ◦ asserted  The strike was the third on Sorrel this year, in the report's own
              words.
              │ The strike was the third on Sorrel this year

◦ wording kept: none of the relations sayso knows was found in it
"""
    )


@pytest.mark.parametrize("width", [12, 30, 47, 48, 80, 200])
def test_no_line_is_too_long_or_ends_in_blanks(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """At any width, however long and wide the words, every line fits."""
    monkeypatch.setenv("COLUMNS", str(width))
    text = "港湾当局は攻撃を受けたと述べた" * 8 + " " + "Donaudampfschiff" * 9
    wide = report(text, claim(text, text, text, voices=(Voice(None, text, "authority"),)), title=text)
    lines = written(HARBOUR, wide, quotes=True).split("\n")
    assert max(map(cell_len, lines)) <= width
    assert [line for line in lines if line != line.rstrip()] == []


def test_colours_only_where_a_terminal_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal gets colours; a pipe gets none, nor does anybody who asks for none."""
    assert "\x1b[" in written(HARBOUR, stream=Terminal())
    assert "\x1b" not in written(HARBOUR)
    monkeypatch.setenv("NO_COLOR", "1")
    coloured = {f"\x1b[{code}m" for code in range(30, 50)}
    assert not any(code in written(HARBOUR, stream=Terminal()) for code in coloured)


def test_no_colour_says_who_is_right() -> None:
    """No force is green or red, and a denial is as loud as an accusation."""
    shown = written(HARBOUR, stream=Terminal())
    for colour in ("31", "32", "91", "92"):
        assert f"\x1b[{colour}m" not in shown
        assert f";{colour}m" not in shown
    assert "\x1b[1;35mdenied" in shown
    assert "\x1b[1;33malleged" in shown


@pytest.mark.parametrize(
    "hostile", ["\x1b[2J\x1b[31m", "\x9b31m", "\x1b]0;title\x07", "\r", "\b\b\b", "\u202e", "\u2066"]
)
def test_a_report_cannot_steer_the_terminal(hostile: str) -> None:
    """Control characters anywhere in a report come out written down, or as a blank, but never as they are."""
    text = f"It {hostile} said so."
    bad = report(
        text,
        claim(text, f"Say{hostile}so.", text, voices=(Voice(None, f"He{hostile}", "person"),)),
        title=f"Head{hostile}line",
        publisher=f"Pub{hostile}",
        published=f"2024{hostile}",
        path=f"/tmp/{hostile}.txt",
    )
    shown = written(bad, quotes=True)
    assert hostile not in shown
    assert all(sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cs") for sign in shown)


def test_markup_is_no_markup() -> None:
    """Brackets and colons in a report are just that."""
    text = "[bold red]Fact[/] :smile:"
    assert text in written(report(text, claim(text, text, text), title=text))


def test_right_to_left_names_are_closed_off() -> None:
    """A chain keeps its order on the screen even where a name in it runs from right to left."""
    text = "قال المتحدث"
    chain = (Voice(None, text, "person"), Voice(None, "residents", "collective"))
    assert f"\u2068{text}\u2069, citing residents:" in written(
        report(text, claim(text, "So.", text, voices=chain))
    )


def test_a_report_without_claims_says_so() -> None:
    """Nothing found is told as such, under the name of the file for want of a headline."""
    shown = written(Report(Document("a", "Nothing.", path="empty.txt"), (), (), ()))
    assert shown == (
        "empty.txt\n0 claims · 0 voices · 0 in the report's own voice · 0 unnamed sources\n\n"
        "No claim was read from it.\n"
    )


def test_claims_stand_in_the_order_of_the_report() -> None:
    """Claims follow the text, whatever order they were found in; neighbours with one chain share its heading."""
    turned = replace(HARBOUR, claims=HARBOUR.claims[::-1])
    assert written(turned) == written(HARBOUR)
    assert written(HARBOUR).count("the interior ministry:") == 1


def test_incidents_are_told_by_voice() -> None:
    """Every line of an incident opens with who says it, a denial as plainly as an accusation."""
    _, _, section = written(BARRACKS).partition("Incidents as told\n")
    assert (
        section
        == """\
Put together from what the report says; each line is somebody's word.

  1  bombing
     the ministry (asserted): tells of: a bombing; target: a barracks; place:
       Karsk; time: Tuesday (2024-03-12)
     the ministry (asserted): killed: Twelve soldiers (12)
     Residents (reported): killed: some
     the ministry (alleged): said to have done it: Northern Shield Movement
     Northern Shield Movement (denied): said not to have done it: Northern
       Shield Movement
     the report itself (asserted): took responsibility: nobody
"""
    )
