import pytest

from factories import parse, real_parse, token_of
from sayso.attribution.lexicon import Lexicon
from sayso.claims.factuality.model import Model, factuality

LEXICON = Lexicon.load()
SMALL = Model({"always": 1.0, "0.neg=not": -2.0}, (-1.0, 0.0, 2.0), (-3.0, 0.0, 3.0))


@pytest.mark.parametrize(
    ("seen", "value"),
    [
        (["always"], 1.5),
        (["always", "lemma=unheard"], 1.5),
        (["always", "0.neg=not"], -3.0),
        (["0.neg=not"], -3.0),
        ([], 0.0),
        (["always"] * 2, 3.0),
        (["always"] * 5, 3.0),
    ],
)
def test_value(seen: list[str], value: float) -> None:
    """Weights are added up, and the curve between its corners gives the value; beyond them it stays level."""
    assert SMALL.value(seen) == pytest.approx(value)


def test_dumps_and_loads() -> None:
    """A model written to a file is the same when read, and its lines are sorted."""
    text = SMALL.dumps()
    assert Model.loads(text) == SMALL
    assert text.index("0.neg=not") < text.index('"always"')


def test_the_model_that_comes_with_sayso() -> None:
    """Its curve rises within the scale, and no feature in it tells more of a sentence than a word or two."""
    model = Model.load()
    assert list(model.sums) == sorted(set(model.sums))
    assert list(model.values) == sorted(model.values)
    assert -3.0 <= model.values[0] < 0.0
    assert model.values[-1] == 3.0
    words = [
        name.split("=", 1)[1].split("/")[0] for name in model.weights if "lemma=" in name or name[0] in "+-"
    ]
    assert len(words) > 1000
    assert [word for word in words if len(word.split()) > 1] == []


def test_factuality_orders_events() -> None:
    """What was done counts for more than what may be done, and that for more than what was not done."""
    plain = parse("They/PRP/nsubj/2 left=leave/VBD/ROOT ././punct/2")
    maybe = parse("They/PRP/nsubj/3 may/MD/aux/3 leave/VB/ROOT ././punct/3")
    denied = parse("They/PRP/nsubj/4 did=do/VBD/aux/4 not/RB/neg/4 leave/VB/ROOT ././punct/4")
    values = [
        factuality(read, token_of(read, word), LEXICON)
        for read, word in [(plain, "left"), (maybe, "leave"), (denied, "leave")]
    ]
    assert values == sorted(values, reverse=True)
    assert values[0] > 2.5
    assert values[2] < 0.0


@pytest.mark.whole
@pytest.mark.parametrize(
    ("text", "word", "least", "most"),
    [
        ("The militia shelled the port of Karsk on Tuesday.", "shelled", 2.7, 3.0),
        ("The front did not shell the port of Karsk.", "shell", -3.0, -1.0),
        ("The deal is subject to approval by the council of Karsk.", "approval", 0.0, 2.3),
        ("The mayor wants to leave Karsk.", "leave", 0.0, 2.0),
    ],
)
def test_factuality_of_real_parses(text: str, word: str, least: float, most: float) -> None:
    """Sentences as the parser reads them come to values that a reader would give."""
    read = real_parse(text)
    assert least <= factuality(read, token_of(read, word), LEXICON) <= most
