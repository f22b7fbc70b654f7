"""Those who speak and those spoken of as STIX identities: who they are called, and nothing that judges them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sayso.outputs.exports.standing import End, is_name
from sayso.outputs.exports.stix_objects import EXTENSION, TOOL, constant, id_of, made
from sayso.outputs.exports.surroundings import Telling
from sayso.outputs.stored.wording import ID_SHOWN
from sayso.outputs.voices import NOBODY
from sayso.store.asking.claims import FoundClaim, FoundVoice
from sayso.store.asking.people import FoundActor

_CLASSES: Final[Mapping[str, str]] = {
    "person": "individual",
    "organisation": "organization",
    "authority": "organization",
    "state": "organization",
    "media": "organization",
    "armed_group": "group",
    "collective": "class",
}
_UNKNOWN: Final = "unknown"
_NAMELESS: Final = frozenset({"collective", "anonymous", "unnamed"})
_TOLD: Final = (
    "A program that reads reports and keeps who says what on whose word. It says nothing itself: an object is the word of "
    "whoever created_by_ref names, by way of the voices in its extension."
)


def tool() -> dict[str, Any]:
    """Return the identity of sayso itself, whose word no claim ever is."""
    return {
        **constant("identity", TOOL),
        "name": "sayso",
        "description": _TOLD,
        "identity_class": "system",
    }


def definition(schema: str) -> dict[str, Any]:
    """Return the definition of the property extension."""
    return {
        **constant("extension-definition", EXTENSION, TOOL),
        "name": "Whose word it is",
        "description": "The chain of voices behind an object, the exact words and where they stand, how firmly they are said, "
        "and what else is said of the same.",
        "schema": schema,
        "version": "1.0.0",
        "extension_types": ["property-extension"],
    }


def actor_identity(actor: FoundActor, times: tuple[str, str]) -> dict[str, Any]:
    """Return an actor of the store as an identity: never as a threat actor, which would be a judgement.

    Platforms take identities of one name for one, so the name of who has none says which one it is.
    """
    about = {
        "actor": {
            "actor_id": actor.id,
            "kind": actor.kind,
            "named": _is_named(actor),
            "aliases": list(filter(is_name, actor.aliases)),
            "catalogue": actor.catalogue,
        }
    }
    return {
        **made("identity", actor_ref(actor.id), times, None, about),
        "name": actor.name if _is_named(actor) else f"{actor.name} (unnamed, {actor.id[:ID_SHOWN]})",
        "identity_class": _CLASSES.get(actor.kind, _UNKNOWN),
    }


def _is_named(actor: FoundActor) -> bool:
    return actor.catalogue is not None or (actor.kind not in _NAMELESS and is_name(actor.name))


def actor_ref(actor: str) -> str:
    """Return the identity of an actor, by id."""
    return id_of("identity", "actor", actor)


def voice_identity(voice: FoundVoice, document: str, times: tuple[str, str]) -> dict[str, Any]:
    """Return a voice that was tied to nobody as an identity of its document's own."""
    about = {"actor": {"kind": voice.kind, "named": False}}
    return {
        **made("identity", voice_ref(voice, document), times, None, about),
        "name": f"{voice.text.strip() or NOBODY} (in report {document[:ID_SHOWN]})",
        "identity_class": _CLASSES.get(voice.kind, _UNKNOWN) if voice.text.strip() else _UNKNOWN,
    }


def voice_ref(voice: FoundVoice, document: str) -> str:
    """Return the identity of a voice in a document, by its id."""
    if voice.actor:
        return actor_ref(voice.actor)
    return id_of("identity", "voice", document, voice.kind, voice.text.strip())


def party_identity(called: str, document: str, times: tuple[str, str]) -> dict[str, Any]:
    """Return a name that was tied to no actor as an identity of its document's own."""
    return {
        **made(
            "identity",
            _party_ref(called, document),
            times,
            None,
            {"actor": {"kind": _UNKNOWN, "named": True}},
        ),
        "name": f"{called} (in report {document[:ID_SHOWN]})",
        "identity_class": _UNKNOWN,
    }


def end_ref(end: End, document: str) -> str:
    """Return the identity at the end of a line, in a document, by its id."""
    return actor_ref(end.actor) if end.actor else _party_ref(end.called, document)


def _party_ref(called: str, document: str) -> str:
    return id_of("identity", "party", document, called)


def publisher_identity(telling: Telling, times: tuple[str, str]) -> dict[str, Any]:
    """Return who speaks where a report says something itself: its publisher or, where that is not known, the report."""
    document = telling.document.document
    publisher = document.publisher
    about = {"actor": {"kind": "media", "named": publisher is not None}}
    unknown = f"whoever published “{document.title or telling.document.address}”"
    return {
        **made("identity", publisher_ref(telling), times, None, about),
        "name": publisher or f"{unknown} (report {telling.document.id[:ID_SHOWN]})",
        "identity_class": "organization" if publisher else _UNKNOWN,
    }


def publisher_ref(telling: Telling) -> str:
    """Return the identity of a document's publisher."""
    publisher = telling.document.document.publisher
    return (
        id_of("identity", "publisher", publisher)
        if publisher
        else id_of("identity", "report", telling.document.id)
    )


def speaker_ref(found: FoundClaim, telling: Telling) -> str:
    """Return the identity of a claim's innermost voice, the publisher where the report says so itself."""
    return voice_ref(found.voices[-1], telling.document.id) if found.voices else publisher_ref(telling)
