"""The fixed vocabularies of the records, in the field's terms."""

from typing import Literal

VoiceKind = Literal[
    "person",
    "organisation",
    "authority",
    "state",
    "armed_group",
    "media",
    "expert",
    "collective",
    "anonymous",
    "unnamed",
]
"""What kind of speaker or actor somebody is."""

Force = Literal[
    "denied",
    "doubted",
    "possible",
    "alleged",
    "reported",
    "estimated",
    "warned",
    "asserted",
    "admitted",
    "confirmed",
]
"""The one label of how firmly something is said, read off the innermost voice's cue, never computed."""

VerbClass = Literal[
    "say", "report", "allege", "blame", "warn", "estimate", "admit", "confirm", "deny", "doubt", "believe", "feel",
    "intend", "promise", "threaten", "order", "ask",
]  # fmt: skip
"""The speech act a cue performs."""

Relation = Literal[
    "supports", "arms", "funds", "trains", "shelters", "directs", "part_of", "member_of", "leads", "recruits_from",
    "controls", "active_in", "cooperates_with", "hostile_to", "attacks", "abducts_or_detains", "threatens",
    "negotiates_with", "designates", "trafficks", "responsible_for", "alias_of", "succeeded_by", "strength",
    "casualties", "says",
]  # fmt: skip
"""What one party is said to do or be to another; ``says`` is anything no frame knows."""

Manner = Literal["direct", "indirect", "mixed"]
Polarity = Literal["affirmed", "denied"]
Certainty = Literal["certain", "probable", "possible", "unstated"]
Tense = Literal["past", "present", "future", "hypothetical"]
Bound = Literal["exact", "at_least", "at_most", "more_than", "fewer_than", "about", "between"]
NameKind = Literal[VoiceKind, "place", "other"]
"""What a name names: an actor of some kind, a place, or something that is neither (a law, a product, a festival)."""
NameOrigin = Literal["catalogue", "document", "parser"]
"""On what ground a name was taken for one: the catalogue knows it, the report establishes it, the parser saw it."""
MentionForm = Literal["name", "short", "acronym", "description", "pronoun"]
Precision = Literal["exact", "near", "region", "country"]
"""How much ground a place's coordinates stand for: the place itself, somewhere near it, a region, a whole country."""
Basis = Literal["stated", "context"]
"""What a claim rests on: one construction that states it, or a judgement over what a report tells further apart."""
IncidentKind = Literal["attack", "bombing", "kidnapping", "arson", "killing"]
"""What kind of violence an incident is, the plainest that its words name; after MUC-4's types (Sundheim 1992)."""
Harm = Literal["killed", "wounded", "abducted", "missing", "harmed"]
"""What happened to an incident's victims; ``harmed`` where the words leave it open ("casualties")."""
ReprintKind = Literal["copy", "abridged", "passage"]
"""How two documents share words: nearly all of both, nearly all of the shorter one, or stretches of either."""
DisputeKind = Literal["denied", "contradicted", "numbers"]
"""What two sides are at odds about: one denies what the other says, both can't be so, or they count differently."""
OriginKind = Literal["voice", "reporting", "unnamed"]
"""What claims rest on: a voice that can be told from others, a story's own reporting, somebody who is not named."""
Side = Literal["affirmed", "denied", "open"]
"""Where a claim stands to what its group says: it affirms it, denies it, or takes neither side ("would not say whether")."""
FoldGround = Literal["report", "voice", "copy", "passage", "citation", "agency", "publisher"]
"""Why two claims rest on one origin: one report's own word, the same innermost voice, one document a copy of the other, both in
a shared passage, one document naming the other's publisher as its voice, an agency's own story credited by the other, one
publisher."""
ChangeKind = Literal["number", "scope", "base", "actor", "certainty", "voice", "time", "place"]
"""What a later telling has otherwise: how many, of whom, of what whole, who, how firmly, on whose word, when, where."""
