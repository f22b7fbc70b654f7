"""Which words of a report have their capital only from opening a sentence."""

from __future__ import annotations

from typing import Final

from sayso.records import Parse, Token

_NOUNS: Final = frozenset({"NN", "NNS"})
_OTHERS: Final = frozenset({"JJ", "JJR", "JJS", "RB", "VBG"})


def openers(parse: Parse) -> frozenset[str]:
    """Return common words that open a sentence, in capitals: inside another they lose them ("Regulators said ...").

    A word that has its capital inside a sentence, too, keeps it, and so does one before another with a capital, which may
    be a title ("Captain Toll") or stand in a headline. Peoples and parties look like other adjectives ("Veldanian police"):
    of those, only words are meant that the report writes small elsewhere.
    """
    first = {sentence.first for sentence in parse.sentences}
    found = {parse.tokens[i].text for i in first if _may_be_small(parse, parse.tokens[i])}
    if not found:
        return frozenset()
    small = {word.lower() for word in found}
    written = {token.text for token in parse.tokens if token.lower in small and token.i not in first}
    nouns = {parse.tokens[i].text for i in first if parse.tokens[i].tag in _NOUNS}
    return frozenset(
        word for word in found if word not in written and (word in nouns or word.lower() in written)
    )


def _may_be_small(parse: Parse, token: Token) -> bool:
    if token.tag not in _NOUNS | _OTHERS or not token.text.istitle() or parse.name_at[token.i] >= 0:
        return False
    after = parse.tokens[token.i + 1].text if token.i + 1 < len(parse.tokens) else ""
    return not after[:1].isupper()
