from sayings import actor, claim, day, people, report, voice
from sayso.corroboration.groups.telling import Telling, tellings_of
from sayso.records import Report


def told(one: Report) -> Telling:
    """Return the only claim of a report."""
    (telling,) = tellings_of(one)
    return telling


def test_roles() -> None:
    """Who dies is whom it was done to, and the object of a responsibility is the deed."""
    deaths = told(
        report(
            claim(
                "Four monks were killed by Black Lantern.",
                "casualties",
                "Four monks",
                "Black Lantern",
                "killed",
            )
        )
    )
    assert (deaths.doer and deaths.doer.text, deaths.done_to and deaths.done_to.text) == (
        "Black Lantern",
        "Four monks",
    )
    blamed = told(
        report(
            claim("Black Lantern is behind the bombing.", "responsible_for", "Black Lantern", "the bombing")
        )
    )
    assert (blamed.done_to, blamed.deed) == (None, "bomb")


def test_harm() -> None:
    """What happened to those counted is told by the predicate or by what is counted."""
    killed = claim("Four died.", "casualties", "Four", None, "died")
    counted = claim(
        "The toll is four.", "casualties", "four", None, "toll", quantity=people(4, "people wounded")
    )
    assert [told(report(one)).harm for one in (killed, counted)] == ["killed", "wounded"]


def test_kind() -> None:
    """Copies of one sentence are of one kind, whoever prints them and whoever says so; another number makes another."""
    one = claim("Four monks died.", "casualties", "Four monks", None, "died", quantity=people(4))
    voiced = claim(
        "Four monks died.",
        "casualties",
        "Four monks",
        None,
        "died",
        quantity=people(4),
        voices=(voice("Relief Watch"),),
    )
    other = claim("Four monks died.", "casualties", "Four monks", None, "died", quantity=people(5))
    cast = (actor("Four monks", "collective"),)
    kinds = [
        told(report(each, id=name, publisher=name, actors=cast)).kind
        for each, name in ((one, "a"), (voiced, "b"), (other, "c"))
    ]
    assert kinds[0] == kinds[1] != kinds[2]


def test_speaker() -> None:
    """A claim stands on the word of its innermost voice, or of the publisher; a voice that can't be told elsewhere has none."""
    named = claim("Grain is short.", voices=(voice("Karsk Mill"), voice("Relief Watch")))
    again = claim("Grain is not short.", voices=(voice("Relief Watch"),))
    plain, vague = claim("Grain is short."), claim("Grain is short.", voices=(voice("two traders"),))
    assert told(report(named)).speaker == told(report(again)).speaker is not None
    assert told(report(plain, publisher="The Karsk Mail")).speaker == "publisher karsk mail"
    assert told(report(plain)).speaker is None
    assert told(report(vague, actors=(actor("two traders", "anonymous"),))).speaker is None


def test_when_it_was_said() -> None:
    """It was said when the report says so, else when the report came out."""
    plain = claim("Grain is short.")
    dated = claim("Grain is short.", said=day("2031-03-01"))
    first, second = (told(report(one, published="2031-03-04")).said for one in (plain, dated))
    assert first is not None
    assert second is not None
    assert first - second == 3


def test_without_words() -> None:
    """A sentence without any content is left out."""
    assert tellings_of(report(claim("It is so."))) == ()
