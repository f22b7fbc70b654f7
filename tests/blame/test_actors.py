from raid import raid
from sayso.blame.actors import Evidence, candidates
from sayso.blame.model import Signs


def signs_of(evidence: Evidence) -> dict[str, Signs]:
    """Return what is seen of each candidate of the raid."""
    return {actor.id: signs for actor, signs in raid().actor_signs(evidence)}


def sure(gunmen: float, group: float, ministry: float) -> Evidence:
    """Return evidence in which each of the three mentions is so sure to name the doer."""
    heads = [actor.mentions[0].head for actor in raid().cast.actors]
    return Evidence([0.9, 0.2, 0.1], dict(zip(heads, (gunmen, group, ministry), strict=True)))


def test_bodies_alone_are_judged() -> None:
    """A crowd without a name is nobody's body."""
    assert [actor.id for actor in candidates(raid().cast)] == ["Black Lantern", "Ministry"]


def test_the_surest_leads() -> None:
    """Who is surest to be the doer is first, and how far ahead is told."""
    signs = signs_of(sure(0.1, 0.6, 0.2))
    assert signs["Black Lantern"]["doer first"] == 1.0
    assert round(signs["Black Lantern"]["doer ahead"], 3) == 0.4
    assert signs["Ministry"]["doer first"] == 0.0


def test_nameless_doers_tell_of_a_group() -> None:
    """Doers without a name count for the one armed group there is, and not for a ministry."""
    signs = signs_of(sure(0.8, 0.1, 0.1))
    assert signs["Black Lantern"]["group: nameless strangers"] == 0.8
    assert signs["Black Lantern"]["group: only one"] == 1.0
    assert "group: only one" not in signs["Ministry"]


def test_incident_just_before() -> None:
    """A mention right after the sentence of the incident is told."""
    signs = signs_of(sure(0.1, 0.1, 0.1))
    assert signs["Black Lantern"]["incident before"] == 0.9
    assert signs["Ministry"]["incident before"] == 0.2
