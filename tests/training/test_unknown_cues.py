"""How well kept-back cue words are told, by a network that takes every cue for a denial."""

from factories import parse, spans_in, text_of
from sayso.attribution.lexicon import Lexicon
from sayso.attribution.tagger.tagging import text_of as tagged_text
from sayso.evaluation.polnear import GoldArticle, GoldAttribution
from sayso.records import VerbClass
from sayso.training.gold import is_kept_back
from sayso.training.settling import HeldOut
from sayso.training.unknown_cues import Told, told
from tagging import Session, tagger_of

LEXICON = Lexicon.load()


def verb(act: VerbClass, *, kept_back: bool) -> str:
    """Return a verb of the lexicon that does this and nothing else, kept back from the network or not."""
    lemmas = (cue.lemma for cue in LEXICON.cues if cue.pos == "verb" and cue.lemma.isalpha())
    return next(
        lemma
        for lemma in lemmas
        if is_kept_back(lemma) == kept_back
        and (entry := LEXICON.verb(lemma)) is not None
        and entry.verb_class == act
    )


def article(*verbs: str, marked: bool = True) -> HeldOut:
    """Return an article of a sentence for each verb, which was marked as a cue or was not."""
    parsed = parse("\n\n".join(f"Dren/NNP/nsubj/2 {one}/VBP/ROOT it/PRP/dobj/2 ././punct/2" for one in verbs))
    text = text_of(parsed)
    cues = [GoldAttribution((), spans_in(text, one), ()) for one in verbs] if marked else []
    return HeldOut(
        GoldArticle("karsk", text.encode(), text, tuple(cues)),
        tagged_text(tagger_of(Session()), parsed, LEXICON, (), ()),
    )


DENIAL, WARNING = verb("deny", kept_back=True), verb("warn", kept_back=True)


def test_told() -> None:
    """Kept-back cue words are counted over all articles, those told rightly, and those of the most frequent act."""
    articles = [article(DENIAL, WARNING), article(WARNING)]
    assert told(tagger_of(Session()), articles, LEXICON) == Told(met=3, right=1, most=2)


def test_shown() -> None:
    """Cue words whose speech act the network was shown do not count."""
    one = article(verb("deny", kept_back=False), DENIAL)
    assert told(tagger_of(Session()), [one], LEXICON) == Told(met=1, right=1, most=1)


def test_no_cue() -> None:
    """Kept-back words that nobody marked as a cue do not count; nor do those of which nothing is known."""
    unknown = next(one for n in range(1000) if is_kept_back(one := "whicker" + "er" * n))
    assert LEXICON.verb(unknown) is None
    articles = [article(DENIAL, marked=False), article(unknown)]
    assert told(tagger_of(Session()), articles, LEXICON) == Told(met=0, right=0, most=0)
