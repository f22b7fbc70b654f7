"""What can go wrong.

SaysoError
├── DocumentError     one document cannot be read; the batch goes on
│   ├── EmptyDocument     nothing in it
│   ├── TooLarge          over a limit of the settings
│   ├── Undecodable       its bytes are no text we know
│   ├── Damaged           a broken, truncated or hostile file
│   ├── Locked            encrypted, no password given
│   ├── UnknownFormat     no reader for this kind of file
│   ├── WrongLanguage     not English
│   ├── Unreachable       an address that gives no page
│   └── Forbidden         an address that may not be asked
├── NothingToRead     a folder without reports
├── BadCatalogue      a file of known actors is broken
├── StoreError        the store cannot do what is asked
│   ├── NoStore           the file or database is no store of sayso's
│   ├── NewerStore        a newer sayso made it
│   ├── StoreUnreachable  it cannot be opened
│   └── NotInStore        what is asked for is not in it, or there are several
├── ArchiveError      the archive cannot do what is asked
│   ├── NoArchive         the folder is none, or not what it was when it was last whole
│   ├── NewerArchive      a newer sayso made it
│   └── NotYetDone        what is asked for has not been worked out in it
└── ModelMissing      no English pipeline is installed
"""

from __future__ import annotations


def installing(extra: str) -> str:
    """Return how to install the libraries of an extra, as the end of an error's advice: from wherever sayso came from."""
    return f"in your clone of sayso: pip install '.[{extra}]'"


class SaysoError(Exception):
    """Anything sayso itself complains about."""


class DocumentError(SaysoError):
    """One document cannot be read. ``name`` says which, ``problem`` what is wrong, ``advice`` what to try."""

    def __init__(self, name: str, problem: str, advice: str) -> None:
        super().__init__(f"{name}: {problem}; {advice}")
        self.name = name
        self.problem = problem
        self.advice = advice


class EmptyDocument(DocumentError):
    """There is no text in it."""


class TooLarge(DocumentError):
    """It is over one of the limits in the settings."""


class Undecodable(DocumentError):
    """Its bytes are no text in an encoding we know, or its text holds what no text may hold."""


class Damaged(DocumentError):
    """It is broken, truncated, or made to harm."""


class Locked(DocumentError):
    """It is encrypted."""


class UnknownFormat(DocumentError):
    """Nothing here reads this kind of file."""


class WrongLanguage(DocumentError):
    """It is not in a language that can be read."""


class Unreachable(DocumentError):
    """The address gives no page."""


class Forbidden(DocumentError):
    """The address is a private one and may not be asked."""


class NothingToRead(SaysoError):
    """A folder or list holds no report at all."""


class BadCatalogue(SaysoError):
    """A file of known actors cannot be used. ``place`` says which, and which line of it."""

    def __init__(self, place: str, problem: str, advice: str) -> None:
        super().__init__(f"{place}: {problem}; {advice}")
        self.place = place
        self.problem = problem
        self.advice = advice


class StoreError(SaysoError):
    """The store cannot do what is asked. ``place`` says which, ``problem`` what is wrong, ``advice`` what to try."""

    def __init__(self, place: str, problem: str, advice: str) -> None:
        super().__init__(f"{place}: {problem}; {advice}")
        self.place = place
        self.problem = problem
        self.advice = advice


class NoStore(StoreError):
    """The file or database is no store of sayso's, or was none when it was last whole."""


class NewerStore(StoreError):
    """A newer sayso made the store, and this one does not know all that is in it."""


class StoreUnreachable(StoreError):
    """The store cannot be opened or written to."""


class NotInStore(StoreError):
    """What is asked for is not in the store, or the words for it fit several things in it."""


class ArchiveError(SaysoError):
    """The archive cannot do what is asked. ``place`` says which, or which file of it, ``advice`` what to try."""

    def __init__(self, place: str, problem: str, advice: str) -> None:
        super().__init__(f"{place}: {problem}; {advice}")
        self.place = place
        self.problem = problem
        self.advice = advice


class NoArchive(ArchiveError):
    """The folder is no archive of sayso's, or a file of it is missing or damaged."""


class NewerArchive(ArchiveError):
    """A newer sayso made the archive, and this one does not know all that is in it."""


class NotYetDone(ArchiveError):
    """What is asked for has not been worked out in the archive so far."""


class ModelMissing(SaysoError):
    """No English pipeline of the parser is installed."""
