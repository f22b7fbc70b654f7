"""MUC's messages read as far as their claims, with what the keys say of each, for `sayso.training.blame`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from sayso.actors.resolve import resolve
from sayso.attribution.stage import find_attributions
from sayso.blame.judge import Case
from sayso.claims.build import build_claims
from sayso.documents.files import read_bytes
from sayso.evaluation.muc import read_keys, read_messages
from sayso.evaluation.muc_quotes import read_quoted
from sayso.pipeline import Reader
from sayso.training.blame import Gold


def golds(keys: Sequence[Path], texts: Sequence[Path], reader: Reader) -> Iterator[Gold]:
    """Yield the messages that the keys answer, by id; raises CorpusError for files that are unusable.

    They are read by the reader that will be used later, for weights get used to its mistakes.
    """
    culprits, quoted = read_keys(keys), read_quoted(keys)
    messages = {message.id: message for message in read_messages(texts) if message.id in culprits}
    for message_id, message in sorted(messages.items()):
        (document,) = read_bytes(
            message.text.encode("utf-8"), f"{message_id}.txt", reader.settings, "text/plain"
        )
        parse = reader.parse(document)
        found = find_attributions(document, parse, reader.lexicon, reader.tagger, reader.settings.min_score)
        cast, attributions = resolve(document, parse, found, reader.catalogue)
        claims = build_claims(document, parse, attributions, cast)
        case = Case(document, parse, cast, attributions, claims)
        yield Gold(message_id, case, culprits[message_id], quoted.get(message_id, ()))
