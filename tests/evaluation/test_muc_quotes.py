from pathlib import Path

from sayso.evaluation.muc_quotes import padded, read_quoted

KEY = """
0.  MESSAGE: ID                     DEV-MUC3-0001 (X)
1.  MESSAGE: TEMPLATE               1
4.  INCIDENT: TYPE                  KIDNAPPING
9.  PERP: INDIVIDUAL ID             "HOODED MEN"
10. PERP: ORGANIZATION ID           "RED DAWN FRONT" / "RDF"
12. PHYS TGT: ID                    *
18. HUM TGT: NAME                   "ANTON BREL"
19. HUM TGT: DESCRIPTION            "MAYOR": "ANTON BREL"

0.  MESSAGE: ID                     DEV-MUC3-0002 (X)
1.  MESSAGE: TEMPLATE               *
"""


def test_what_the_key_quotes(tmp_path: Path) -> None:
    """Doers and targets are told by their words, a person's name and description as one; a message may have none."""
    path = tmp_path / "key"
    path.write_text(KEY, encoding="latin-1")
    found = read_quoted([path])
    (quoted,) = found["DEV-MUC3-0001"]
    assert quoted.doers == {"hooded men", "red dawn front", "rdf"}
    assert quoted.told_in(padded("Hooded men took mayor Anton Brel")) == 2
    assert quoted.told_in(padded("mayoral hooded menace")) == 0
    assert found["DEV-MUC3-0002"] == ()
