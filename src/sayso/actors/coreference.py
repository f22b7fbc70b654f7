"""Who is who inside one report: precise rules over names, descriptions and pronouns.

A wrong speaker is the worst error there is, so each rule asks for good ground and leaves a mention untied where it
has none; in particular a pronoun is tied only where one candidate stands out. Rules run in the order of a reader:
names over the whole report first, then description by description and pronoun by pronoun, each looking back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sayso.actors.catalogue import Catalogue
from sayso.actors.descriptions import may_be, tie_description
from sayso.actors.kinds import role_noun
from sayso.actors.mentions import Found
from sayso.actors.naming import name_figures
from sayso.actors.pronouns import tie_pronoun
from sayso.actors.scene import PEOPLE, Scene
from sayso.records import Parse


def tie(
    parse: Parse,
    found: Sequence[Found],
    speakers: Iterable[int],
    quoted: Mapping[int, int],
    catalogue: Catalogue,
) -> Scene:
    """Return the scene with every mention tied that there is ground to tie.

    ``found`` are the mentions in text order, ``speakers`` the head words of sources, ``quoted`` maps each token
    inside quotation marks to the head word of who is quoted (-1 where that is unknown).
    """
    scene = Scene(parse, frozenset(speakers), quoted, catalogue)
    figure_of = name_figures(parse, [mention for mention in found if mention.form == "name"], catalogue)
    scene.named = figure_of
    scene.speech = _all_quoted(parse, quoted)
    role_of = {role: mention for mention in found if mention.form == "name" for role in mention.roles}
    for mention in found:
        if mention.form == "name":
            figure = figure_of[mention.head]
            scene.enter(figure)
            scene.add(figure, mention)
            for role in mention.roles:
                noun = role_noun(parse, role)
                if noun is not None and may_be(noun, figure) and not _supposed(parse, mention, role):
                    scene.describe(figure, noun, _beside(parse, role, mention))
        elif mention.form == "description":
            tie_description(scene, mention, role_of.get(mention.head), figure_of)
        else:
            tie_pronoun(scene, mention)
    for mention in found:
        if mention.form == "pronoun" and mention.pronoun in ("i", "we"):
            speaker = scene.at.get(quoted.get(mention.head, -1))
            alone = speaker is not None and (speaker.kind in PEOPLE or speaker.kind == "anonymous")
            if speaker is not None and (alone or mention.pronoun == "we"):
                scene.add(speaker, mention)
    return scene


def _all_quoted(parse: Parse, quoted: Mapping[int, int]) -> frozenset[int]:
    """Return the numbers of the sentences that hold nothing but what somebody says."""
    told = {parse.sentence_at[i] for i in quoted}
    return frozenset(
        number
        for number in told
        if all(
            i in quoted or parse.tokens[i].pos == "PUNCT"
            for i in range(parse.sentences[number].first, parse.sentences[number].last)
        )
    )


def _supposed(parse: Parse, mention: Found, role: int) -> bool:
    """Say whether an article before role and name says that the role is not theirs: "a President Varo would veto it"."""
    articles = (
        parse.tokens[j].lower for i in (mention.head, role) for j in parse.children[i] if j < mention.first
    )
    return mention.kind in PEOPLE and role < mention.head and not {"a", "an"}.isdisjoint(articles)


def _beside(parse: Parse, role: int, mention: Found) -> set[str]:
    """Return what is said together with a role before a name: "former" in "former Karsk governor Alan Varo"."""
    if role > mention.first:
        return set()
    fellows = {*parse.children[mention.head], *parse.children[role]} - {role}
    return {
        parse.tokens[j].lower
        for j in fellows
        if j < mention.first and parse.tokens[j].dep in ("amod", "compound", "nmod")
    }
