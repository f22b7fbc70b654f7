"""The records that stages hand to each other; imports nothing else of ours.

Every record is frozen. A stage that knows more makes a new record and points back by id or by span. All offsets
are code points of ``Document.text``, half open, so ``text[span.start:span.end]`` is always the quoted words.
Terms are those of the field: attribution, source, cue and content as in PARC 3.0 (Pareti 2016) and PolNeAR
(Newell et al. 2018); polarity and certainty as in FactBank (Saurí and Pustejovsky 2009).
"""

from sayso.records.actors import Actor, Cast, Mention, Score
from sayso.records.attributions import Attribution, Voice
from sayso.records.claims import Claim, Party, Place, Quantity, Time
from sayso.records.documents import Document
from sayso.records.drift import Change, Drift, Step
from sayso.records.groups import ClaimRef, Dispute, Group, Link
from sayso.records.incidents import Incident, Perpetrator, Victims
from sayso.records.labels import (
    Basis,
    Bound,
    Certainty,
    ChangeKind,
    DisputeKind,
    FoldGround,
    Force,
    Harm,
    IncidentKind,
    Manner,
    MentionForm,
    NameKind,
    NameOrigin,
    OriginKind,
    Polarity,
    Precision,
    Relation,
    ReprintKind,
    Side,
    Tense,
    VerbClass,
    VoiceKind,
)
from sayso.records.origins import Fold, Origin, Words
from sayso.records.parses import Name, Parse, Sentence, Token
from sayso.records.reports import Failure, Report
from sayso.records.reprints import Covered, Passage, Reprint, Sketch
from sayso.records.spans import Span, digest, merged

__all__ = [
    "Actor",
    "Attribution",
    "Basis",
    "Bound",
    "Cast",
    "Certainty",
    "Change",
    "ChangeKind",
    "Claim",
    "ClaimRef",
    "Covered",
    "Dispute",
    "DisputeKind",
    "Document",
    "Drift",
    "Failure",
    "Fold",
    "FoldGround",
    "Force",
    "Group",
    "Harm",
    "Incident",
    "IncidentKind",
    "Link",
    "Manner",
    "Mention",
    "MentionForm",
    "Name",
    "NameKind",
    "NameOrigin",
    "Origin",
    "OriginKind",
    "Parse",
    "Party",
    "Passage",
    "Perpetrator",
    "Place",
    "Polarity",
    "Precision",
    "Quantity",
    "Relation",
    "Report",
    "Reprint",
    "ReprintKind",
    "Score",
    "Sentence",
    "Side",
    "Sketch",
    "Span",
    "Step",
    "Tense",
    "Time",
    "Token",
    "VerbClass",
    "Victims",
    "Voice",
    "VoiceKind",
    "Words",
    "digest",
    "merged",
]
