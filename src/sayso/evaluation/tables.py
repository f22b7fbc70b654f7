"""Figures and cases as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.evaluation import (
    attribution_scores,
    claim_scores,
    coreference,
    factuality_scores,
    muc_scores,
    nested_scores,
    place_scores,
    plover_scores,
    quantity_scores,
    speakers,
    time_scores,
)
from sayso.evaluation.baselines import WAYS
from sayso.evaluation.cases import Case
from sayso.evaluation.counts import Counts

_HEAD = f"{'':24}{'P':>7}{'R':>7}{'F1':>7}{'hits':>8}{'pred.':>8}{'gold':>8}"


def attribution_table(figures: attribution_scores.Figures) -> str:
    """Return the figures of attributions as a table."""
    return "\n".join(
        [
            f"{figures.articles} articles, {figures.tokens} tokens, {figures.unread} articles without a prediction",
            _HEAD,
            *(_row(f"(a) token {role}", counts) for role, counts in figures.token.items()),
            *(_row(f"(b) exact {role}", counts) for role, counts in figures.exact.items()),
            _row("(c) relation", figures.relation),
            f"{'(c) source accuracy':24}{figures.source_accuracy:21.3f}",
            _row("(d) attribution", figures.attribution),
        ]
    )


def blame_table(figures: muc_scores.Figures) -> str:
    """Return the figures of who is blamed as a table."""
    return "\n".join(
        [
            f"{figures.messages} messages, {figures.unread} messages without a prediction",
            _HEAD,
            _row("organisation", figures.organisation),
            f"{'confidence accuracy':24}{figures.confidence_accuracy:21.3f}",
            _row("with confidence", figures.confident),
        ]
    )


def nested_table(figures: nested_scores.Figures) -> str:
    """Return the figures of attributions inside others as a table."""
    return "\n".join(
        [
            f"{figures.texts} texts, {figures.skipped} texts skipped, {figures.unread} texts without a prediction",
            _HEAD,
            _row("content", figures.content),
            _row("nested attribution", figures.nested),
            *(_row(f"  {name}", counts) for name, counts in figures.corpora.items()),
            f"{'cue found nested':24}{figures.cue_recall:14.3f}",
            f"{'cue found anywhere':24}{figures.cue_recall_anywhere:14.3f}",
            f"{'parent accuracy':24}{figures.parent_accuracy:21.3f}",
        ]
    )


def claims_table(figures: claim_scores.Figures) -> str:
    """Return the figures of claims as a table."""
    return "\n".join(
        [
            f"{figures.sentences} sentences, {figures.skipped} skipped, {figures.unread} without a prediction",
            _HEAD,
            _row("claim", figures.claims),
            _row("  seen half", figures.seen),
            _row("  unseen half", figures.unseen),
            f"right in {figures.pairs} pairs",
            *(f"{'  ' + part:24}{share:7.3f}" for part, share in figures.shares.items()),
        ]
    )


def quantities_table(figures: quantity_scores.Figures) -> str:
    """Return the figures of numbers as a table, both halves apart."""
    halves = {"all": figures.seen + figures.unseen, "seen half": figures.seen, "unseen half": figures.unseen}
    return "\n".join(
        [
            f"{figures.texts} texts, {figures.skipped} skipped, {figures.unread} without a prediction",
            _HEAD,
            *(_row(f"found, {name}", half.found) for name, half in halves.items()),
            *(_row(f"all right, {name}", half.whole) for name, half in halves.items()),
            f"{'right of those found':24}{'all':>7}{'seen':>7}{'unseen':>8}",
            *(
                f"{'  ' + part:24}{halves['all'].shares[part]:7.3f}"
                f"{figures.seen.shares[part]:7.3f}{figures.unseen.shares[part]:8.3f}"
                for part in quantity_scores.PARTS
            ),
        ]
    )


def events_table(figures: plover_scores.Figures) -> str:
    """Return the figures of PLOVER's events as a table, one row a type."""
    rows = [*figures.types.items(), ("all", figures.total)]
    return "\n".join(
        [
            f"{figures.total.sentences} sentences, {figures.unread} sentences without a prediction",
            f"{'':12}{'sentences':>10}{'source F1':>11}{'target F1':>11}{'type':>7}{'right':>7}{'judged':>8}",
            *(_event_row(name, one) for name, one in rows),
        ]
    )


def factuality_table(figures: factuality_scores.Figures) -> str:
    """Return how near the values read are to the readers' as a table."""
    return "\n".join(
        [
            f"{figures.rules.events} events",
            f"{'':24}{'MAE':>7}{'r':>7}{'degree':>8}",
            _agreement("always 3.0", figures.always),
            _agreement("rules", figures.rules),
            _agreement("model", figures.model),
            _agreement("mean of both", figures.both),
        ]
    )


def speakers_table(figures: speakers.Figures) -> str:
    """Return whose name speakers were tied to as a table, beside two plain ways."""
    figure = figures.as_dict()
    rows = [
        ("sayso", figures.accuracy),
        *((way, figure["baselines"][way.replace(" ", "_")]) for way in WAYS),
        ("sayso, of those named", figures.named_accuracy),
        ("sayso, to a wrong name", figures.wrong_share),
    ]
    return "\n".join(
        [
            (
                f"{figures.speakers} speakers, {figures.named} with a name, {figures.skipped} articles skipped,"
                f" {figures.unread} unread"
            ),
            f"{'':24}{'share':>7}",
            *(f"{name:24}{share:7.3f}" for name, share in rows),
        ]
    )


def places_table(figures: place_scores.Figures) -> str:
    """Return how places were put on the map as a table, beside the largest place of each name."""
    told = figures.as_dict()
    rows = [("put on the map", "linked"), ("right, of those", "accuracy"), ("right, of those known", "found")]
    return "\n".join(
        [
            f"{figures.places} places, {figures.known} in GeoNames, {figures.skipped} texts skipped",
            f"{'':24}{'sayso':>8}{'largest':>9}",
            *(f"{name:24}{told[key]:8.3f}{told['baseline'][key]:9.3f}" for name, key in rows),
            f"{'within 161 km':24}{told['close']:8.3f}",
            f"{'in the right country':24}{told['country']:8.3f}",
        ]
    )


def times_table(figures: time_scores.Figures) -> str:
    """Return how times were resolved as a table, beside the day of publication for each."""
    told = figures.as_dict()
    rows = [
        ("found", "found"),
        ("right or rightly open", "accuracy"),
        ("right, of those resolved", "resolved_accuracy"),
        ("day of publication", "baseline"),
    ]
    return "\n".join(
        [
            f"{figures.times} times, {figures.settled} settled by the text, {figures.skipped} texts skipped",
            *(f"{name:26}{told[key]:7.3f}" for name, key in rows),
        ]
    )


def coreference_table(figures: coreference.Figures) -> str:
    """Return how far chains agree as a table, ours beside those of two plain ways."""
    heads = "".join(f"{name:>10}" for name in ("MUC F1", "B3 F1", "CEAFe F1", "CoNLL"))
    return "\n".join(
        [
            (
                f"{figures.texts} texts, {figures.mentions} mentions, {figures.chains} chains;"
                f" {figures.tied} mentions tied to an actor, {figures.unread} texts unread"
            ),
            f"{'':24}{heads}",
            *(
                f"{way:24}{one.muc.f1:10.3f}{one.b_cubed.f1:10.3f}{one.ceaf_e.f1:10.3f}{one.conll:10.3f}"
                for way, one in figures.ways.items()
            ),
        ]
    )


def cases_text(cases: Iterable[Case]) -> str:
    """Return cases one after another, each with its words and a line of context."""
    return "\n\n".join(_case(case) for case in cases)


def _row(name: str, counts: Counts) -> str:
    ratios = f"{counts.precision:7.3f}{counts.recall:7.3f}{counts.f1:7.3f}"
    return f"{name:24}{ratios}{counts.hits:8}{counts.predicted:8}{counts.gold:8}"


def _event_row(name: str, one: plover_scores.TypeFigures) -> str:
    accuracy = f"{one.accuracy:7.3f}" if one.judged else f"{'-':>7}"
    parties = f"{one.source.f1:11.3f}{one.target.f1:11.3f}"
    return f"{name:12}{one.sentences:10}{parties}{accuracy}{one.right:7}{one.judged:8}"


def _agreement(name: str, agreement: factuality_scores.Agreement) -> str:
    return f"{name:24}{agreement.mae:7.3f}{agreement.r:7.3f}{agreement.degree:8.3f}"


def _case(case: Case) -> str:
    lines = [f"{case.kind}  {case.text}  ({case.reason})"]
    lines += [f"  {name + ':':14}{words or '-'}" for name, words in case.words]
    return "\n".join([*lines, f"  {'in:':14}{case.context or '-'}"])
