"""XML written piece by piece, so that a graph of any size is never held at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from sayso.outputs.exports.graphs import Value, plain


class XmlFile:
    """A file of XML that is being written, an element a line."""

    def __init__(self, stream: TextIOWrapper) -> None:
        self._writer = XMLGenerator(stream, encoding="utf-8", short_empty_elements=True)
        self._depth = 0
        self._writer.startDocument()

    @contextmanager
    def element(self, name: str, **attributes: Value) -> Iterator[None]:
        """Write an element with those that are written meanwhile inside it; attributes that are None are left out."""
        self._begin(name, attributes)
        self._depth += 1
        yield
        self._depth -= 1
        self._indent()
        self._writer.endElement(name)

    def leaf(self, name: str, words: Value = None, **attributes: Value) -> None:
        """Write an element that holds nothing but words."""
        self._begin(name, attributes)
        if words is not None:
            self._writer.characters(written(words))
        self._writer.endElement(name)

    def _begin(self, name: str, attributes: Mapping[str, Value]) -> None:
        self._indent()
        kept = {key.rstrip("_"): written(value) for key, value in attributes.items() if value is not None}
        self._writer.startElement(name, AttributesImpl(kept))

    def _indent(self) -> None:
        self._writer.ignorableWhitespace("\n" + "  " * self._depth if self._depth else "")


def written(value: str | int | bool) -> str:  # noqa: FBT001  # a value of an attribute
    """Return a value as XML writes it."""
    return str(value).lower() if isinstance(value, bool) else plain(str(value))


@contextmanager
def xml_file(path: Path) -> Iterator[XmlFile]:
    """Give a file of XML to write to."""
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        yield XmlFile(stream)
        stream.write("\n")
