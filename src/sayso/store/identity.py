"""What makes a page, a document or a claim in the store the same one as before; all ids are digests of it."""

from __future__ import annotations

import os
from collections.abc import Mapping

from sayso.actors.names import normal_form
from sayso.records import Claim, Document, Party, Voice, digest


def address_of(document: Document) -> str:
    """Return the address at which a document stands: the web's, or else its file's, in full.

    What has neither, or shares its file with other reports and so has no place of its own that could be read again, is
    its own address: the same words are the same document, others are another one.
    """
    if document.url is not None:
        return document.url.partition("#")[0]
    if document.path is not None and document.called in (None, document.path):
        return os.path.abspath(document.path)  # noqa: PTH100  # nothing is looked up on the disk
    return f"{document.path or 'text'}#{document.id}"


def page_id(address: str) -> str:
    """Return the id of a page."""
    return digest("page", address)


def document_id(address: str, document: Document) -> str:
    """Return the id of a text at an address; a copy elsewhere is another document."""
    return digest("stored", address, document.id)


def claim_identity(claim: Claim, names: Mapping[str, str]) -> str:
    """Return what stays the same of a claim when the report around it is rewritten.

    Who (under the name that the report gives them), what, of whom, denied or not, the numbers, and on whose word; for
    a claim of no known relation also its wording. ``names`` are those of the report's actors.
    """
    number = claim.quantity and (claim.quantity.low, claim.quantity.high, claim.quantity.unit)
    return digest(
        _party(claim.subject, names),
        claim.relation,
        _party(claim.object, names),
        claim.polarity,
        number,
        *(_called(voice, names) for voice in claim.voices),
        normal_form(claim.statement) if claim.relation == "says" else "",
    )


def _party(party: Party | None, names: Mapping[str, str]) -> str:
    return _called(party, names) if party else ""


def _called(one: Party | Voice, names: Mapping[str, str]) -> str:
    return normal_form(names.get(one.actor, one.text) if one.actor is not None else one.text)
