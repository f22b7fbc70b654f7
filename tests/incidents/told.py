"""Incidents of invented texts, with attributions marked by hand."""

from __future__ import annotations

from collections.abc import Sequence

from claims.invented import Said, attribution, cast_of, established
from factories import real_parse
from sayso.claims.build import build_claims
from sayso.incidents.attaching import by_predicate, violent
from sayso.incidents.scene import Scene
from sayso.incidents.stage import find_incidents
from sayso.incidents.tellings import Telling, find_tellings
from sayso.records import Document, Incident


def incidents_in(text: str, said: Sequence[Said] = (), published: str | None = None) -> tuple[Incident, ...]:
    """Return the incidents of a text; loads the real parser."""
    parse = real_parse(text, established(text))
    cast = cast_of(parse)
    attributions = [attribution(text, parse, number, one) for number, one in enumerate(said)]
    document = Document(id="d", text=text, published=published)
    claims = build_claims(document, parse, attributions, cast)
    return find_incidents(document, parse, cast, attributions, claims)


def tellings_in(text: str) -> tuple[Scene, list[Telling]]:
    """Return where a text in nobody's words but its own speaks of violence; loads the real parser."""
    parse = real_parse(text, established(text))
    cast = cast_of(parse)
    document = Document(id="d", text=text)
    scene = Scene(document, parse, cast, ())
    claims = violent(build_claims(document, parse, (), cast))
    return scene, find_tellings(scene, by_predicate(parse, claims))
