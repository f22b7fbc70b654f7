"""A claim, a group, an actor, a document or an incident at full length."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from rich.text import Text
from sqlalchemy import Connection

from sayso.cli.output import opened
from sayso.cli.store.actor_shape import actor_lines
from sayso.cli.store.claim_shape import claim_lines
from sayso.cli.store.dispute_shape import against_lines
from sayso.cli.store.listing import show, titled
from sayso.cli.store.showing_documents import write_document
from sayso.cli.store.showing_groups import origin_lines, write_group
from sayso.cli.store.showing_incidents import write_incident
from sayso.cli.store.showing_parts import in_context, labelled, write_judgements
from sayso.outputs.jsonlines import dumped
from sayso.outputs.stored.actors import shown_actor_plain
from sayso.outputs.stored.full_claims import facts, shown_claim_plain
from sayso.outputs.stored.wording import ID_SHOWN
from sayso.outputs.terminal import console_for, wrapped
from sayso.outputs.visible import safe
from sayso.store.asking.showing import show_actor, show_claim


def write_claim(connection: Connection, number: int, format_: str, output: Path | None) -> None:
    """Write a claim with its chain of voices, the words it rests on, what it says the same as and what contradicts it."""
    shown = show_claim(connection, number)
    with opened(output, for_people=format_ == "text") as stream:
        if format_ == "json":
            stream.write(dumped(shown_claim_plain(shown), indent=2) + "\n")
            return
        console = console_for(stream)
        show(console, claim_lines(console, shown.found))
        console.print()
        for label, words in facts(shown):
            show(console, labelled(console, label, words))
        titled(console, "Its words")
        show(console, in_context(console, shown.report.document.text, shown.found.claim.evidence))
        if shown.origin and len(shown.origin.claims) > 1:
            titled(console, "Rests on the same as other claims")
            show(console, origin_lines(console, shown.origin, but=shown.found.id))
        if shown.disputes:
            titled(console, "In dispute: what stands against it")
        for dispute in shown.disputes:
            show(console, against_lines(console, dispute, shown.found.id))
        write_judgements(console, shown.judgements)


def write_actor(connection: Connection, number: int, format_: str, output: Path | None) -> None:
    """Write an actor with the words that each document has for them."""
    shown = show_actor(connection, number)
    with opened(output, for_people=format_ == "text") as stream:
        if format_ == "json":
            stream.write(dumped(shown_actor_plain(shown), indent=2) + "\n")
            return
        console = console_for(stream)
        show(console, actor_lines(console, shown.found))
        titled(console, "Called in reports")
        for document, actor in shown.appearances:
            words = dict.fromkeys(safe(mention.text) for mention in actor.mentions)
            line = Text(f"{safe(actor.name)}: {', '.join(words)}")
            margin = Text(" " * (ID_SHOWN + 2))
            show(console, wrapped(console, line, first=Text(f"{document[:ID_SHOWN]}  ", "dim"), rest=margin))
        write_judgements(console, shown.judgements)


SHOWN: Mapping[str, Callable[[Connection, int, str, Path | None], None]] = {
    "claim": write_claim,
    "group": write_group,
    "actor": write_actor,
    "document": write_document,
    "incident": write_incident,
}
"""What writes a thing of each kind."""
