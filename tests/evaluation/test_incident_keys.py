"""MUC's keys are read as incidents."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.evaluation.errors import CorpusError
from sayso.evaluation.incident_keys import KeyIncident, read_key_incidents

KEY = """\
0.  MESSAGE: ID                     TST1-MUC3-0901
1.  MESSAGE: TEMPLATE               1
2.  INCIDENT: DATE                  - 03 MAY 91
3.  INCIDENT: LOCATION              VELDANIA: KARSK (DEPARTMENT): LAS VELMAS (TOWN)
4.  INCIDENT: TYPE                  BOMBING / ATTACK
5.  INCIDENT: STAGE OF EXECUTION    ACCOMPLISHED
21. HUM TGT: NUMBER                 12: "SOLDIERS"
                                    1: "ANTON BREL"
24. HUM TGT: TOTAL NUMBER           13

0.  MESSAGE: ID                     TST1-MUC3-0901
1.  MESSAGE: TEMPLATE               2 (OPTIONAL)
2.  INCIDENT: DATE                  01 MAY 91 - 02 MAY 91
4.  INCIDENT: TYPE                  KIDNAPPING
5.  INCIDENT: STAGE OF EXECUTION    ATTEMPTED

0.  MESSAGE: ID                     TST1-MUC3-0902
1.  MESSAGE: TEMPLATE               1
4.  INCIDENT: TYPE                  ATTACK
5.  INCIDENT: STAGE OF EXECUTION    THREATENED

0.  MESSAGE: ID                     TST1-MUC3-0903
1.  MESSAGE: TEMPLATE               *
4.  INCIDENT: TYPE                  *
"""


def test_templates_are_incidents(tmp_path: Path) -> None:
    """Types, parts of the place, days and numbers are read; what was only threatened is no incident."""
    path = tmp_path / "key-tst9"
    path.write_text(KEY)
    assert read_key_incidents([path]) == {
        "TST1-MUC3-0901": (
            KeyIncident(
                frozenset({"BOMBING", "ATTACK"}),
                frozenset({"veldania", "karsk", "las velmas"}),
                None,
                "1991-05-03",
                frozenset({12, 13}),
                optional=False,
            ),
            KeyIncident(
                frozenset({"KIDNAPPING"}), frozenset(), "1991-05-01", "1991-05-02", frozenset(), optional=True
            ),
        ),
        "TST1-MUC3-0902": (),
        "TST1-MUC3-0903": (),
    }


def test_no_key(tmp_path: Path) -> None:
    """A file without a template is named."""
    path = tmp_path / "letter"
    path.write_text("Dear editor")
    with pytest.raises(CorpusError, match="letter: no template in it"):
        read_key_incidents([path])
