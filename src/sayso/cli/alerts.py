"""``sayso alerts``: questions that tell when there is something new."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import typer
from rich.text import Text

from sayso.cli.output import complain
from sayso.cli.store.asking import (
    About,
    By,
    Collection,
    Disputed,
    MinOrigins,
    RelationOption,
    Since,
    Unnamed,
    Until,
    Words,
)
from sayso.cli.store.options import StorePlace, opened_store
from sayso.errors import SaysoError
from sayso.outputs.numbers import counted
from sayso.outputs.terminal import console_for, wrapped
from sayso.outputs.visible import one_line, safe
from sayso.records import Force
from sayso.settings import Settings

if TYPE_CHECKING:
    from sayso.store.base import Store
    from sayso.store.watching.alerts import Alert, Event, Occasion

alerts_app = typer.Typer(
    no_args_is_help=True, help="Look after questions that tell when there is something new."
)

Name = Annotated[str, typer.Argument(metavar="NAME", help="What to call it.", show_default=False)]


@alerts_app.command("list")
def list_command(*, store: StorePlace = None) -> None:
    """List the alerts, what each asks, and how it tells."""
    with opened_store(store) as opened:
        from sayso.store.watching.alerts import all_alerts  # noqa: PLC0415  # as in opened_store

        with opened.reading() as connection:
            found = all_alerts(connection)
    for one in found:
        typer.echo(f"{safe(one.name)}  on {', '.join(one.occasions)}  {safe(_asks(one))}  {safe(_ways(one))}")
    if not found:
        typer.echo("no alerts; make one with: sayso alerts add NAME TEXT")


@alerts_app.command("add")
def add_command(  # noqa: PLR0913  # a question has as many parts as its askers need
    name: Name,
    words: Words = None,
    *,
    about: About = None,
    by: By = None,
    relation: RelationOption = None,
    force: Annotated[
        Force | None, typer.Option("--force", help="How firmly it is said.", show_default=False)
    ] = None,
    unnamed: Unnamed = False,
    disputed: Disputed = False,
    min_origins: MinOrigins = None,
    since: Since = None,
    until: Until = None,
    collection: Collection = None,
    on: Annotated[
        str,
        typer.Option(
            "--on",
            metavar="OCCASIONS",
            help="When to tell: claim (one that fits comes in), origin (what fits is said by one more), "
            "dispute (one opens about it); with commas between.",
        ),
    ] = "claim,origin,dispute",
    print_: Annotated[
        bool, typer.Option("--print", help="Print it, as is done where nothing else is asked for.")
    ] = False,
    webhook: Annotated[
        str | None,
        typer.Option(
            "--webhook",
            metavar="URL",
            help="Post it as JSON to a program on this machine.",
            show_default=False,
        ),
    ] = None,
    allow_remote: Annotated[
        bool, typer.Option("--allow-remote", help="The webhook may be on another machine.")
    ] = False,
    atom: Annotated[
        Path | None,
        typer.Option(
            "--atom", metavar="FILE", help="Keep it as an Atom feed in this file.", show_default=False
        ),
    ] = None,
    keep: Annotated[
        int, typer.Option("--keep", min=1, metavar="N", help="Entries of that feed at most.")
    ] = 100,
    from_start: Annotated[
        bool, typer.Option("--from-start", help="Tell what is in the store already, too.")
    ] = False,
    store: StorePlace = None,
) -> None:
    """Keep a question, to be told what is new about it at the end of each round of sayso watch, or by sayso alerts check.

    It asks what sayso claims would. What is in the store already counts as known, unless --from-start is given.
    """
    with opened_store(store, must_exist=False) as opened:
        from sayso.outputs.placing import checked  # noqa: PLC0415  # as in opened_store
        from sayso.store.asking.claims import Wanted, count_claims  # noqa: PLC0415
        from sayso.store.watching.alerts import Ways, add_alert, alert_called  # noqa: PLC0415
        from sayso.store.watching.news import last_document  # noqa: PLC0415

        wanted = Wanted(
            words,
            about,
            by,
            relation,
            force,
            unnamed,
            since,
            until,
            collection,
            disputed=disputed,
            min_origins=min_origins,
        )
        if webhook is not None:
            _require_webhook(webhook, remote=allow_remote)
        if atom is not None:
            checked(atom)
        ways = Ways(
            prints=print_ or (webhook is None and atom is None),
            webhook=webhook,
            remote=allow_remote,
            atom=None if atom is None else str(atom.absolute()),
            keeps=keep,
        )
        with opened.writing() as connection:
            fitting = count_claims(connection, wanted, alert_called(name))
            mark = 0 if from_start else last_document(connection)
            add_alert(opened, connection, name, wanted, _occasions(on), ways, mark)
    verb = "is told at the next check" if from_start else "counts as known"
    now = f"what fits now, {counted(fitting, 'claim')}, {verb}" if fitting else "no claim fits so far"
    typer.echo(f"alert {safe(name)} kept; {now}")


@alerts_app.command("remove")
def remove_command(name: Name, *, store: StorePlace = None) -> None:
    """Forget an alert, and what it had yet to tell."""
    with opened_store(store) as opened:
        from sayso.store.watching.alerts import remove_alert  # noqa: PLC0415  # as in opened_store

        with opened.writing() as connection:
            remove_alert(connection, name)
    typer.echo(f"alert {safe(name)} removed")


@alerts_app.command("check")
def check_command(*, store: StorePlace = None) -> None:
    """Tell what is new since the last check. What could not be told is named on standard error, and the exit status is then 1."""
    with opened_store(store, compared=True) as opened:
        told, failed = check_alerts(opened, Settings())
    if not told and not failed:
        typer.echo("nothing to tell")
    raise typer.Exit(int(failed > 0))


def check_alerts(store: Store, settings: Settings) -> tuple[int, int]:
    """Look what is new for every alert and tell it; return how much was printed, and how much could not be told.

    Raises StoreError.
    """
    from sayso.store.watching.alerts import all_alerts, printed, to_print  # noqa: PLC0415  # as in opened_store
    from sayso.watch.alerting import look  # noqa: PLC0415
    from sayso.watch.telling import tell  # noqa: PLC0415

    with store.reading() as connection:
        alerts = all_alerts(connection)
    if not alerts:
        return 0, 0
    failures = look(store)
    told = 0
    for alert in alerts:
        with store.reading() as connection:
            events = to_print(connection, alert)
        for event in events:
            _print(alert, event)
            with store.writing() as connection:
                printed(connection, event)
        told += len(events)
    failures += tell(store, settings)
    for one in failures:
        complain(one_line(f"{one.name}: {one.problem}; {one.advice}"))
    return told, len(failures)


def _print(alert: Alert, event: Event) -> None:
    console = console_for(sys.stdout)
    first, _, below = event.words.partition("\n")
    for line in wrapped(console, Text(f"alert {safe(alert.name)}: {one_line(first)}", "bold")):
        console.print(line, soft_wrap=True)
    margin = Text("  ")
    for line in wrapped(console, Text(one_line(below), "dim"), first=margin, rest=margin):
        console.print(line, soft_wrap=True)
    sys.stdout.flush()


def _occasions(written: str) -> tuple[Occasion, ...]:
    from sayso.store.watching.alerts import OCCASIONS  # noqa: PLC0415  # as in opened_store

    asked = [one.strip() for one in written.split(",") if one.strip()]
    if not asked or not set(asked) <= set(OCCASIONS):
        raise typer.BadParameter(f"--on takes {', '.join(OCCASIONS)}, with commas between")
    return tuple(one for one in OCCASIONS if one in asked)


def _require_webhook(url: str, *, remote: bool) -> None:
    """Refuse a webhook that is none, or that is on another machine without leave."""
    from sayso.documents.addresses import is_address  # noqa: PLC0415  # as in opened_store
    from sayso.watch.telling import require_near  # noqa: PLC0415

    parts = urlsplit(url)
    if not is_address(url) or parts.scheme not in ("http", "https") or not parts.hostname:
        raise typer.BadParameter("--webhook takes a whole address, as in http://127.0.0.1:9000/alerts")
    try:
        require_near(url, remote=remote)(parts.hostname, parts.port or 80)
    except OSError:
        complain(f"{one_line(parts.hostname)} is not known now; it is asked when there is something to tell")
    except SaysoError as error:
        complain(one_line(str(error)))
        raise typer.Exit(2) from None


def _asks(alert: Alert) -> str:
    """Return what an alert asks, as it would be asked of sayso claims."""
    wanted = alert.wanted
    pairs = (
        ("about", wanted.about),
        ("by", wanted.by),
        ("relation", wanted.relation),
        ("force", wanted.force),
        ("unnamed", wanted.unnamed),
        ("disputed", wanted.disputed),
        ("min-origins", wanted.min_origins),
        ("since", wanted.since),
        ("until", wanted.until),
        ("collection", wanted.collection),
    )
    options = [f"--{name}" if value is True else f'--{name} "{value}"' for name, value in pairs if value]
    return " ".join([*([f'"{wanted.words}"'] if wanted.words else []), *options]) or "everything"


def _ways(alert: Alert) -> str:
    ways = ["prints"] if alert.prints else []
    ways += [f"posts to {alert.webhook}"] if alert.webhook else []
    ways += [f"writes {alert.atom}"] if alert.atom else []
    return ", ".join(ways)
