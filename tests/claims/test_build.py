"""Claims are built with their parties, voices, force, numbers and evidence."""

from __future__ import annotations

import pytest

from claims.invented import only, read


@pytest.mark.whole
def test_own_voice_has_no_voices() -> None:
    """What nobody is quoted for rests on the report alone, and says so."""
    claim = only(read("Veldania armed the Red Dawn Front."), "arms")
    assert (claim.voices, claim.force, claim.attribution) == ((), "asserted", None)
    assert claim.statement == "The report says: Veldania armed the Red Dawn Front."
    assert claim.subject is not None
    assert claim.subject.actor == "Veldania"


@pytest.mark.whole
def test_own_voice_may_allege() -> None:
    """An adverb by which the report takes its firmness back is its force."""
    assert only(read("Veldania allegedly armed the Red Dawn Front."), "arms").force == "alleged"
    assert only(read("Veldania reportedly armed the Red Dawn Front."), "arms").force == "reported"


@pytest.mark.whole
def test_attributed_claim_has_its_voice_and_stays_in_its_content() -> None:
    """A claim inside a content carries the voice and the force, and its evidence is a stretch of the content."""
    text = "The ministry said on Monday that Veldania armed the Red Dawn Front."
    content = "Veldania armed the Red Dawn Front"
    claim = only(read(text, [{"source": "The ministry", "cue": "said", "content": content}]), "arms")
    assert [voice.text for voice in claim.voices] == ["The ministry"]
    assert [span.text(text) for span in claim.evidence] == [content]
    assert claim.statement == "According to the ministry, Veldania armed the Red Dawn Front."


@pytest.mark.whole
def test_time_beside_the_cue_is_when_it_was_said() -> None:
    """A date in the cue's clause tells when it was said, not when it was done."""
    text = "The ministry said on Monday that Veldania armed the Red Dawn Front."
    said = [{"source": "The ministry", "cue": "said", "content": "Veldania armed the Red Dawn Front"}]
    claim = only(read(text, said, "2019-05-05"), "arms")
    assert claim.said is not None
    assert claim.said.earliest == "2019-04-29"
    assert claim.time is None


@pytest.mark.whole
def test_chain_of_voices_runs_from_the_outermost() -> None:
    """An attribution inside another gives both voices, the outer one first, and the inner one's force."""
    text = "Lorvia reported that Bureau Nine had alleged that Veldania was arming Black Lantern."
    claims = read(
        text,
        [
            {"source": "Lorvia", "cue": "reported", "content": text[20:-1], "force": "reported"},
            {
                "source": "Bureau Nine",
                "cue": "alleged",
                "content": "Veldania was arming Black Lantern",
                "force": "alleged",
                "parent": "0",
            },
        ],
    )
    claim = only(claims, "arms")
    assert [voice.text for voice in claim.voices] == ["Lorvia", "Bureau Nine"]
    assert claim.force == "alleged"
    assert claim.statement == "According to Lorvia, citing Bureau Nine, Veldania was arming Black Lantern."
    assert [found.relation for found in claims] == ["arms"]


@pytest.mark.whole
def test_threat_is_no_attack() -> None:
    """Who threatens to attack somebody threatens, and no attack is read."""
    relations = {claim.relation for claim in read("Black Lantern threatened to attack Lorvia.")}
    assert relations == {"threatens"}


@pytest.mark.whole
def test_planned_attack_threatens() -> None:
    """An attack that is still to come is a threat, whatever its words."""
    assert only(read("Black Lantern will attack Lorvia."), "threatens").tense == "future"


@pytest.mark.whole
def test_wounding_is_no_killing() -> None:
    """Whom somebody wounded they are not said to have killed."""
    claims = read("Black Lantern said it had destroyed a truck, wounding nine soldiers.")
    assert claims
    assert not any("killed" in claim.statement for claim in claims)


@pytest.mark.whole
def test_nobody_does_it_to_himself() -> None:
    """Two words for one actor are no two sides of a claim, save of another name."""
    relations = {claim.relation for claim in read("Black Lantern attacked Black Lantern.")}
    assert "attacks" not in relations


@pytest.mark.whole
def test_a_row_of_places_is_one_place() -> None:
    """Of several places joined by "and" none is dropped."""
    claim = only(read("Black Lantern killed nine men in Karsk and Orsk."), "attacks")
    assert claim.place is not None
    assert claim.place.text == "Karsk and Orsk"


@pytest.mark.whole
def test_casualties_are_told_apart() -> None:
    """Killed and wounded are claims of their own, and what each number counts says which."""
    claims = read("12 people were killed and 30 wounded in an attack by Northern Shield.")
    counted = {
        (claim.quantity.low, claim.quantity.of)
        for claim in claims
        if claim.relation == "casualties" and claim.quantity
    }
    assert counted == {(12.0, "people killed"), (30.0, "people wounded")}
    assert only(claims, "attacks").subject is not None


@pytest.mark.whole
def test_strength_keeps_number_and_what_it_counts() -> None:
    """How many somebody has is the quantity; a share keeps whose share it is."""
    claim = only(read("Black Lantern has about 2,000 fighters."), "strength")
    assert claim.quantity is not None
    assert (claim.quantity.low, claim.quantity.high) == (2000.0, 2000.0)
    claim = only(read("70% of the fighters in Black Lantern are from Lorvia."), "strength")
    assert claim.quantity is not None
    assert (claim.quantity.low, claim.quantity.unit) == (70.0, "percent")
    assert claim.statement == "The report says: 70% of the fighters in Black Lantern are from Lorvia."


@pytest.mark.whole
def test_content_without_frame_is_kept_as_said() -> None:
    """A content that meets no frame becomes a `says` claim with its wording; own sentences give none."""
    text = "The ministry said the roads would reopen soon. The roads are long."
    claims = read(text, [{"source": "The ministry", "cue": "said", "content": "the roads would reopen soon"}])
    assert [claim.relation for claim in claims] == ["says"]
    assert claims[0].statement == "According to the ministry, the roads would reopen soon."
    assert claims[0].subject is not None
    assert claims[0].subject.text == "the roads"


@pytest.mark.whole
def test_wrapper_of_a_nested_attribution_gives_nothing() -> None:
    """A content that only holds another attribution gives no claim of its own."""
    text = "Lorvia reported that Bureau Nine had said the roads would reopen soon."
    claims = read(
        text,
        [
            {"source": "Lorvia", "cue": "reported", "content": text[21:-1]},
            {"source": "Bureau Nine", "cue": "said", "content": "the roads would reopen soon", "parent": "0"},
        ],
    )
    assert [claim.attribution for claim in claims] == ["1"]


@pytest.mark.whole
def test_user_and_used_are_kept_apart() -> None:
    """Who uses a group to attack directs it; the group is who attacks."""
    claims = read("Bureau Nine is using the Red Dawn Front to carry out attacks on villages.")
    assert only(claims, "directs").subject is not None
    attacks = only(claims, "attacks")
    assert attacks.subject is not None
    assert attacks.subject.actor == "Red Dawn Front"


@pytest.mark.whole
def test_members_stand_for_their_body() -> None:
    """Members of a body are quoted as written and tied to the body, each of several bodies apart."""
    claims = read("Gunmen from Black Lantern and Northern Shield attacked a convoy.")
    parties = [(claim.subject.text, claim.subject.actor) for claim in claims if claim.subject]
    assert parties == [("Gunmen from Black Lantern", "Black Lantern"), ("Northern Shield", "Northern Shield")]


@pytest.mark.whole
def test_reading_twice_gives_the_same() -> None:
    """The same document gives the same claims, ids included, and no id twice."""
    text = "Veldania armed Black Lantern. Black Lantern attacked Karsk, killing nine farmers."
    claims = read(text)
    assert claims == read(text)
    assert len({claim.id for claim in claims}) == len(claims)


@pytest.mark.whole
@pytest.mark.parametrize(
    "text",
    [
        "22-year-old Mira Toll was killed in the attack.",
        "Mira Toll, 22, was killed in the attack.",
        "Flight 200 killed 102 and 21 people.",
    ],
)
def test_no_number_that_counts_nobody_counts_the_dead(text: str) -> None:
    """An age counts nobody, and of two numbers in a row neither counts them all."""
    assert only(read(text), "casualties").quantity is None


@pytest.mark.whole
def test_a_clause_behind_a_noun_is_read_as_any_other() -> None:
    """A verb with a subject of its own is in the active, though it stands behind a noun."""
    claim = only(read("The rumour that Northern Shield attacked the village is old."), "attacks")
    assert claim.subject is not None
    assert claim.subject.actor == "Northern Shield"


@pytest.mark.whole
def test_others_are_several() -> None:
    """A number of "others" takes a verb in the plural."""
    claims = read("One person was killed and 86 others injured in Orsk.")
    assert "The report says: 86 others were wounded." in {claim.statement for claim in claims}


@pytest.mark.whole
@pytest.mark.parametrize(
    "text",
    [
        "Veldania will close the strait if the Red Dawn Front attacks Luria.",
        "It is unclear whether the Red Dawn Front attacked Luria.",
        "No ship sails until the Red Dawn Front has attacked Luria.",
    ],
)
def test_a_condition_is_not_told_as_an_event(text: str) -> None:
    """What stands below "if", "whether" or "until" is no threat, and its statement says that it is left open."""
    claim = only(read(text), "attacks")
    assert (claim.certainty, claim.tense) == ("unstated", "hypothetical")
    assert "it is left open whether the Red Dawn Front" in claim.statement
    for plain in (
        "The Red Dawn Front attacked Luria.",
        "Ships sailed until the Red Dawn Front attacked Luria.",
    ):
        assert "left open" not in only(read(plain), "attacks").statement
