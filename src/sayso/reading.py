"""The three ways to read from Python: one report, a text at hand, or many places at once."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from sayso.errors import DocumentError, NothingToRead
from sayso.records import Failure, Report
from sayso.settings import Settings

if TYPE_CHECKING:
    from sayso.pipeline import Reader


def read(place: str | os.PathLike[str], settings: Settings | None = None) -> Report:
    """Return what one report says: a file's path or an address.

    Raises DocumentError where it cannot be read, and NothingToRead where there is more or less than one report, as
    in a folder or in JSON Lines: `read_all` is for those. Raises ModelMissing where the parser has no English.
    """
    from sayso.documents.files import read_documents  # noqa: PLC0415  # brings what asks addresses; --help must not wait

    settings = settings or Settings()
    if os.path.isdir(place):  # noqa: PTH112  # an address is no path
        raise NothingToRead(f"{place}: it is a folder, not one report; try read_all")
    found = list(islice(read_documents([os.fspath(place)], settings), 2))
    if len(found) != 1:
        raise NothingToRead(
            f"{place}: there are {'several reports' if found else 'none'} in it; try read_all"
        )
    (document,) = found
    if isinstance(document, Failure):
        raise DocumentError(document.name, document.problem, document.advice)
    return _reader(settings).read(document)


def read_text(text: str, settings: Settings | None = None, name: str = "text") -> Report:
    """Return what a text at hand says; errors call it by ``name``.

    Raises DocumentError where it cannot be read, and ModelMissing where the parser has no English.
    """
    from sayso.documents.files import read_bytes  # noqa: PLC0415  # as in read

    settings = settings or Settings()
    (document,) = read_bytes(text.encode("utf-8", "surrogatepass"), name, settings, "text/plain")
    return _reader(settings).read(document)


def read_all(
    places: Sequence[str | os.PathLike[str]], settings: Settings | None = None
) -> Iterator[Report | Failure]:
    """Yield what each report at these places says, in order; one that cannot be read is a Failure.

    Places are files, folders and addresses. Raises ModelMissing where the parser has no English.
    """
    from sayso.documents.files import read_documents  # noqa: PLC0415  # as in read

    settings = settings or Settings()
    reader = _reader(settings)
    for document in read_documents([os.fspath(place) for place in places], settings):
        if isinstance(document, Failure):
            yield document
            continue
        try:
            yield reader.read(document)
        except DocumentError as error:
            yield Failure(error.name, error.problem, error.advice)
        except Exception as error:  # noqa: BLE001  # a stage that trips over one report must not stop the rest
            yield Failure(
                document.name, f"internal error ({type(error).__name__}: {error})", "please report it"
            )


@cache
def _reader(settings: Settings) -> Reader:
    from sayso.pipeline import Reader  # noqa: PLC0415  # the parser takes a second to import; --help must not wait

    return Reader.load(settings)
