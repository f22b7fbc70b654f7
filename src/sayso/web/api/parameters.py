"""The kinds of parameters that the API takes, each with the words it is refused with, and never an error of the database."""

from __future__ import annotations

import re
from typing import Annotated, Final

from fastapi import Path, Query
from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

MOST: Final = 200
"""So many things are on a page at most."""
MOST_NUMBER: Final = 2_000_000_000
"""The largest number that any database holds in a column."""

_ID: Final = "[0-9a-f]{4,16}"
_DAY: Final = "[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"


def without_nul(words: str) -> str:
    """Return words as they are; raises what a validator raises where no database can hold them."""
    if "\0" in words:
        raise PydanticCustomError("words", "words hold no NUL")
    return words


def _day(words: str) -> str:
    if not re.fullmatch(_DAY, words):
        raise PydanticCustomError("day", "write a day as 2019, 2019-03 or 2019-03-11")
    return words


def _id(words: str) -> str:
    if not re.fullmatch(_ID, words):
        raise PydanticCustomError("id", "an id has 4 to 16 of the signs 0 to 9 and a to f")
    return words


Prose = Annotated[str, StringConstraints(max_length=5000), AfterValidator(without_nul)]
"""Words that a database can hold, or none."""
Words = Annotated[str, StringConstraints(min_length=1, max_length=500), AfterValidator(without_nul)]
"""Words that a database can be asked for."""
Part = Annotated[str, StringConstraints(max_length=500), AfterValidator(without_nul)]
"""Words for a part of a claim; none at all say that the claim has none of it."""
Day = Annotated[str, AfterValidator(_day), Field(json_schema_extra={"pattern": f"^{_DAY}$"})]
"""A date of any precision."""
ShortId = Annotated[str, AfterValidator(_id), Field(json_schema_extra={"pattern": f"^{_ID}$"})]
"""An id, or its beginning."""
Id = Annotated[
    ShortId,
    Path(description="An id, or its beginning, four letters or more.", examples=["3f80c34a9d0b7e21"]),
]
Few = Annotated[int, Query(ge=1, le=MOST, description="How many of each part at most.")]
Name = Annotated[
    Words,
    Query(description="A name, or an id or the beginning of one.", examples=["Northern Shield Movement"]),
]
