"""The door of ``sayso evaluate``. A new corpus is one file beside this one and one line in the list below."""

from __future__ import annotations

import typer

from sayso.cli.evaluate.agreement import agreement_command
from sayso.cli.evaluate.claims import claims_command
from sayso.cli.evaluate.contradictions import contradictions_command
from sayso.cli.evaluate.coreference import coreference_command
from sayso.cli.evaluate.drift import drift_command
from sayso.cli.evaluate.factuality import factuality_command
from sayso.cli.evaluate.groups import groups_command
from sayso.cli.evaluate.incidents import incidents_command
from sayso.cli.evaluate.muc import muc_command
from sayso.cli.evaluate.nested import nested_command
from sayso.cli.evaluate.places import places_command
from sayso.cli.evaluate.plover import plover_command
from sayso.cli.evaluate.polnear import polnear_command
from sayso.cli.evaluate.quantities import quantities_command
from sayso.cli.evaluate.reprints import reprints_command
from sayso.cli.evaluate.speakers import speakers_command
from sayso.cli.evaluate.stances import stances_command
from sayso.cli.evaluate.times import times_command

evaluate_app = typer.Typer(
    help="Measure how well reports are read, on corpora that others made.", no_args_is_help=True
)

# The commands, in the order in which --help lists them.
evaluate_app.command("polnear")(polnear_command)
evaluate_app.command("agreement")(agreement_command)
evaluate_app.command("nested")(nested_command)
evaluate_app.command("claims")(claims_command)
evaluate_app.command("quantities")(quantities_command)
evaluate_app.command("places")(places_command)
evaluate_app.command("times")(times_command)
evaluate_app.command("plover")(plover_command)
evaluate_app.command("speakers")(speakers_command)
evaluate_app.command("coreference")(coreference_command)
evaluate_app.command("muc")(muc_command)
evaluate_app.command("incidents")(incidents_command)
evaluate_app.command("factuality")(factuality_command)
evaluate_app.command("reprints")(reprints_command)
evaluate_app.command("groups")(groups_command)
evaluate_app.command("drift")(drift_command)
evaluate_app.command("stances")(stances_command)
evaluate_app.command("contradictions")(contradictions_command)
