"""Claims are built with their parties, voices, force, numbers and evidence."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.invented import Said, read
from factories import parse as parse_of
from factories import text_of
from sayso.claims.build import build_claims
from sayso.records import Cast, Claim, Document


def only(claims: Sequence[Claim], relation: str) -> Claim:
    (claim,) = [claim for claim in claims if claim.relation == relation]
    return claim


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
def test_blame_is_the_blamers_word() -> None:
    """Who blames is the voice, who is blamed the subject; each of those blamed gets a claim of his own."""
    text = "The ministry blamed Northern Shield and Black Lantern for the bombing of the port."
    claims = [claim for claim in read(text) if claim.relation == "responsible_for"]
    assert [claim.subject.actor for claim in claims if claim.subject] == ["Northern Shield", "Black Lantern"]
    assert {claim.force for claim in claims} == {"alleged"}
    assert {claim.voices[0].text for claim in claims} == {"The ministry"}
    assert {claim.object.text for claim in claims if claim.object} == {"the bombing of the port"}


@pytest.mark.whole
def test_claimed_responsibility_is_admitted() -> None:
    """Who claims responsibility is voice and subject in one, and admits."""
    claim = only(read("Black Lantern claimed responsibility for the bombing."), "responsible_for")
    assert (claim.force, claim.polarity, claim.voices[0].actor) == ("admitted", "affirmed", "Black Lantern")


@pytest.mark.whole
def test_no_group_claimed_is_the_reports_own_denial() -> None:
    """That nobody claimed a deed is told by the report, and denied."""
    claim = only(read("No group has claimed responsibility for the bombing."), "responsible_for")
    assert (claim.polarity, claim.voices) == ("denied", ())


@pytest.mark.whole
def test_no_claim_of_responsibility_is_told_plainly() -> None:
    """That there was no claim is told as such, and not as somebody's innocence."""
    claim = only(read("There was no claim of responsibility for the bombing."), "responsible_for")
    assert claim.polarity == "denied"
    assert claim.statement == "The report says: no claim of responsibility was made for the bombing."


@pytest.mark.whole
def test_denied_content_is_denied_by_its_speaker() -> None:
    """What a speaker denies is a claim with polarity denied and his voice, found as attribution or not."""
    text = "Northern Shield denied arming Black Lantern."
    said: Said = {
        "source": "Northern Shield",
        "cue": "denied",
        "content": "arming Black Lantern",
        "verb_class": "deny",
        "force": "denied",
    }
    for claims in (read(text, [said]), read(text)):
        claim = only(claims, "arms")
        assert (claim.polarity, claim.force) == ("denied", "denied")
        assert claim.voices[0].actor == "Northern Shield"
        assert claim.statement.startswith("Northern Shield denied that ")


@pytest.mark.whole
def test_accusation_without_attribution_keeps_its_accuser() -> None:
    """Where no attribution was found, a verb of accusing above the predicate still gives its subject's voice."""
    claim = only(read("Lorvia accused Bureau Nine of arming Black Lantern."), "arms")
    assert (claim.force, claim.voices[0].actor) == ("alleged", "Lorvia")
    assert claim.subject is not None
    assert claim.subject.actor == "Bureau Nine"


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


_LEMMAS = [
    "attack",
    "claim",
    "responsibility",
    "carry",
    "support",
    "arm",
    "say",
    "deny",
    "accuse",
    "group",
    "be",
]
_TAGS = ["VBD", "VBN", "VB", "VBG", "NN", "NNS", "NNP", "IN", "TO", "PRP", "WDT", "JJ", "CD", "DT"]
_DEPS = [
    "nsubj", "nsubjpass", "dobj", "pobj", "prep", "conj", "relcl", "acl", "xcomp", "ccomp", "advcl", "appos",
    "compound", "amod", "poss", "agent", "attr", "aux", "auxpass", "pcomp", "dative", "det", "npadvmod",
]  # fmt: skip


@st.composite
def trees(draw: st.DrawFn) -> str:
    """Draw any tree of words that open frames, as a wrong parse might give it."""
    size = draw(st.integers(2, 12))
    order = draw(st.permutations(range(size)))
    heads = {order[k]: order[draw(st.integers(0, k - 1))] for k in range(1, size)}
    words = []
    for i in range(size):
        word = f"{draw(st.sampled_from(_LEMMAS))}/{draw(st.sampled_from(_TAGS))}"
        words.append(
            f"{word}/{draw(st.sampled_from(_DEPS))}/{heads[i] + 1}" if i in heads else f"{word}/ROOT"
        )
    return " ".join(words)


@given(trees())
@settings(max_examples=300, deadline=None)
def test_no_tree_is_too_wild(notation: str) -> None:
    """Whatever the parser makes of a sentence, claims come back with spans that quote the text."""
    parse = parse_of(notation)
    text = text_of(parse)
    for claim in build_claims(Document(id="d", text=text), parse, (), Cast((), {})):
        for party in (claim.subject, claim.object):
            assert party is None or party.span.text(text) == party.text
        assert claim.evidence
        assert all(0 <= span.start < span.end <= len(text) for span in claim.evidence)
        assert 0 <= claim.score <= 1
        assert claim.statement.endswith(".")


@pytest.mark.whole
def test_a_denial_of_a_deed_is_told_once() -> None:
    """The clause has the speaker's own "denied" for its verb, so that nobody denies that he denied."""
    text = "Black Lantern denied any involvement in the blast."
    said: list[Said] = [
        {
            "source": "Black Lantern",
            "cue": "denied",
            "content": "any involvement in the blast",
            "verb_class": "deny",
            "force": "denied",
        }
    ]
    claim = only(read(text, said), "responsible_for")
    assert (claim.statement, claim.polarity) == (text, "denied")
    assert [voice.text for voice in claim.voices] == ["Black Lantern"]


@pytest.mark.whole
def test_what_somebody_is_suspected_of_is_no_part_of_him() -> None:
    """An of-phrase that says what the accusation is belongs to the verb."""
    claim = only(read("Police suspect the gang of the robbery."), "responsible_for")
    assert claim.subject is not None
    assert claim.subject.text == "the gang"
    assert claim.statement == "According to police, the gang is responsible for the robbery."


@pytest.mark.whole
def test_a_claimed_deed_is_the_claimants_word() -> None:
    """Who claims an attack says so; the report does not say it a second time in its own voice."""
    (claim,) = read("The attack was claimed by Black Lantern.")
    assert (claim.relation, claim.force) == ("responsible_for", "admitted")
    assert [voice.actor for voice in claim.voices] == ["Black Lantern"]
    aimed = read("The attack on the village was claimed by Black Lantern.")
    assert {claim.relation for claim in aimed} == {"attacks", "responsible_for"}
    assert all([voice.actor for voice in claim.voices] == ["Black Lantern"] for claim in aimed)


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
def test_nobody_accuses_himself() -> None:
    """In a clause that an accusation stands above, the accuser is no party that did it."""
    text = "Mira Toll accused the army of attacking Orsk, and Mira Toll attacked the village."
    said: list[Said] = [
        {
            "source": "Mira Toll",
            "cue": "accused",
            "content": "the army of attacking Orsk, and Mira Toll attacked the village",
            "verb_class": "allege",
            "force": "alleged",
        }
    ]
    claims = read(text, said)
    assert claims
    assert all(claim.subject is None or claim.subject.actor != "Mira Toll" for claim in claims)


@pytest.mark.whole
def test_a_clause_behind_a_noun_is_read_as_any_other() -> None:
    """A verb with a subject of its own is in the active, though it stands behind a noun."""
    claim = only(read("The rumour that Northern Shield attacked the village is old."), "attacks")
    assert claim.subject is not None
    assert claim.subject.actor == "Northern Shield"


@pytest.mark.whole
def test_a_denial_without_an_attribution_keeps_its_verb() -> None:
    """A verb above a noun and its clause is told as written."""
    text = "The ministry rejected the accusation that Northern Shield attacked the village."
    claim = only(read(text), "attacks")
    assert (claim.statement, claim.force, claim.polarity) == (text, "denied", "denied")


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


@pytest.mark.whole
def test_the_time_said_is_not_the_time_spoken_of() -> None:
    """When somebody blames another for a deed is when it was said, and not when the deed was done."""
    text = "On Monday, the ministry blamed the Red Dawn Front for the bombing."
    said = [
        {
            "source": "the ministry",
            "cue": "blamed",
            "content": "the Red Dawn Front for the bombing",
            "verb_class": "blame",
        }
    ]
    claim = only(read(text, said, "2019-05-05"), "responsible_for")
    assert claim.said is not None
    assert claim.said.earliest == "2019-04-29"
    assert claim.time is None
