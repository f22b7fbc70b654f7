"""Invented stories for tests of what is told twice, and documents made of them."""

from __future__ import annotations

from typing import Any

from sayso.corroboration.reprints.words import Words, read_words
from sayso.records import Document, digest

BRIDGE = (
    "Engineers closed the long bridge at Karsk on Tuesday after cracks were found in two of its northern pillars.",
    "The crossing carries about nine thousand lorries a day and is the only road link between the harbour and the plain.",
    "Repairs are likely to last until the autumn because the steel has to be ordered from a mill across the border.",
    "Farmers on the far bank now have to drive an extra eighty kilometres to bring their milk to the dairy in town.",
    "A ferry that was taken out of service six years ago is being made ready and should sail by the end of next week.",
)  # fmt: skip
"""A story in five sentences of its own words."""

ORCHARD = (
    "A late frost has ruined most of the apple blossom in the Orla valley, growers there reckon after a first survey.",
    "Two of the three cider presses in the region will probably stay idle this year and forty pickers lose their work.",
    "The province has put aside a small fund for such winters but it was nearly emptied by last summer's hailstorms.",
    "Beekeepers who had moved their hives into the valley early are feeding them sugar water to keep the swarms alive.",
    "Older growers remember only one spring as cold as this and that was before the lake above the village was dammed.",
)  # fmt: skip
"""Another one, with nothing in common."""

STATEMENT = (
    "“We were told that the pillars would stand for another hundred years and not one of us believed a word of it, so we"
    " measured them ourselves with a tape and a lamp,” Mira Solen told reporters."
)
"""What somebody said to everybody."""


def told(*sentences: str, **fields: Any) -> Document:
    """Return a document of these paragraphs; further arguments are its fields."""
    text = "\n\n".join(sentences) + "\n"
    return Document(**({"id": digest("document", text, *fields.values()), "text": text} | fields))


def words_of(*sentences: str, **fields: Any) -> Words:
    """Return the words of a document of these paragraphs."""
    return read_words(told(*sentences, **fields))
