from dataclasses import replace

from factories import span_in
from reports import attribution, claim, report
from sayso.evaluation.counts import Counts
from sayso.evaluation.plover import GoldEvent
from sayso.evaluation.plover_scores import FoundEvent, events_of, run_event, score_event
from sayso.records import Claim, Document, Party, Relation, Report
from sayso.settings import Settings

TEXT = "Veldania sent rifles to Black Lantern, and Lorvia demanded that it stop."
GOLD = GoldEvent("one", TEXT, "AID", ((span_in(TEXT, "Veldania"),),), ((span_in(TEXT, "Black Lantern"),),))


def party(words: str) -> Party:
    """Return a party with these words."""
    return Party(None, words, span_in(TEXT, words))


def made(relation: Relation, subject: str, other: str, attribution_id: str | None = None) -> Claim:
    """Return a claim between two parties."""
    one = claim(None, relation, evidence=span_in(TEXT, "Veldania"))
    return replace(one, subject=party(subject), object=party(other), attribution=attribution_id)


def read(*claims: Claim) -> Report:
    """Return a report with these claims and a demand by Lorvia."""
    asked = replace(
        attribution([span_in(TEXT, "Lorvia")], [], [span_in(TEXT, "that it stop")]),
        id="ask",
        verb_class="ask",
    )
    return report((), claims, [asked], Document(id="a", text=TEXT))


def test_relation() -> None:
    """A claim's subject is the source and its object the target, and its relation is mapped to the type."""
    figures, cases = score_event(GOLD, events_of(read(made("arms", "Veldania", "Black Lantern"))))
    assert (figures.total.source, figures.total.target) == (Counts(1, 1, 1), Counts(1, 1, 1))
    assert (figures.total.judged, figures.total.right) == (1, 1)
    assert cases == ()


def test_wrong_type() -> None:
    """Another relation between the right parties is judged, and is wrong."""
    figures, cases = score_event(GOLD, events_of(read(made("attacks", "Veldania", "Black Lantern"))))
    assert figures.types["AID"].as_dict()["type"] == {"accuracy": 0.0, "right": 0, "judged": 1}
    assert [case.reason for case in cases] == ["without type"]


def test_harmed() -> None:
    """Who came to harm is the target."""
    events = events_of(read(made("casualties", "Black Lantern", "Veldania")))
    assert score_event(GOLD, events)[0].total.target.hits == 1


def test_both_ways() -> None:
    """Both who meet are sources."""
    events = events_of(read(made("negotiates_with", "Veldania", "Lorvia")))
    assert [event.source[0].text(TEXT) for event in events] == ["Veldania", "Lorvia"]


def test_act_of_speech() -> None:
    """Who demands something is the source of a demand on whom it is about."""
    events = events_of(read(made("says", "Black Lantern", "rifles", "ask")))
    (event,) = events
    assert (event.act, event.is_of("DEMAND"), event.is_of("AID")) == ("ask", True, False)
    gold = replace(GOLD, type="DEMAND", sources=((span_in(TEXT, "Lorvia"),),))
    figures, _ = score_event(gold, events)
    assert (figures.total.source.hits, figures.total.target.hits, figures.total.right) == (1, 1, 1)


def test_telling() -> None:
    """Who merely says something is no party to the event."""
    told = FoundEvent((span_in(TEXT, "Lorvia"),), "l", (), "", None, denied=False, act="say")
    assert score_event(GOLD, [told])[0].total.source == Counts(0, 0, 1)


def test_denied() -> None:
    """What is denied is an event of another type: an end to help is a sanction."""
    (event,) = events_of(read(replace(made("arms", "Veldania", "Black Lantern"), polarity="denied")))
    assert (event.is_of("AID"), event.is_of("SANCTION")) == (False, True)


def test_unmapped_type() -> None:
    """Where nothing of ours stands for a type, its parties count and its type is not judged."""
    gold = replace(GOLD, type="PROTEST")
    figures, _ = score_event(gold, events_of(read(made("attacks", "Veldania", "Lorvia"))))
    assert (figures.total.judged, figures.total.source.hits) == (0, 1)


def test_run() -> None:
    """A sentence is read as a document of its own."""
    outcome = run_event(
        GOLD,
        lambda document: replace(read(made("arms", "Veldania", "Black Lantern")), document=document),
        Settings(force_language=True),
    )
    assert outcome.figures.total.right == 1
