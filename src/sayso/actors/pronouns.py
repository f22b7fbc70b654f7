"""Whom a pronoun stands for: tied only where one candidate stands out, as a wrong speaker is the worst error."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sayso.actors.mentions import Found
from sayso.actors.phrases import antecedent
from sayso.actors.scene import BODIES, PEOPLE, SUBJECTS, Figure, Role, Scene
from sayso.records import Parse

_OPENING = frozenset({"advmod", "advcl", "prep", "pobj", "pcomp", "poss", "dobj", "ccomp", "xcomp"})
_OF_SOMEBODY = frozenset({"able", "unable", "willing", "unwilling", "reluctant", "ready", "prepared", "aware", "unaware",
                           "committed", "confident", "concerned", "determined", "opposed", "responsible"})  # fmt: skip
"""What only somebody is: in "it was unable to confirm", it is no empty subject."""
_NEAR, _NEAR_PEOPLE = 2, 3
"""How many sentences back a pronoun looks."""
_LONGEST_SPEECH = 12
"""How many sentences back it looks at most, with what others say in between."""


def tie_pronoun(scene: Scene, mention: Found) -> None:
    """Tie a pronoun of the third person or a relative one, where there is ground to."""
    if mention.pronoun in ("i", "we"):
        return
    if mention.pronoun == "who":
        figure = _relative(scene, mention)
    else:
        figure = _looked_back(scene, mention)
        ahead = _looked_ahead(scene, mention) if mention.pronoun in ("he", "she") else None
        figure = ahead if ahead is not None and (figure is None or ahead.gender) else figure
    if figure is not None:
        heard = mention.head in scene.quoted
        if mention.pronoun in ("he", "she") and figure.gender is None and not heard:
            figure.gender = "male" if mention.pronoun == "he" else "female"
        scene.add(figure, mention)


def _relative(scene: Scene, mention: Found) -> Figure | None:
    """The noun that a relative clause hangs on."""
    head = antecedent(scene.parse, mention.head)
    figure = scene.at.get(head) if head is not None else None
    human = figure is not None and (figure.kind in PEOPLE or figure.kind == "anonymous")
    return None if human and scene.parse.tokens[mention.head].lower == "which" else figure


def _looked_back(scene: Scene, mention: Found) -> Figure | None:
    """The candidate that stands out in the pronoun's own sentence or in the nearest one before it that has any.

    What somebody says in between takes no room: sentences that are all quotation are passed over by a pronoun outside
    of quotations.
    """
    parse = scene.parse
    if mention.pronoun == "it" and _stands_for_nothing(parse, mention.head):
        return None
    quoted = scene.quoted.get(mention.head, -1)
    speaker = scene.at.get(quoted) or scene.named.get(quoted)
    speaking = mention.head in scene.quoted
    here = parse.sentence_at[mention.head]
    personal = mention.pronoun in ("he", "she")
    # A body that speaks may be "they".
    body = mention.pronoun == "they" and mention.head in scene.speakers
    parallel = parse.tokens[mention.head].dep in SUBJECTS and (
        personal or parse.tokens[mention.head].head == parse.sentences[here].root
    )
    for steps, back in enumerate(_sentences_back(scene, here, aloud=speaking)):
        if steps > (_NEAR_PEOPLE if personal else _NEAR):
            return None
        acts = [
            (i, role, figure)
            for i, role, figure in scene.acts.get(back, ())
            if i < mention.head
            and figure is not speaker
            and (i not in scene.quoted if not speaking else speaker is not None or i not in scene.speakers)
            and (figure.named or parse.tokens[i].dep != "attr")
            and (_agrees(mention, figure) or (body and figure.kind in BODIES - {"state"}))
            and not (back == here and (_fellow(parse, mention, i) or _governed(scene, mention, i)))
        ]
        if not acts:
            if (
                not personal
                and back < here
                and any(_agrees_in_kind(mention, figure) for _, _, figure in scene.acts.get(back, ()))
            ):
                return None
            continue
        if back < here and not personal and (steps > 1 or _thing_before(scene, mention)):
            return None
        if back == here:
            return _own_clause(scene, mention, acts)
        return _outstanding(parse, acts, parallel=parallel)
    return None


def outstanding_person(scene: Scene, mention: Found) -> Figure | None:
    """Return the person who stands out in the nearest sentence before a mention that speaks of any; else None.

    None, too, where the mention's own sentence speaks of one first. What is quoted does not count.
    """
    here = scene.parse.sentence_at[mention.head]
    for steps, back in enumerate(_sentences_back(scene, here, aloud=False)):
        acts = [
            (i, role, figure)
            for i, role, figure in scene.acts.get(back, ())
            if i < mention.head and i not in scene.quoted and figure.kind in PEOPLE and not figure.plural
        ]
        if acts or steps > _NEAR:
            return _outstanding(scene.parse, acts, parallel=True) if acts and back < here else None
    return None


def _looked_ahead(scene: Scene, mention: Found) -> Figure | None:
    """The main subject right behind a clause or phrase that opens the sentence ("when he left, Varo said")."""
    parse = scene.parse
    below = mention.head
    for above in parse.ancestors(mention.head):
        subject = parse.child(above, *SUBJECTS)
        if (
            subject is not None
            and subject > mention.head
            and parse.tokens[below].dep in ("advcl", "advmod", "prep")
        ):
            figure = scene.named.get(subject)
            return figure if figure is not None and _agrees(mention, figure) else None
        if parse.tokens[above].dep not in _OPENING:
            return None
        below = above
    return None


def _sentences_back(scene: Scene, here: int, *, aloud: bool) -> Iterator[int]:
    """Yield a sentence's number and those before it, nearest first; unless read ``aloud``, without pure quotations."""
    yield here
    for back in range(here - 1, max(-1, here - _LONGEST_SPEECH), -1):
        if aloud or back not in scene.speech:
            yield back


def _thing_before(scene: Scene, mention: Found) -> bool:
    """Say whether "it" or "they" may mean a thing that its own sentence speaks of first ("released returns, though they").

    What the pronoun's own verb is about does not count: in "shots were fired, they said" the shots say nothing.
    """
    parse = scene.parse
    verb = parse.tokens[mention.head].head
    tags = ("NNS", "NNPS") if mention.pronoun == "they" else ("NN",)
    return any(
        token.tag in tags
        and token.dep in ("dobj", *SUBJECTS)
        and token.i not in scene.at
        and verb not in parse.ancestors(token.i)
        for token in parse.tokens[parse.sentence_of(mention.head).first : mention.head]
    )


Act = tuple[int, Role, Figure]


def _own_clause(scene: Scene, mention: Found, acts: Sequence[Act]) -> Figure | None:
    """Return the candidate of the pronoun's own sentence: the only one, else the subject of the nearest clause above.

    Whoever is known to be a man, or a woman, comes before those of whom it is not known. A people's pronoun goes past other candidates to that subject; "it" and "they" do not, as what is spoken of last
    is as likely.
    """
    if mention.pronoun in ("he", "she"):
        acts = [act for act in acts if act[2].gender] or acts
    figures = {id(figure): figure for _, _, figure in acts}
    if len(figures) == 1:
        return next(iter(figures.values()))
    subjects = {i: figure for i, role, figure in acts if role != "other"}
    if mention.head in scene.speakers and _several_above(scene, mention, subjects):
        return None
    opening = _opening_subject(scene, mention, subjects)
    if opening is not None:
        return opening
    for above in scene.parse.ancestors(mention.head):
        for j in scene.parse.children[above]:
            if j not in subjects or scene.parse.tokens[j].dep not in SUBJECTS:
                continue
            between = {id(figure) for i, _, figure in acts if i > j and figure is not subjects[j]}
            return subjects[j] if not between or mention.pronoun in ("he", "she") else None
    return None


def _opening_subject(scene: Scene, mention: Found, subjects: Mapping[int, Figure]) -> Figure | None:
    """Return the subject of the clause that opens a people's pronoun's own: "though Varo met Akhal, he left"."""
    parse = scene.parse
    token = parse.tokens[mention.head]
    if mention.pronoun not in ("he", "she") or token.dep not in SUBJECTS:
        return None
    for j in parse.children[token.head]:
        if parse.tokens[j].dep == "advcl" and j < mention.head:
            subject = parse.child(j, *SUBJECTS)
            if subject is not None and subject in subjects:
                return subjects[subject]
    return None


def _several_above(scene: Scene, mention: Found, subjects: Mapping[int, Figure]) -> bool:
    """Say whether more than one speaks or acts in the clauses above a speaking pronoun ("A said B knew what he said")."""
    above = {
        id(subjects[j])
        for i in scene.parse.ancestors(mention.head)
        for j in scene.parse.children[i]
        if j in subjects and scene.parse.tokens[j].dep in SUBJECTS
    }
    return len(above) > 1


def _outstanding(parse: Parse, acts: Sequence[Act], *, parallel: bool) -> Figure | None:
    """Return the candidate of an earlier sentence that stands out: the only one, the only one that acts, or the main one.

    Beside somebody named, somebody described only counts as the main one. That the main one is meant is believed of a
    main subject alone. Where nothing else tells, it is the one that is
    known to be a man, or a woman.
    """
    if any(figure.named for _, _, figure in acts):
        acts = [act for act in acts if act[1] == "root" or act[2].named]
    for wanted in (("root", "subject", "other"), ("root", "subject")):
        figures = {id(figure): figure for _, role, figure in acts if role in wanted}
        if len(figures) == 1:
            return next(iter(figures.values()))
    if parallel:
        depths = {i: sum(1 for _ in parse.ancestors(i)) for i, role, _ in acts if role != "other"}
        highest = {
            id(figure): figure for i, _, figure in acts if i in depths and depths[i] == min(depths.values())
        }
        if len(highest) == 1:
            return next(iter(highest.values()))
    known = {id(figure): figure for _, _, figure in acts if figure.gender and figure.named}
    return next(iter(known.values())) if len(known) == 1 else None


def _agrees(mention: Found, figure: Figure) -> bool:
    if not _agrees_in_kind(mention, figure):
        return False
    if mention.pronoun in ("he", "she"):
        return figure.gender in (None, "male" if mention.pronoun == "he" else "female")
    return True


def _agrees_in_kind(mention: Found, figure: Figure) -> bool:
    if mention.pronoun in ("he", "she"):
        return not figure.plural and (figure.kind in PEOPLE or figure.kind == "anonymous")
    if mention.pronoun == "it":
        return not figure.plural and figure.kind in BODIES
    return figure.plural or figure.kind in ("collective", "armed_group")


def _fellow(parse: Parse, mention: Found, i: int) -> bool:
    """Say whether a pronoun is another argument of a candidate's own verb, and so somebody else ("Varo praised him")."""
    token = parse.tokens[mention.head]
    if token.tag == "PRP$" or token.lower.endswith(("self", "selves")):
        return token.head == i
    verb = parse.tokens[i].head
    if token.head == verb:
        return True
    above = parse.tokens[token.head]
    return above.pos == "ADP" and above.head == verb


def _governed(scene: Scene, mention: Found, i: int) -> bool:
    """Say whether a candidate is named in what a pronoun's own verb tells or has with it, and so is somebody else.

    "Varo would lose, he said" and "in a letter to Varo, he said" are not Varo's words; "in Varo's view, he won" may be,
    and a clause before the pronoun's ("when Varo lost, he ...") says nothing of it.
    """
    parse = scene.parse
    token = parse.tokens[mention.head]
    if token.dep not in SUBJECTS or parse.tokens[i].pos == "PRON" or parse.tokens[i].dep == "poss":
        return False
    if any(parse.tokens[j].text in (";", ":", "–", "—", "--") for j in range(i, mention.head)):
        return False
    for above in (i, *parse.ancestors(i)):
        if parse.tokens[above].head == token.head:
            return parse.tokens[above].dep not in ("advcl", "conj")
        if parse.tokens[above].dep in ("advcl", "conj", "relcl", "ROOT"):
            return False
    return False


def _stands_for_nothing(parse: Parse, head: int) -> bool:
    """Say whether "it" only fills the subject's place: "it is alleged that", "it was Varo who"."""
    token = parse.tokens[head]
    if token.tag == "PRP$":
        return False
    verb = parse.tokens[token.head]
    if token.dep == "expl":
        return True
    if token.dep not in SUBJECTS:
        return False
    if verb.lemma == "be":
        complement = parse.child(verb.i, "acomp")
        return complement is None or parse.tokens[complement].lemma not in _OF_SOMEBODY
    clause = any(
        parse.tokens[j].dep in ("ccomp", "csubj", "csubjpass", "xcomp") for j in parse.children[verb.i]
    )
    return (token.dep == "nsubjpass" and clause) or verb.lemma in (
        "seem",
        "appear",
        "rain",
        "take",
        "turn",
        "happen",
    )
