from sayso.corroboration.reprints.words import OWN, SET_OFF, SPEECH, quoted_spans, read_words
from sayso.records import Document, Span
from tellings import told, words_of


def kinds(text: str, **fields: object) -> dict[str, int]:
    """Return whose each word of a text is."""
    words = read_words(told(text, **fields))
    return dict(zip(words.forms, words.whose, strict=True))


def test_desks_change_form() -> None:
    """Case, dashes and the form of apostrophes make no difference; figures keep their commas."""
    one = words_of("THE MINISTER'S aide -- who left -- owed 1,500 crowns.")
    other = words_of("The minister’s aide — who left — owed 1,500 crowns")
    assert one.forms == other.forms == ("the", "minister's", "aide", "who", "left", "owed", "1,500", "crowns")


def test_places() -> None:
    """Words know where they stand in the text."""
    words = words_of("Rain, then snow.")
    assert words.span(1, 2).text("Rain, then snow.\n") == "then snow"


def test_furniture() -> None:
    """Furniture, byline and dateline are left out."""
    text = "By Mira Solen\nKARSK — The bridge is shut.\nShare this story\n"
    document = Document(
        id="a",
        text=text,
        furniture=(Span(42, 58),),
        byline_span=Span(0, 13),
        dateline_span=Span(14, 21),
    )
    assert read_words(document).forms == ("the", "bridge", "is", "shut")


def test_speech() -> None:
    """Words in quotation marks are speech, but for a title or a term."""
    whose = kinds("He said “nobody ever came here to look at it” of the “Long Bridge” plan.")
    speech = [word for word, kind in whose.items() if kind == SPEECH]
    assert " ".join(speech) == "nobody ever came here to look at it"
    assert whose["bridge"] == whose["said"] == OWN


def test_set_off() -> None:
    """A paragraph behind a colon may be a quotation set off; the next one is the document's own again."""
    text = "The paper wrote:\n\nNobody ever came to look at these pillars.\n\nEngineers disagree."
    whose = kinds(text)
    assert (whose["wrote"], whose["pillars"], whose["engineers"]) == (OWN, SET_OFF, OWN)


def test_mark_left_open() -> None:
    """A quotation that never closes ends with its paragraph, or with its line where no line is blank."""
    assert quoted_spans("He said “we\ngo on.\n\nThey went.") == (Span(8, 18),)
    assert quoted_spans("He said “we\nwent on.") == (Span(8, 11),)


def test_nothing() -> None:
    """A text without words has none."""
    assert len(words_of("--- ***")) == 0
