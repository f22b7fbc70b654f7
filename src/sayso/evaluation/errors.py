"""What can be wrong with a corpus or with the floors kept for it."""

from __future__ import annotations

from sayso.errors import SaysoError


class CorpusError(SaysoError):
    """A corpus cannot be read as its makers describe it. The message names the file and what to try."""


class FloorsError(SaysoError):
    """A file of floors does not fit the figures it is meant for. The message names the entry and what to try."""
