"""Pictures of the reading room for the docs: ``python scripts/screenshots.py``, with Chromium and the test extra installed.

The twelve sample reports are read into a new store, the room is opened on it, and each page is pictured as somebody would
see it. What is pictured is invented.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright
from sqlalchemy import select, update
from typer.testing import CliRunner

from sayso.cli.main import app
from sayso.records import Claim
from sayso.store import tables as t
from sayso.store.asking.grouped import show_group
from sayso.store.asking.people import find_actors
from sayso.store.asking.story import most_told_dispute
from sayso.store.base import Store
from sayso.store.bodies import body_of, record_of
from sayso.web.app import create_app
from sayso.web.room import Room

TARGET = Path(__file__).parents[1] / "docs" / "pictures"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PORT = 8099
WIDE, PHONE = (1280, 860), (390, 780)


@dataclass(frozen=True, slots=True)
class View:
    """A page to picture: the file's name, its address, and how large and how dark the window is."""

    name: str
    path: str
    size: tuple[int, int] = WIDE
    dark: bool = False
    wait: float = 0.4


def views(store: Store) -> list[View]:
    """Return what is pictured."""
    with store.reading() as connection:
        number = most_told_dispute(connection)
        assert number is not None
        group = show_group(connection, number)
        claim = group.affirming[0]
        (actor,) = find_actors(connection, "Sarvenia", limit=1)
    return [
        View("library", "/"),
        View("report", f"/reports/{claim.document}"),
        View("report-dark", f"/reports/{claim.document}#c-{claim.id}", dark=True),
        View("report-phone", f"/reports/{claim.document}", PHONE),
        View("group", f"/groups/{group.found.id}", (1280, 1400)),
        View("groups", "/groups"),
        View("claim", f"/claims/{claim.id}"),
        View("actor", f"/actors/{actor.id}", (1280, 1200)),
        View("map", "/map", (1280, 1000), wait=4.0),
        View("timeline", "/timeline"),
        View("places", "/places", wait=3.0),
        View("search", "/search?q=camp"),
        View("compare", "/compare?a=State+Security+Directorate&b=Odile+Brankin"),
        View("review", "/review"),
        View("review-groups", "/review?kind=groups"),
        View("incidents", "/incidents"),
        View("add", "/add"),
    ]


def put_on_map(store: Store) -> None:
    """Put the sample's invented places into the South Atlantic, where no report can be mistaken for one on a real place."""
    where: dict[str, tuple[float, float]] = {"Hollin": (-28.0, -18.0), "Dunmarch": (-22.0, -27.0)}
    with store.writing() as connection:
        rows = connection.execute(
            select(t.claims.c.number, t.claims.c.body).where(t.claims.c.place.in_(where))
        ).all()
        for row in rows:
            claim = record_of(Claim, row.body)
            latitude, longitude = where[claim.place.text]
            place = replace(
                claim.place, name=claim.place.text, latitude=latitude, longitude=longitude, precision="exact"
            )
            connection.execute(
                update(t.claims)
                .where(t.claims.c.number == row.number)
                .values(body=body_of(replace(claim, place=place)), latitude=latitude, longitude=longitude)
            )


@contextmanager
def opened(store: Store) -> Iterator[str]:
    """Open the room on a store, and give its address."""
    server = uvicorn.Server(
        uvicorn.Config(create_app(Room(store, owner="Ada")), port=PORT, log_level="warning", access_log=False)
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{PORT}"
    server.should_exit = True
    thread.join(10)


def picture(browser: Browser, address: str, view: View) -> None:
    """Write the picture of a page."""
    width, height = view.size
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme="dark" if view.dark else "light"
    )
    page = context.new_page()
    page.goto(address + view.path)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(view.wait * 1000)
    page.screenshot(path=TARGET / f"{view.name}.png")
    context.close()
    print(f"{view.name}: {page.url if not page.is_closed() else view.path}")


def main() -> int:
    """Write all pictures, or those that are named; return the exit status."""
    if CHROMIUM is None:
        print("no Chromium is installed; on Debian: apt-get install chromium", file=sys.stderr)
        return 2
    TARGET.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        place = str(Path(folder) / "demo.sqlite")
        told = CliRunner().invoke(app, ["demo", "--store", place])
        assert told.exit_code == 0, told.output
        with Store.open(place) as store:
            put_on_map(store)
        with Store.open(place) as store, opened(store) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=CHROMIUM,
                args=[
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-background-networking",
                    "--disable-component-update",
                ],
            )
            for view in views(store):
                if not sys.argv[1:] or view.name in sys.argv[1:]:
                    picture(browser, address, view)
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
