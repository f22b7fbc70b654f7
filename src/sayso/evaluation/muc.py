"""MUC-3/4 (MUC-4 Proceedings 1992): wire reports on political violence, and who is blamed for what in each.

The texts are files of many messages, each under a line that begins with its id (``DEV-MUC3-0001``). The keys are
files of templates, one for each incident, of which two fields are read: the organisations held responsible, and on
whose word ("REPORTED AS FACT", "CLAIMED OR ADMITTED" ...).
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sayso.evaluation.errors import CorpusError

CLAIMED: Final = "CLAIMED OR ADMITTED"
BY_AUTHORITIES: Final = "SUSPECTED OR ACCUSED BY AUTHORITIES"
POSSIBLE: Final = "POSSIBLE"
ACCUSED: Final = "SUSPECTED OR ACCUSED"
AS_FACT: Final = "REPORTED AS FACT"
CONFIDENCES: Final = (CLAIMED, BY_AUTHORITIES, POSSIBLE, ACCUSED, AS_FACT)
"""The corpus's labels of on whose word somebody is blamed; where two are equally frequent, the earlier counts."""

_ENCODING: Final = "latin-1"
_HEADING = re.compile(r"^(?P<id>(?:DEV|TST\d)-MUC\d-\d{4})\b.*$", re.MULTILINE)
_FIELD = re.compile(r"\s*\d+\.\s+(?P<name>[A-Z ]+: [A-Z ]+?)\s{2,}(?P<value>.*)$")
_QUOTED = re.compile(r'"([^"]+)"')
_CONFIDENCE = re.compile(r'(?P<label>[A-Z][A-Z ]+[A-Z]):?\s*(?P<owners>(?:"[^"]+"(?:\s*/\s*)?)+)')
_NO_PUNCTUATION = str.maketrans(dict.fromkeys(string.punctuation, " "))
_ARTICLES: Final = frozenset({"the", "a", "an"})


def plain_name(name: str) -> str:
    """Return a name in small letters without punctuation and articles, as names are compared here."""
    return " ".join(word for word in name.lower().translate(_NO_PUNCTUATION).split() if word not in _ARTICLES)


@dataclass(frozen=True, slots=True)
class Message:
    """One wire report: its id and its text, a newline at the end."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Culprit:
    """An organisation that the key holds responsible, under all names it allows, with the confidences it allows.

    An ``optional`` one may be found, and is no miss if it is not.
    """

    names: frozenset[str]
    confidences: frozenset[str]
    optional: bool

    def joined(self, other: Culprit) -> Culprit:
        """Return both as one: another template names the same organisation."""
        return Culprit(
            self.names | other.names, self.confidences | other.confidences, self.optional and other.optional
        )


def read_messages(paths: Iterable[Path]) -> Iterator[Message]:
    """Yield the messages of text files, and of folders of files named for a message (``DEV-MUC3-0001.txt``).

    Raises CorpusError where there is none.
    """
    for path in paths:
        if path.is_dir():
            found = [
                Message(one.stem, one.read_bytes().decode("utf-8")) for one in sorted(path.glob("*.txt"))
            ]
        else:
            found = split_messages(read_file(path))
        if not found:
            raise CorpusError(
                f"{path}: no message in it; give MUC's files of texts, or a folder of .txt named by id"
            )
        yield from found


def split_messages(text: str) -> list[Message]:
    """Return the messages of one of MUC's files of texts, without the lines of their ids."""
    headings = list(_HEADING.finditer(text))
    ends = [heading.start() for heading in headings[1:]] + [len(text)]
    return [
        Message(heading["id"], text[heading.end() : end].strip() + "\n")
        for heading, end in zip(headings, ends, strict=False)
    ]


def read_keys(paths: Iterable[Path]) -> dict[str, tuple[Culprit, ...]]:
    """Return who is responsible in each message that the keys answer; raises CorpusError for a file with no answer."""
    answers: dict[str, list[Culprit]] = {}
    for path in paths:
        templates = list(_templates(read_file(path)))
        if not templates:
            raise CorpusError(f"{path}: no template in it; give MUC's files of keys, such as key-tst1.v7")
        for template in templates:
            known = answers.setdefault(template.message, [])
            for culprit in template.culprits():
                _add(known, culprit)
    return {message: tuple(culprits) for message, culprits in answers.items()}


def read_file(path: Path) -> str:
    """Return the text of one of MUC's files; raises CorpusError where it cannot be read."""
    try:
        return path.read_text(encoding=_ENCODING)
    except OSError as error:
        raise CorpusError(f"{path}: {error.strerror}; check the path") from error


def _add(known: list[Culprit], culprit: Culprit) -> None:
    for place, other in enumerate(known):
        if other.names & culprit.names:
            known[place] = other.joined(culprit)
            return
    known.append(culprit)


@dataclass(slots=True)
class _Template:
    """One incident as the key tells it, while its lines are read."""

    message: str
    optional: bool = False
    organisations: list[tuple[frozenset[str], bool]] = field(default_factory=list)
    confidences: list[tuple[str, frozenset[str]]] = field(default_factory=list)

    def note(self, name: str, value: str) -> None:
        """Take in one line of a field."""
        if name == "MESSAGE: TEMPLATE":
            self.optional |= "OPTIONAL" in value
        elif name == "PERP: ORGANIZATION ID":
            if names := _names(value):
                self.organisations.append((names, "?" in value.partition('"')[0]))
        elif name == "PERP: ORGANIZATION CONFIDENCE":
            labels = ((found["label"].strip(), found["owners"]) for found in _CONFIDENCE.finditer(value))
            self.confidences += [(label, _names(owners)) for label, owners in labels if label in CONFIDENCES]

    def culprits(self) -> Iterator[Culprit]:
        """Yield the organisations responsible; one without a confidence of its own has all of the template's."""
        for names, doubtful in self.organisations:
            own = frozenset(label for label, owners in self.confidences if owners & names)
            labels = own or frozenset(label for label, _ in self.confidences)
            yield Culprit(names, labels, self.optional or doubtful)


def _names(value: str) -> frozenset[str]:
    return frozenset(plain_name(name) for name in _QUOTED.findall(value))


def _templates(key: str) -> Iterator[_Template]:
    """Yield the templates of a key."""
    for message, fields in fields_of(key):
        template = _Template(message)
        for name, value in fields:
            template.note(name, value)
        yield template


def fields_of(key: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield the templates of a key: the message each answers, and its fields. A value may go on over further lines."""
    message: str | None = None
    fields: list[tuple[str, str]] = []
    name = ""
    for line in key.splitlines():
        value = line.strip()
        if head := _FIELD.match(line):
            name, value = head["name"].strip(), head["value"]
        if name == "MESSAGE: ID" and head:
            if message is not None:
                yield message, fields
            heading = _HEADING.match(value.strip())
            message, fields = (heading["id"] if heading else None), []
        elif message is not None and (head or value):
            fields.append((name, value))
    if message is not None:
        yield message, fields
