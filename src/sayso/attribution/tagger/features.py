"""What the tagger is told about each word beside its letters: syntax, quotation marks, and what the rules propose.

Each feature is a small integer with a fixed number of values; 0 means "none of the known ones". The numbers belong
to a trained model: change a feature's meaning or order and the model must be trained again (`FEATURES` is stored in
it and compared when it is loaded).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from sayso.attribution.candidates import Candidate
from sayso.attribution.lexicon import Lexicon
from sayso.attribution.nesting import parents
from sayso.attribution.quotes import Quotation
from sayso.records import Parse, Span

TAGS = (
    "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "HYPH", "IN", "JJ",
    "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS",
    "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "XX", "``",
)  # fmt: skip
"""Penn Treebank's part-of-speech tags as spaCy's English pipelines give them."""
DEPS = (
    "ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass", "case", "cc",
    "ccomp", "compound", "conj", "csubj", "csubjpass", "dative", "dep", "det", "dobj", "expl", "intj", "mark",
    "meta", "neg", "nmod", "npadvmod", "nsubj", "nsubjpass", "nummod", "oprd", "parataxis", "pcomp", "pobj", "poss",
    "preconj", "predet", "prep", "prt", "punct", "quantmod", "relcl", "xcomp",
)  # fmt: skip
"""ClearNLP's dependency labels, same pipelines."""
KINDS = (
    "person", "organisation", "authority", "state", "armed_group", "media", "expert", "collective", "anonymous",
    "unnamed", "place", "other",
)  # fmt: skip
ROLES = ("source", "cue", "content")

FEATURES: tuple[tuple[str, int], ...] = (
    ("tag", len(TAGS) + 1),
    ("dep", len(DEPS) + 1),
    ("name", len(KINDS) + 1),
    ("rule", 2 * len(ROLES) + 1),
    ("rule-score", 6),
    ("cue-word", 6),
    ("quotation", 6),
    ("place", 5),
)
"""Each feature's name and number of values, in the order of the columns that `features` returns."""

VALUES = {"tag": TAGS, "dep": DEPS, "name": KINDS}
"""What the numbers of some features stand for, in order; stored in a model and compared, too."""

_COLUMN = {name: n for n, (name, _) in enumerate(FEATURES)}
_TAG = {name: n for n, name in enumerate(TAGS, 1)}
_DEP = {name: n for n, name in enumerate(DEPS, 1)}
_KIND = {name: n for n, name in enumerate(KINDS, 1)}


def features(
    parse: Parse,
    lexicon: Lexicon,
    found: Sequence[Candidate],
    quotations: Sequence[Quotation],
    title: Span | None = None,
) -> npt.NDArray[np.int64]:
    """Return a row of `FEATURES` for every token of the parse: shape (words, features).

    ``found`` is what the rules propose for the same parse, quotations linked, whatever its score.
    """
    table = np.zeros((len(parse.tokens), len(FEATURES)), dtype=np.int64)
    if not parse.tokens:
        return table
    columns = {name: table[:, n] for n, (name, _) in enumerate(FEATURES)}
    columns["tag"][:] = [_TAG.get(token.tag, 0) for token in parse.tokens]
    columns["dep"][:] = [_DEP.get(token.dep, 0) for token in parse.tokens]
    columns["name"][:] = [
        _KIND.get(parse.names[index].kind, 0) if index >= 0 else 0 for index in parse.name_at
    ]
    columns["cue-word"][:] = [
        _cue_word(lexicon, token.lemma, token.lower, token.pos) for token in parse.tokens
    ]
    write_proposals(table, found)
    _quoted(columns["quotation"], quotations)
    _places(columns["place"], parse, title)
    return table


def _level(rate: float) -> int:
    """Return a share of 1 as one of the levels 1 to 5."""
    return 1 + min(4, int(rate * 5))


def _cue_word(lexicon: Lexicon, lemma: str, lower: str, pos: str) -> int:
    """Return how often a word attributes at best, by the lexicon; 0 for one that it does not know."""
    if pos in {"VERB", "AUX"}:
        cue = lexicon.verb(lemma)
    elif pos == "NOUN":
        cue = lexicon.noun(lemma)
    elif pos == "ADJ":
        cue = lexicon.adjective(lower)
    elif pos == "ADV":
        cue = lexicon.adverb(lower)
    else:
        return 0
    if cue is None:
        return 0
    return _level(max(cue.rate.values(), default=0.5))


def write_proposals(table: npt.NDArray[np.int64], found: Sequence[Candidate]) -> None:
    """Write the roles that the rules give into a table's rows, those of outer attributions over those inside them."""
    rule, score = table[:, _COLUMN["rule"]], table[:, _COLUMN["rule-score"]]
    rule[:] = score[:] = 0
    holders = parents(found)
    # An attribution inside another's content is written first, so that the outer one covers it.
    for n in sorted(range(len(found)), key=lambda n: (holders[n] is None, found[n].score)):
        candidate = found[n]
        for role, words in ((2, candidate.content), (0, candidate.source), (1, candidate.cue)):
            for i in words:
                rule[i] = 2 * role + (1 if i - 1 not in words else 2)
                score[i] = _level(candidate.score)


def _quoted(column: npt.NDArray[np.int64], quotations: Sequence[Quotation]) -> None:
    """Write 1 at the first word of a speech, 2 inside it, 3 at its last; 4 inside a short quotation, 5 at its last."""
    for quotation in quotations:
        if not quotation.tokens:
            continue
        begin, inside, end = (1, 2, 3) if quotation.is_speech else (4, 4, 5)
        column[list(quotation.tokens)] = inside
        column[quotation.tokens[0]] = begin
        column[quotation.tokens[-1]] = end


def as_text(table: npt.NDArray[np.int64], found: Sequence[Candidate]) -> npt.NDArray[np.int64]:
    """Return the features of some words of a document as if they were a text of their own, outside all quotations.

    ``found`` is what the rules propose among them, counted in rows of the table.
    """
    own = table.copy()
    own[:, _COLUMN["quotation"]] = 0
    own[0, _COLUMN["place"]] = 1
    write_proposals(own, found)
    return own


def is_quotation_mark(table: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Say of each row whether a speech begins or ends with its word."""
    return np.isin(table[:, _COLUMN["quotation"]], (1, 3))


def is_cue_word(table: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Say of each row whether the lexicon knows its word as a cue."""
    return table[:, _COLUMN["cue-word"]] > 0


def _places(column: npt.NDArray[np.int64], parse: Parse, title: Span | None) -> None:
    """Write 1 at a paragraph's first word, 2 at another sentence's, 3 and 4 at the first and other words of a title."""
    paragraph = -1
    for sentence in parse.sentences:
        column[sentence.first] = 1 if sentence.paragraph != paragraph else 2
        paragraph = sentence.paragraph
    if title is not None:
        within = parse.tokens_in(title)
        column[within.start : within.stop] = 4
        if within:
            column[within.start] = 3
