from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.actors.across import named_id
from sayso.corroboration.groups.telling import Speaker
from sayso.corroboration.origins.copies import Copies
from sayso.corroboration.origins.counting import counted
from sayso.corroboration.origins.finding import find_origins
from sayso.records import Origin, Span, Words
from speakers import group_of, origins_of, reprint, speaker, tell

VARO = speaker("Colonel Ada Varo, an army spokesman", name="Ada Varo")
MINISTER = speaker("Daro Melnik")
ARMY = speaker("the army", "authority")
HERALD = speaker("the Karsk Herald", "media", name="Karsk Herald")
DIPLOMAT = speaker("a diplomat", "anonymous")


def known(origins: tuple[Origin, ...]) -> list[str]:
    """Return what those are called that are counted."""
    return [one.called for one in origins if not one.unknown]


def unknown(origins: tuple[Origin, ...]) -> list[str]:
    """Return why the others are not counted."""
    return [reason for one in origins for reason in one.unknown]


def grounds(origins: tuple[Origin, ...]) -> list[str]:
    """Return the grounds of all folds."""
    return [fold.ground for one in origins for fold in one.folds]


def test_one_voice_in_many_outlets() -> None:
    """Four outlets that quote one minister are one origin, and each fold shows where he is named."""
    told = [tell(name, MINISTER, publisher=f"{name} Post", day=day) for day, name in enumerate("abcd")]
    (origin,) = origins_of(*told)
    assert (origin.called, origin.kind, len(origin.claims)) == ("Daro Melnik", "voice", 4)
    assert [fold.ground for fold in origin.folds] == ["voice"] * 3
    assert origin.folds[0].words == (Words("a", Span(0, 11)), Words("b", Span(0, 11)))


def test_two_voices() -> None:
    """Two people with names are two origins, and nothing is unknown of them."""
    origins = origins_of(tell("a", MINISTER), tell("b", speaker("Hanne Brack")))
    assert sorted(known(origins)) == ["Daro Melnik", "Hanne Brack"]
    assert not unknown(origins)


def test_reprint() -> None:
    """What two reports say themselves in words that they share rests on one, and the words are shown."""
    shared = reprint("a", "b", ((90, 300), (40, 250)))
    told = tell("a", publisher="A"), tell("b", publisher="B", at=(50, 150))
    (origin,) = origins_of(*told, reprints=[shared])
    assert grounds((origin,)) == ["passage"]
    assert origin.folds[0].words == (Words("a", Span(90, 300)), Words("b", Span(40, 250)))
    assert "20 words" in origin.folds[0].reason


def test_elsewhere_in_the_passage() -> None:
    """Claims that stand at other places of one shared passage are not taken for the same words."""
    shared = reprint("a", "b", ((0, 1000), (0, 1000)))
    told = tell("a", publisher="A"), tell("b", publisher="B", at=(700, 800))
    origins = origins_of(*told, reprints=[shared])
    assert known(origins) == ["A"]
    assert unknown(origins) == ["it shares words with a report that has it from A"]


def test_original_gives_the_name() -> None:
    """What was copied is called after the report that it was copied from, even if that has a later name."""
    shared = reprint("a", "b", ((0, 300), (0, 300)), kind="copy", original="b")
    (origin,) = origins_of(
        tell("a", publisher="A", day=10),
        tell("b", publisher="B", day=11),
        reprints=[shared],
        folds=[("a", "b")],
    )
    assert (origin.called, origin.kind, grounds((origin,))) == ("B", "reporting", ["copy"])


def test_voice_lost_in_a_copy() -> None:
    """A copy that drops the voice rests on the voice still."""
    shared = reprint("a", "b", ((0, 300), (0, 300)))
    (origin,) = origins_of(tell("a", ARMY), tell("b"), reprints=[shared])
    assert (origin.called, origin.kind) == ("the army", "voice")


def test_other_voice_in_a_copy() -> None:
    """A copy that names somebody else is not folded, and its independence is unknown."""
    shared = reprint("a", "b", ((0, 300), (0, 300)))
    origins = origins_of(tell("a", MINISTER), tell("b", speaker("Hanne Brack")), reprints=[shared])
    assert len(known(origins)) == 1
    assert "not the same voice" in unknown(origins)[0]


def test_no_chain_over_a_copy() -> None:
    """A report that shares words with two others never makes one of their two voices."""
    shared = [reprint("a", "c", ((0, 300), (0, 300))), reprint("b", "c", ((0, 300), (0, 300)))]
    origins = origins_of(tell("a", MINISTER), tell("b", speaker("Hanne Brack")), tell("c"), reprints=shared)
    assert sorted(len(one.claims) for one in origins) == [1, 2]


def test_short_name_in_a_copy() -> None:
    """A cut-down copy that has the last name only quotes the same person."""
    shared = reprint("a", "b", ((0, 300), (0, 300)))
    (origin,) = origins_of(tell("a", VARO), tell("b", speaker("Varo")), reprints=[shared])
    assert origin.called == "Ada Varo"


def test_short_name() -> None:
    """Without a copy, a last name may be the same person: that is unknown."""
    origins = origins_of(tell("a", VARO), tell("b", speaker("Varo")))
    assert known(origins) == ["Ada Varo"]
    assert unknown(origins) == ["Varo and Ada Varo may be the same"]


def test_short_form_of_a_given_name() -> None:
    """Tim may be Timothy of the same surname, which is unknown; another middle name makes two of them."""
    tim, timothy = speaker("Tim Varo"), speaker("Timothy J. Varo")
    origins = origins_of(tell("a", tim), tell("b", timothy))
    assert len(known(origins)) == 1
    (reason,) = unknown(origins)
    assert reason.endswith("may be the same")
    assert len(known(origins_of(tell("a", speaker("Tim A. Varo")), tell("b", timothy)))) == 2


def test_folded_documents() -> None:
    """Copies of one telling that have no words of the claim in common still rest on one report."""
    shared = [reprint("a", "b", ((0, 50), (0, 50)), kind="copy")]
    told = [tell(name, publisher=name.upper()) for name in "abc"]
    (origin,) = origins_of(*told, reprints=shared, folds=[("a", "b", "c")])
    assert grounds((origin,)) == ["copy", "copy"]


def test_unnamed() -> None:
    """Diplomats without a name in two unrelated reports may be one: the first counts, the other is unknown."""
    origins = origins_of(tell("a", DIPLOMAT, publisher="A"), tell("b", DIPLOMAT, publisher="B"))
    assert [one.kind for one in origins] == ["unnamed", "unnamed"]
    assert known(origins) == ["a diplomat"]
    assert unknown(origins) == ["“a diplomat” has no name and may be somebody counted already"]


def test_unnamed_in_copies() -> None:
    """The diplomat in two copies of one report is the same one."""
    shared = reprint("a", "b", ((0, 300), (0, 300)), kind="copy")
    (origin,) = origins_of(tell("a", DIPLOMAT), tell("b", DIPLOMAT), reprints=[shared], folds=[("a", "b")])
    assert (origin.kind, origin.unknown) == ("unnamed", ())


@pytest.mark.parametrize(
    ("voice", "reason"),
    [
        (speaker("residents", "collective"), "“residents” are nobody in particular"),
        (speaker(""), "nobody is named who says so"),
        (speaker("an expert", "expert"), "“an expert” has no name and may be somebody counted already"),
    ],
)
def test_nobody(voice: object, reason: str) -> None:
    """A crowd, nobody, and somebody without a name are not counted beside one who has a name."""
    origins = origins_of(tell("a", MINISTER), tell("b", voice))  # type: ignore[arg-type]
    assert (known(origins), unknown(origins)) == (["Daro Melnik"], [reason])


def test_office() -> None:
    """A spokesman and the body that he speaks for are not folded, but not shown to be independent either."""
    origins = origins_of(tell("a", VARO), tell("b", ARMY))
    assert (known(origins), unknown(origins)) == (["Ada Varo"], ["Ada Varo may speak for the army"])
    others = origins_of(tell("a", VARO), tell("b", speaker("the ministry", "authority")))
    assert len(known(others)) == 2


def test_bodies_described() -> None:
    """The police of two reports may be the same; police and army are two."""
    police = speaker("police", "authority")
    assert unknown(origins_of(tell("a", police), tell("b", police))) == [
        "“police” in both reports may be the same"
    ]
    assert len(known(origins_of(tell("a", police), tell("b", ARMY)))) == 2


def test_citation() -> None:
    """A report that has it from a newspaper rests on what that newspaper's report rests on."""
    told = tell("a", HERALD, publisher="Orsk News", day=11), tell("b", MINISTER, publisher="The Karsk Herald")
    (origin,) = origins_of(*told)
    assert (origin.called, origin.kind, grounds((origin,))) == ("Daro Melnik", "voice", ["citation"])
    assert origin.folds[0].words == (Words("a", Span(0, 16)), Words("b", Span(100, 200)))


def test_citation_of_one_who_cites() -> None:
    """Citing goes on: who cites a report that cites a third rests on the third."""
    news = speaker("Orsk News", "media")
    told = (
        tell("a", publisher="Karsk Herald", day=10),
        tell("b", HERALD, publisher="Orsk News", day=11),
        tell("c", news, publisher="Plain Dealer", day=12),
    )
    (origin,) = origins_of(*told)
    assert (origin.called, origin.kind, grounds((origin,))) == ("Karsk Herald", "reporting", ["citation"] * 2)


def test_citation_of_two_voices() -> None:
    """Where the cited report has it from two, it is not known on whom the citing one rests."""
    told = (
        tell("a", HERALD, publisher="Orsk News", day=11),
        tell("b", MINISTER, publisher="Karsk Herald"),
        tell("b", speaker("Hanne Brack"), publisher="Karsk Herald", claim="again"),
    )
    origins = origins_of(*told)
    assert sorted(known(origins)) == ["Daro Melnik", "Hanne Brack"]
    assert unknown(origins) == ["it may rest on any of those from whom Karsk Herald has it"]


def test_citation_of_what_came_later() -> None:
    """Nobody cites what came out later."""
    told = tell("a", HERALD, publisher="Orsk News", day=9), tell("b", publisher="Karsk Herald", day=10)
    origins = origins_of(*told)
    assert not grounds(origins)
    assert unknown(origins) == ["the same publisher has it elsewhere from Karsk Herald"]


def test_unnamed_by_way_of_another() -> None:
    """Somebody without a name who is quoted by way of a newspaper is the one whom that newspaper quotes."""
    told = tell("a", HERALD, DIPLOMAT, day=11), tell("b", DIPLOMAT, publisher="Karsk Herald")
    (origin,) = origins_of(*told)
    assert (origin.called, grounds((origin,))) == ("a diplomat", ["citation"])


def test_agency() -> None:
    """A report that credits an agency rests on the agency's own report, not on another that credits it."""
    wire = tell("a", publisher="Reuters")
    told = [tell(name, publisher=name.upper(), agency="Reuters", day=11) for name in "bc"]
    (origin,) = origins_of(wire, *told)
    assert (origin.called, grounds((origin,))) == ("Reuters", ["agency", "agency"])
    origins = origins_of(*told)
    assert unknown(origins) == ["it may come from Reuters, as another one does"]


def test_agency_credited_in_what_is_shared() -> None:
    """A credit in words that two reports share counts, too, even if the claim stands elsewhere."""
    shared = reprint("a", "b", ((500, 700), (500, 700)), credited=("Reuters",))
    told = tell("a", publisher="Reuters"), tell("b", publisher="B")
    (origin,) = origins_of(*told, reprints=[shared])
    assert (origin.called, grounds((origin,))) == ("Reuters", ["agency"])
    assert origin.folds[0].words == (Words("a", Span(500, 700)), Words("b", Span(500, 700)))


def test_publisher() -> None:
    """One publisher's own reporting in two reports is one; what it took from elsewhere is not its own."""
    told = tell("a", publisher="A", day=10), tell("b", publisher="A", day=11)
    assert grounds(origins_of(*told)) == ["publisher"]
    shared = reprint("b", "c", ((0, 300), (0, 300)), original="c")
    origins = origins_of(*told, tell("c", publisher="C"), reprints=[shared])
    assert [len(one.claims) for one in origins] == [1, 2]
    assert grounds(origins) == ["passage"]


def test_no_publisher() -> None:
    """Of reports that nobody is known to have published, it is unknown whether they are independent."""
    origins = origins_of(tell("a", publisher="A"), tell("b"), tell("c"))
    assert known(origins) == ["A"]
    assert set(unknown(origins)) == {"it is not known who published it"}


def test_report_that_also_quotes() -> None:
    """A report's own word beside somebody's in the same report may rest on theirs."""
    origins = origins_of(tell("a", MINISTER, publisher="A"), tell("a", publisher="A", claim="lead"))
    assert (known(origins), unknown(origins)) == (
        ["Daro Melnik"],
        ["the report also has it from Daro Melnik"],
    )


def test_publisher_that_quotes_elsewhere() -> None:
    """A publisher's own word in one report beside somebody's in another of its reports may rest on theirs."""
    origins = origins_of(
        tell("a", MINISTER, publisher="A"), tell("b", publisher="A"), tell("c", publisher="C")
    )
    assert known(origins) == ["Daro Melnik", "C"]
    assert unknown(origins) == ["the same publisher has it elsewhere from Daro Melnik"]


def test_denial() -> None:
    """Who denies a thing is never counted with those who say so, even the same voice in a copy."""
    shared = reprint("a", "b", ((0, 300), (0, 300)), kind="copy")
    origins = origins_of(
        tell("a", MINISTER), denying=[tell("b", MINISTER)], reprints=[shared], folds=[("a", "b")]
    )
    assert [(one.side, one.unknown) for one in origins] == [("affirmed", ()), ("denied", ())]
    found = counted(origins)
    assert (found.affirming, found.denying, found.unknown) == (1, 1, 0)


VOICES = [
    (), (MINISTER,), (VARO,), (ARMY,), (DIPLOMAT,), (HERALD,), (HERALD, DIPLOMAT), (speaker("Varo"),), (speaker(""),),
]  # fmt: skip
PUBLISHERS = [None, "A", "Karsk Herald", "Reuters"]
TOLD = st.lists(
    st.tuples(
        st.sampled_from("abcde"),
        st.sampled_from(VOICES),
        st.sampled_from(PUBLISHERS),
        st.sampled_from([None, "Reuters"]),
        st.sampled_from([None, 9, 10, 11]),
    ),
    min_size=1,
    max_size=8,
)
SHARED = st.sets(st.sampled_from(["ab", "ac", "bc", "cd", "de"]))


@given(TOLD, SHARED, st.randoms(use_true_random=False))
def test_any_order(told: list[tuple[str, ...]], shared: set[str], random: object) -> None:
    """Origins don't hang on any order, every claim is in one, and at least one of each side is counted."""
    tellings = [
        tell(document, *chain, publisher=publisher, agency=agency, day=day, claim=str(number))  # type: ignore[arg-type]
        for number, (document, chain, publisher, agency, day) in enumerate(told)
    ]
    reprints = [reprint(*pair, ((0, 300), (0, 300)), kind="copy") for pair in sorted(shared)]
    folds = [("a", "b", "c"), ("d", "e")]
    group = group_of(tellings)
    origins = find_origins(group, tellings, Copies.of(reprints, folds))
    random.shuffle(tellings)  # type: ignore[attr-defined]
    random.shuffle(reprints)  # type: ignore[attr-defined]
    assert origins == find_origins(group, tellings, Copies.of(reprints, folds[::-1]))
    assert sorted(ref for one in origins for ref in one.claims) == list(group.affirming)
    assert not origins[0].unknown
    for origin in origins:
        assert len(origin.folds) == len(origin.claims) - 1
        assert {ref for fold in origin.folds for ref in (fold.first, fold.second)} <= set(origin.claims)


def by_name(name: str) -> Speaker:
    """Return a person who is known by the full name alone."""
    one = speaker(name)
    return replace(one, who=one.who and replace(one.who, key=named_id(one.who.words)))


MINISTRY: dict[str, Any] = {"kind": "authority", "name": "defence ministry"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (by_name("Ada Varo"), by_name("Ada J Varo")),
        (by_name("Ada Juna Varo"), by_name("Ada J Varo")),
        (
            speaker("Veldania's defence ministry", **MINISTRY),
            speaker("Veldania’s defence ministry", **MINISTRY),
        ),
    ],
)
def test_one_name_in_two_forms(one: Speaker, other: Speaker) -> None:
    """A middle name makes nobody another, and a ministry of a country is that ministry in every report."""
    (origin,) = origins_of(tell("a", one), tell("b", other))
    assert not origin.unknown


def test_two_middle_names() -> None:
    """Who is named with different middle names is two, and so are two that the catalogue tells apart."""
    assert len(origins_of(tell("a", by_name("Ada J Varo")), tell("b", by_name("Ada K Varo")))) == 2
    assert len(origins_of(tell("a", speaker("Ada J Varo")), tell("b", speaker("Ada Varo")))) == 2
