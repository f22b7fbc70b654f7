from factories import parse, token_of
from raid import RAID, raid
from reports import claim
from sayso.blame.mentions import body_of, incident_amounts, ways_up


def test_ways_up() -> None:
    """The words that govern a word come with the role in which it hangs there, a preposition told in the role."""
    read = parse(RAID, {"Black Lantern": "armed_group"})
    found = [(role, above.text) for role, above in ways_up(read, token_of(read, "Black Lantern"))]
    assert found == [("of", "Fighters"), ("nsubj", "hold")]


def test_what_is_joined_has_the_same_role() -> None:
    """The second of two joined doers does what the first does."""
    read = parse("Rebels/NNS/nsubj/4 and/CC/cc/1 gunmen/NNS/conj/1 fled=flee/VBD/ROOT")
    assert [(role, above.text) for role, above in ways_up(read, 2)] == [("nsubj", "fled")]


def test_sorts_of_bodies() -> None:
    """The words of a name tell what sort of body it is; no name is known."""
    assert body_of("the Veldanian Army") == ("army", "front")
    assert body_of("Black Lantern") == ()


def test_what_is_seen() -> None:
    """Kind and form, the way up, the neighbours, and the claims that a mention is a party of."""
    case = raid()
    (actor,) = [one for one in case.cast.actors if one.kind == "armed_group"]
    span = actor.mentions[0].span
    case = raid(claims=[claim(actor.id, "attacks", evidence=span)])
    seen = set(case.mentions.seen(actor, actor.mentions[0]))
    assert {"kind=armed_group form=name", "0.of fighter", "0.of is=doer", "way=of>nsubj hold"} <= seen
    assert {"-1=of", "subject of attacks past", "blamed itself"} <= seen
    assert not any("lantern" in sign.lower() for sign in seen)


def test_beside_incidents() -> None:
    """How surely the sentence and those beside it tell of an incident; there is none before the first."""
    assert incident_amounts(0, [0.9, 0.4])[2:] == (0.0, 0.4, 0.0)
    assert incident_amounts(1, [0.9, 0.4])[0] == 0.4
    assert incident_amounts(1, [0.9, 0.4])[2:] == (0.9, 0.0, 0.5)
