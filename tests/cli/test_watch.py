from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from databases import new_store
from newsstand import Newsstand, item, newsstand, rss
from sayso.cli.main import app
from sayso.cli.read import Workshop
from sayso.cli.watch import seconds
from sayso.records import Document, Report
from sayso.store.base import Store
from sayso.store.reading import all_reports
from stories import actor, claim

MOVEMENT = actor("Northern Shield Movement", "armed_group")
LURIA = actor("Republic of Luria", "state")
ROTH = actor("Samuel Roth", "person")
ARMY = actor("Karsk Army", "authority")
CLAIMS = {
    "Roth": claim(
        LURIA, "arms", MOVEMENT, ROTH, statement="According to Samuel Roth, Luria arms the movement."
    ),
    "army": claim(LURIA, "arms", MOVEMENT, ARMY, statement="According to the army, Luria arms the movement."),
}


class FakeReader:
    """Reads of each text what somebody whom it names says."""

    def read(self, document: Document) -> Report:
        """Return the report."""
        if "stop here" in document.text:
            raise KeyboardInterrupt
        said = tuple(one for name, one in CLAIMS.items() if name in document.title.split())  # type: ignore[union-attr]
        return Report(document, (MOVEMENT, LURIA, ROTH, ARMY), (), said)


WORKSHOP = Workshop(lambda *_: iter(()), lambda _: FakeReader())


@pytest.fixture(scope="module")
def stand() -> Iterator[Newsstand]:
    with newsstand() as opened:
        yield opened


@pytest.fixture(autouse=True)
def nobody_waits(monkeypatch: pytest.MonkeyPatch, stand: Newsstand) -> None:
    monkeypatch.setattr("sayso.watch.manners.PAUSE", 0.0)
    monkeypatch.setenv("SAYSO_CATALOGUE", "none.jsonl")
    stand.pages.clear()
    stand.asked.clear()


@pytest.fixture
def place(tmp_path: Path) -> str:
    return new_store(tmp_path / "store.sqlite")


def run(place: str, *arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "--store", place], obj=WORKSHOP)


def watch(place: str, *arguments: str) -> Result:
    return run(place, "watch", *arguments, "--once", "--allow-private", "--every", "1s")


def test_a_round_is_told_in_plain_lines(place: str, stand: Newsstand) -> None:
    """What was asked, what is new, what failed with what to try, and the sum of it; strangers steer no terminal."""
    one = stand.report("/1", "Rain on the harbour.")
    items = (item(stand.url("/none")), item(one, "Roth &#x202e; speaks"))
    feed = stand.put("/feed", rss(*items, title="Karsk &#x202e; Post"), ETag='"v"')
    first = watch(place, feed, "--collection", "morning")
    assert first.exit_code == 1
    assert first.stdout.splitlines() == [
        f"{feed}: 2 new",
        "  + Roth \\u202e speaks: 1 claim",
        "1 feed asked, 1 report new, 1 not read · 1 claim kept · 1 report compared with the others",
    ]
    assert first.stderr == f"sayso: {stand.url('/none')}: it answers 404 Not Found; it is not asked again\n"
    time.sleep(1)
    second = watch(place)
    assert (second.exit_code, second.stderr) == (0, "")
    assert second.stdout.splitlines() == [
        f"Karsk \\u202e Post ({feed}): nothing new; it has not changed",
        "1 feed asked",
    ]
    assert watch(place, "--quiet").stdout == ""


def test_an_alert_is_told_at_the_end_of_a_round(place: str, stand: Newsstand) -> None:
    """Once; and what comes in by sayso add is told by sayso alerts check."""
    added = run(place, "alerts", "add", "arms", "--relation", "arms", "--on", "claim,origin")
    assert added.stdout == "alert arms kept; no claim fits so far\n"
    feed = stand.put("/feed", rss(item(stand.report("/1", "Rain on the harbour."), "Roth speaks")))
    told = watch(place, feed, "--quiet")
    assert told.stdout.splitlines() == [
        "alert arms: According to Samuel Roth, Luria arms the movement.",
        "  word of Samuel Roth · Karsk Post · 2024-03-11 · Roth speaks",
    ]
    assert run(place, "alerts", "check").stdout == "nothing to tell\n"
    another = run(place, "alerts", "add", "luria", "--about", "Republic of Luria")
    assert another.stdout == "alert luria kept; what fits now, 1 claim, counts as known\n"
    assert run(place, "alerts", "remove", "luria").exit_code == 0
    stand.put("/feed", rss(item(stand.report("/2", "A market was held."), "The army speaks", 12)))
    time.sleep(1)
    assert watch(place, "--quiet").stdout.count("alert arms: ") == 2
    assert run(place, "alerts", "list").stdout == 'arms  on claim, origin  --relation "arms"  prints\n'
    assert run(place, "alerts", "remove", "arms").stdout == "alert arms removed\n"
    again = run(place, "alerts", "remove", "arms")
    assert again.exit_code == 2
    assert again.stderr == "sayso: alert arms: there is none of this name; see: sayso alerts list\n"


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ([], "alert arms: it asks nothing; give words to look for, or an option"),
        (["--webhook", "http://192.0.2.7/x"], "which is another machine"),
        (["--webhook", "here"], "takes a whole address"),
        (["--on", "noon"], "--on takes claim, origin, dispute"),
        (["--collection", "none"], "no collection"),
        (["--since", "soon"], "soon"),
        (["--atom", "/none/such/feed.xml", "--min-origins", "0"], "min-origins"),
    ],
)
def test_an_alert_that_cannot_work_is_refused(place: str, options: list[str], problem: str) -> None:
    """When it is made, not when it should tell."""
    run(place, "watch", "--list")
    refused = run(place, "alerts", "add", "arms", *options)
    assert "kept" not in refused.stdout
    assert refused.exit_code == 2
    assert problem in refused.stderr


def test_how_feeds_stand(place: str, stand: Newsstand) -> None:
    """When each was asked, and what failed; one that is forgotten is watched no more."""
    assert run(place, "watch", "--list").stdout == "nothing is watched yet\n"
    good, bad, gone = stand.put("/feed", rss()), stand.put("/bad", "", 500), stand.put("/gone", "", 410)
    assert watch(place, good, bad, gone).exit_code == 1
    lines = run(place, "watch", "--list").stdout.splitlines()
    assert lines[0] == f"Karsk Post ({good})"
    assert "asked again" in lines[1]
    assert "failed once: it answers 500 Internal Server Error; asked again" in lines[3]
    assert lines[5].endswith("stopped: it answers 410 Gone; --again asks it")
    again = watch(place, gone)
    assert "asked no more since" in again.stdout
    assert (
        run(place, "watch", gone, "--forget").stdout
        == "1 feed watched no more; what was read of them stays\n"
    )
    assert len(run(place, "watch", "--list").stdout.splitlines()) == 4


def test_what_names_no_feed_is_told(place: str, tmp_path: Path) -> None:
    """Neither a missing file nor another scheme; and nothing at all."""
    (tmp_path / "a.txt").write_text("hello")
    refused = watch(place, str(tmp_path / "none.opml"), "ftp://karsk.example/feed", str(tmp_path / "a.txt"))
    assert refused.exit_code == 1
    assert [
        problem in refused.stderr for problem in ("no such file", "only http and https", "no OPML file")
    ] == [True] * 3
    assert watch(place).exit_code == 2
    unknown = run(place, "watch", str(tmp_path / "none.opml"))  # goes on until Ctrl-C, were anything watched
    assert unknown.exit_code == 1
    assert "next round" not in unknown.stdout
    assert run(place, "watch", "--every", "soon").exit_code == 2


def test_ctrl_c_ends_it_cleanly(place: str, stand: Newsstand) -> None:
    """What was read is kept, and it says so."""
    items = (
        item(stand.report("/2", "But stop here."), day=12),
        item(stand.report("/1", "Rain."), "Roth speaks"),
    )
    stopped = watch(place, stand.put("/feed", rss(*items)))
    assert stopped.exit_code == 130
    assert stopped.stdout.splitlines()[-1] == "Stopped. All that was read is kept; the same command goes on."
    with Store.open(place) as store, store.reading() as connection:
        assert len(list(all_reports(connection))) == 1


def test_times() -> None:
    """Seconds, minutes, hours and days; a bare number is minutes."""
    assert [seconds(one) for one in ("90s", "15m", "2h", "1d", "5")] == [90, 900, 7200, 86400, 300]


@pytest.mark.whole
@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise there")
def test_the_whole_way(place: str, stand: Newsstand) -> None:
    """Two invented reports are read by the real reader, an alert fires for each that fits, once; Ctrl-C ends what goes on."""
    story = "<html><body><article><h1>{0}</h1><p>{1}</p><p>The council of Karsk will meet on Friday to hear what was seen at the river crossing north of the town, its chairman said. Nobody was hurt, and the ferry runs again.</p></article></body></html>"
    said = stand.put("/1", story.format("Camps in the hills", "The interior ministry of Veldania said on Monday that Luria had trained fighters of the Northern Shield Movement."), Content_Type="text/html")  # fmt: skip
    other = stand.put("/2", story.format("Ferry late", "The harbour master of Karsk said on Tuesday that the ferry was two days late because of a storm."), Content_Type="text/html")  # fmt: skip
    feed = stand.put("/feed", rss(item(other, day=12), item(said)), ETag='"v"')
    assert run(place, "alerts", "add", "camps", "--relation", "trains", "--on", "claim").exit_code == 0
    command = [sys.executable, "-c", "from sayso.cli.main import main; main()", "watch", feed, "--allow-private", "--store", place, "--every", "1h"]  # fmt: skip
    lines: list[str] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        for line in running.stdout:
            lines.append(line.rstrip())
            if line.startswith("next round"):
                running.send_signal(signal.SIGINT)
        assert (running.stderr.read(), running.wait(60)) == ("", 130)
    assert (
        sum(line.startswith("alert camps: According to the interior ministry of Veldania") for line in lines)
        == 1
    )
    assert lines[-2:] == [
        "next round in 60 minutes; Ctrl-C ends it",
        "Stopped. All that was read is kept; the same command goes on.",
    ]
    assert run(place, "alerts", "check").stdout == "nothing to tell\n"
