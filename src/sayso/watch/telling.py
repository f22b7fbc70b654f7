"""Tells what alerts have to tell: posted to a webhook, or written into an Atom feed. Printing is for whoever asks for it."""

from __future__ import annotations

import ipaddress
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from sayso.documents.addresses import Question, Resolve, ask, resolve
from sayso.errors import DocumentError, Forbidden, SaysoError
from sayso.outputs.exports.addresses import web_identifier
from sayso.outputs.exports.xml_files import XmlFile, xml_file
from sayso.outputs.placing import checked, placed_file
from sayso.records import Failure
from sayso.settings import Settings
from sayso.store.base import Store
from sayso.store.watching.alerts import Alert, Event, alert_called, all_alerts, last_events, posted, to_post

_ATOM: Final = "http://www.w3.org/2005/Atom"


def tell(store: Store, settings: Settings, resolve: Resolve = resolve) -> list[Failure]:
    """Post and write what alerts have yet to tell; return what could not be told, which is tried again the next time.

    A post that succeeded is noted at once; one whose answer got lost is posted again, under the same id. Raises StoreError.
    """
    with store.reading() as connection:
        alerts = all_alerts(connection)
    failures: list[Failure] = []
    for alert in alerts:
        try:
            if alert.webhook is not None:
                _post(store, alert, settings, resolve)
        except DocumentError as error:
            failures.append(Failure(alert_called(alert.name), f"{error.name}: {error.problem}", error.advice))
        try:
            if alert.atom is not None:
                write_atom(store, alert, Path(alert.atom))
        except SaysoError as error:
            failures.append(Failure(alert_called(alert.name), str(error), "it is written the next time"))
    return failures


def require_near(url: str, *, remote: bool, resolve: Resolve = resolve) -> Resolve:
    """Return what resolves a webhook's host: to this machine alone unless ``remote`` allows others.

    What it returns raises Forbidden.
    """

    def near(host: str, port: int) -> Sequence[str]:
        addresses = resolve(host, port)
        far = [one for one in addresses if not ipaddress.ip_address(one.partition("%")[0]).is_loopback]
        if far and not remote:
            raise Forbidden(
                url,
                f"{host} is at {far[0]}, which is another machine",
                "what is read may not leave this one; if it may, add the alert with --allow-remote",
            )
        return addresses

    return near


def _post(store: Store, alert: Alert, settings: Settings, resolve: Resolve) -> None:
    """Post what is yet to be posted, the oldest first, up to what the webhook does not take. Raises a DocumentError."""
    with store.reading() as connection:
        events = to_post(connection, alert)
    url = alert.webhook or ""
    near = require_near(url, remote=alert.remote, resolve=resolve)
    local = replace(settings, allow_private=True)
    for event in events:
        headers = {"Content-Type": "application/json", "User-Agent": "sayso", "X-Sayso-Event": event.id}
        answer = ask(url, local, near, Question(headers, event.body.encode("utf-8", "replace")))
        if not answer.is_success:
            raise DocumentError(
                url, answer.words, "it is posted again the next time; check what listens there"
            )
        with store.writing() as connection:
            posted(connection, event)


def write_atom(store: Store, alert: Alert, place: Path) -> None:
    """Write the last events of an alert as an Atom feed, unless it stands there already. Raises NotWritable."""
    with store.reading() as connection:
        events = last_events(connection, alert)
    target = checked(place)
    with TemporaryDirectory(prefix="sayso-atom-") as folder:
        draft = Path(folder) / "feed.xml"
        with xml_file(draft) as xml:
            _feed(xml, alert, events)
        data = draft.read_bytes()
    if target.is_file() and target.read_bytes() == data:
        return
    with placed_file(place, target) as draft:
        draft.write_bytes(data)


def _feed(xml: XmlFile, alert: Alert, events: Sequence[Event]) -> None:
    with xml.element("feed", xmlns=_ATOM):
        xml.leaf("id", _urn(alert.id))
        xml.leaf("title", f"{alert.name}: what is said, and by whom")
        xml.leaf("subtitle", "Every entry is somebody's say-so, never a fact.")
        xml.leaf("updated", events[0].made if events else alert.made)
        with xml.element("author"):
            xml.leaf("name", "sayso")
        xml.leaf("generator", "sayso")
        for event in events:
            _entry(xml, event)


def _entry(xml: XmlFile, event: Event) -> None:
    title, _, below = event.words.partition("\n")
    with xml.element("entry"):
        xml.leaf("id", _urn(event.id))
        xml.leaf("title", title)
        xml.leaf("updated", event.made)
        if address := _address(event):
            xml.leaf("link", rel="related", href=address)
        xml.leaf("category", term=event.occasion)
        xml.leaf("summary", below or title)


def _address(event: Event) -> str | None:
    """Return where the report stands that an event's claim is in."""
    document = json.loads(event.body).get("claim", {}).get("document", {})
    return web_identifier(document.get("address") or "")


def _urn(id_: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'sayso:{id_}')}"
