"""A document's way, on one page.

Each stage is a function from records to records: the document is parsed with its established names, attributions
are found, voices and parties are tied to actors, what is said is read into claims, and what they tell of violence is
put together into incidents.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter
from typing import TypeVar

from sayso.actors.catalogue import Catalogue
from sayso.actors.established import established_names
from sayso.actors.resolve import resolve
from sayso.attribution.lexicon import Lexicon
from sayso.attribution.stage import find_attributions
from sayso.attribution.tagger.model import Tagger, has_model
from sayso.blame.judge import judge_blame
from sayso.claims.build import build_claims
from sayso.claims.needed import with_everyone
from sayso.documents.parsing import Parser
from sayso.documents.recasing import is_capitals, shadow
from sayso.errors import TooLarge
from sayso.incidents.stage import find_incidents
from sayso.records import Document, Parse, Report
from sayso.settings import Settings

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads documents into reports. Load it once: the parser takes a second, a report after that far less."""

    settings: Settings
    parser: Parser
    lexicon: Lexicon
    catalogue: Catalogue
    tagger: Tagger | None = None
    """What finds attributions; without it the rules do."""

    @classmethod
    def load(cls, settings: Settings | None = None) -> Reader:
        """Return a reader with the installed parser and the tagger that the settings name.

        Raises ModelMissing where there is no parser, or a tagger was named that is not there, and BadCatalogue where the
        settings' file of known actors cannot be used. Where no tagger was named and none comes with this installation,
        the rules alone read.
        """
        settings = settings or Settings()
        return cls(
            settings, Parser.load(), Lexicon.load(), Catalogue.load(settings.catalogue), _tagger(settings)
        )

    def parse(self, document: Document, clock: Clock | None = None) -> Parse:
        """Return the document's sentences, words and names.

        Raises TooLarge where it is longer than `Limits.max_characters`.
        """
        run = (clock or Clock()).run
        longest = self.settings.limits.max_characters
        if len(document.text) > longest:
            raise TooLarge(
                document.name,
                f"{len(document.text):,} characters are more than the {longest:,} read at once",
                "cut it into parts",
            )
        text = document.text
        if is_capitals(text):
            text = run("recasing", lambda: shadow(document.text, self.catalogue.cased_names))
        names = run("names", lambda: established_names(text, self.catalogue, document.unread))
        return run("parse", lambda: self.parser.parse(document, names, text))

    def read(self, document: Document, clock: Clock | None = None) -> Report:
        """Return all that the document says; the same document gives the same report, byte for byte.

        Raises TooLarge where it is longer than `Limits.max_characters`.
        """
        parse = self.parse(document, clock)
        run = (clock or Clock()).run
        found = run(
            "attribution",
            lambda: find_attributions(document, parse, self.lexicon, self.tagger, self.settings.min_score),
        )
        cast, attributions = run("actors", lambda: resolve(document, parse, found, self.catalogue))
        told = run("claims", lambda: build_claims(document, parse, attributions, cast))
        cast, said = run("claims", lambda: with_everyone(document, parse, cast, told))
        judged = self.settings.judged_blame
        claims = run("blame", lambda: judge_blame(document, parse, cast, attributions, said, judged=judged))
        incidents = run("incidents", lambda: find_incidents(document, parse, cast, attributions, claims))
        return Report(document, cast.actors, attributions, claims, incidents)


def _tagger(settings: Settings) -> Tagger | None:
    if settings.rules_only:
        return None
    if settings.tagger is None and not has_model():
        return None
    return Tagger.load(settings.tagger)


class Clock:
    """Runs stages and adds up the seconds that each took, for the benchmark."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def run(self, stage: str, call: Callable[[], Result]) -> Result:
        """Call a stage and keep its time."""
        began = perf_counter()
        result = call()
        self.seconds[stage] = self.seconds.get(stage, 0.0) + perf_counter() - began
        return result
