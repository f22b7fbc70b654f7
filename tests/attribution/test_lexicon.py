import tomllib
from collections import Counter
from importlib.resources import files
from typing import get_args

import pytest

from factories import parse
from sayso.attribution.lexicon import Complement, Cue, CuePos, Lexicon, PhraseMatch
from sayso.records import Force, Parse, VerbClass

IRREGULAR = {
    "beseech": "besought", "bet": "bet", "bid": "bid", "cast": "cast", "choose": "chose", "cling": "clung",
    "come": "came", "begin": "began", "bring": "brought", "buy": "bought", "spin": "spun", "underwrite": "underwrote",
    "dwell": "dwelt", "find": "found", "forbid": "forbade", "forecast": "forecast",
    "forget": "forgot", "foresee": "foresaw", "foretell": "foretold", "give": "gave", "go": "went", "hear": "heard",
    "hit": "hit", "hold": "held", "know": "knew", "lay": "laid", "learn": "learnt", "let": "let", "make": "made",
    "mistake": "mistook", "mislead": "misled", "pay": "paid", "put": "put", "read": "read", "rip": "ripped",
    "say": "said", "see": "saw", "set": "set", "shed": "shed", "shoot": "shot", "sing": "sang", "speak": "spoke",
    "spread": "spread", "stand": "stood", "swear": "swore", "take": "took", "tear": "tore", "tell": "told",
    "think": "thought", "throw": "threw", "undertake": "undertook", "write": "wrote", "broadcast": "broadcast",
    "understand": "understood", "withdraw": "withdrew", "draw": "drew", "bear": "bore",
}  # fmt: skip


def forms(word: str) -> set[str]:
    """Return the word with every regular ending, and its irregular past."""
    stems = {word, word + word[-1]}
    if word.endswith("e"):
        stems.add(word[:-1])
    if word.endswith("y"):
        stems.add(word[:-1] + "i")
    return {stem + ending for stem in stems for ending in ("", "s", "es", "d", "ed", "ing")} | {
        IRREGULAR.get(word, word)
    }


def words_of(text: str) -> list[str]:
    cleaned = "".join(letter if letter.isalpha() or letter in "-'" else " " for letter in text.lower())
    return [word.strip("'") for word in cleaned.split()]


def shows(cue: Cue) -> bool:
    wanted = [word for word in cue.lemma.split() if not word.startswith("*")]
    present = words_of(cue.example)
    regular = {word for wish in wanted for word in present if word in forms(wish)}
    return all(regular & forms(wish) for wish in wanted)


CUES = Lexicon.load().cues


def test_there_are_enough_cues() -> None:
    """The lexicon is wide, and no part of speech is left out."""
    count = Counter(cue.pos for cue in CUES)
    assert len(CUES) >= 1200
    assert set(count) == set(get_args(CuePos))
    assert min(count.values()) >= 25


def test_no_cue_is_listed_twice() -> None:
    """A part of speech, a spelling and a direct object select one entry at most."""
    keys = Counter(
        (cue.pos, name, object_lemma)
        for cue in CUES
        for name in (cue.lemma, *cue.also)
        for object_lemma in (cue.objects or {""})
    )
    assert [key for key, times in keys.items() if times > 1] == []


def test_every_label_is_one_of_ours_and_is_used() -> None:
    """Every class and force of the records has three cues at least, and there are no others."""
    classes, forces = Counter(cue.verb_class for cue in CUES), Counter(cue.force for cue in CUES)
    assert set(classes) == set(get_args(VerbClass))
    assert set(forces) == set(get_args(Force))
    assert min(*classes.values(), *forces.values()) >= 3


def test_complements_and_rates_are_known_ones() -> None:
    """Every complement is one that the rules can look for; rates are shares."""
    known = set(get_args(Complement))
    assert {complement for cue in CUES for complement in cue.takes} == known
    assert {complement for cue in CUES for complement in cue.rate} <= known
    assert all(0 <= rate <= 1 for cue in CUES for rate in cue.rate.values())
    assert sum(bool(cue.rate) for cue in CUES) > 200


def test_only_shading_adverbs_take_nothing() -> None:
    """A cue that takes nothing can attribute nothing, so only adverbs that shade another cue may."""
    assert {cue.pos for cue in CUES if not cue.takes} == {"adverb"}


def test_rows_hold_no_unknown_field() -> None:
    """A misspelt field in the data would be dropped in silence."""
    fields = {
        "lemma",
        "also",
        "class",
        "force",
        "object",
        "takes",
        "addressee",
        "belief",
        "speaker_follows",
        "rate",
    }
    text = files("sayso.attribution").joinpath("cues", "en.toml").read_text(encoding="utf-8")
    assert {field for rows in tomllib.loads(text).values() for row in rows for field in row} == fields | {
        "example"
    }


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: f"{cue.pos}-{cue.lemma}")
def test_every_example_shows_its_cue(cue: Cue) -> None:
    """The example is a sentence that holds the cue in some form."""
    assert shows(cue), cue.example


def test_no_example_is_used_twice() -> None:
    """Each cue has an example of its own."""
    assert [text for text, times in Counter(cue.example for cue in CUES).items() if times > 1] == []


def test_an_unknown_word_is_no_cue() -> None:
    """Words that attribute nothing, or too seldom, are not found."""
    lexicon = Lexicon.load()
    assert lexicon.verb("walk") is None
    assert lexicon.verb("have") is None
    assert lexicon.noun("river") is None
    assert lexicon.adverb("slowly") is None
    assert lexicon.adjective("green") is None


def test_the_object_selects_the_sense() -> None:
    """To claim responsibility is to admit; to claim anything else is to allege."""
    lexicon = Lexicon.load()
    assert _labels(lexicon.verb("claim")) == ("allege", "alleged")
    assert _labels(lexicon.verb("claim", objects=["victory"])) == ("allege", "alleged")
    assert _labels(lexicon.verb("claim", objects=["responsibility"])) == ("admit", "admitted")
    assert _labels(lexicon.noun("claim", ["responsibility"])) == ("admit", "admitted")
    assert lexicon.verb("make") is None
    assert _labels(lexicon.verb("make", objects=["threat"])) == ("threaten", "warned")


def test_the_particle_selects_the_sense() -> None:
    """To call is to name, to call for is to demand, to point out is to say."""
    lexicon = Lexicon.load()
    assert _labels(lexicon.verb("call")) == ("say", "asserted")
    assert _labels(lexicon.phrasal("call", "for")) == ("order", "possible")
    assert _labels(lexicon.phrasal("point", "out")) == ("say", "asserted")
    assert lexicon.verb("point", "out") is lexicon.phrasal("point", "out")
    assert lexicon.phrasal("say", "out") is None


def test_a_strange_particle_spares_only_verbs_of_speech() -> None:
    """To write back is still to write; to want out is something else."""
    lexicon = Lexicon.load()
    assert lexicon.verb("write", "back") is lexicon.verb("write") is not None
    assert lexicon.verb("want") is not None
    assert lexicon.verb("want", "out") is None


def test_an_adverb_may_only_shade() -> None:
    """The word "falsely" says nothing by itself, "reportedly" does."""
    lexicon = Lexicon.load()
    assert lexicon.adverb("falsely") is None
    assert _labels(lexicon.shade("falsely")) == ("doubt", "doubted")
    assert lexicon.adverb("reportedly") is lexicon.shade("reportedly") is not None


def test_the_data_are_read_once() -> None:
    """Loading again gives the same lexicon."""
    assert Lexicon.load() is Lexicon.load("en")


def test_both_spellings_and_missed_lemmas_are_found() -> None:
    """British and American spellings, and the parser's slips ("hop" for "hoped"), lead to the same entry."""
    lexicon = Lexicon.load()
    assert lexicon.verb("criticise") is lexicon.verb("criticize") is not None
    assert lexicon.verb("hop") is lexicon.verb("hope") is not None
    assert lexicon.noun("rumor") is lexicon.noun("rumour") is not None


def test_rates_are_told_where_measured() -> None:
    """A rate that was not measured is absent, not nought."""
    say = Lexicon.load().verb("say")
    assert say is not None
    assert say.rate["clause"] > 0.9
    assert "over" not in say.rate


def test_a_phrase_is_found_where_it_begins() -> None:
    """The words after "according to" are the speaker."""
    match = _phrase(
        "According=accord/VBG/prep/6 to/IN/prep/1 the/DT/det/4 mayor/NN/pobj/2 nobody/NN/nsubj/6 left=leave/VBD/ROOT"
    )
    assert match is not None
    assert (match.cue.lemma, match.tokens, match.end) == ("according to", (0, 1), 2)
    assert match.cue.speaker_follows
    assert match.speaker == ()


def test_a_phrase_may_hold_its_speaker() -> None:
    """In "in the mayor's view" the speaker stands inside the phrase."""
    match = _phrase(
        "In/IN/prep/8 the/DT/det/3 mayor/NN/poss/5 's/POS/case/3 view/NN/pobj/1 ,/,/punct/8 nobody/NN/nsubj/8 "
        "left=leave/VBD/ROOT"
    )
    assert match is not None
    assert (match.cue.lemma, match.tokens, match.speaker) == ("in *'s view", (0, 4), (1, 2, 3))


def test_a_phrase_with_a_gap_needs_a_speaker_in_it() -> None:
    """The phrases "in other words" and "in a long view" name nobody."""
    assert _phrase("In/IN/prep/4 other/JJ/amod/3 words=word/NNS/pobj/1 yes/UH/ROOT") is None
    assert _phrase("In/IN/prep/5 a/DT/det/4 long/JJ/amod/4 view/NN/pobj/1 yes/UH/ROOT") is None


def test_a_phrase_ends_with_its_sentence() -> None:
    """What begins at the end of one sentence is not finished in the next."""
    assert _phrase("According=accord/VBG/ROOT\nto/IN/ROOT") is None


def test_the_longest_phrase_wins() -> None:
    """The phrase "by her own account" is not "by her account" nor anything shorter."""
    match = _phrase(
        "By/IN/prep/6 her/PRP$/poss/4 own/JJ/amod/4 account/NN/pobj/1 she/PRP/nsubj/6 ran=run/VBD/ROOT"
    )
    assert match is not None
    assert match.cue.lemma == "by *'s own account"


def _phrase(notation: str) -> PhraseMatch | None:
    found: Parse = parse(notation)
    return Lexicon.load().phrase_at(found, 0)


def _labels(cue: Cue | None) -> tuple[str, str] | None:
    return (cue.verb_class, cue.force) if cue else None
