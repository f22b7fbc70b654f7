"""Make the fonts of the PDF dossier anew: Noto Sans and Noto Sans Arabic, a regular and a bold weight of each.

The fonts as published can take any weight, which costs seconds at every start. What is written here has one weight each and
no hinting. Needs fontTools, which fpdf2 brings along, and the packages that carry the fonts (a minute):

    pip install '.[fonts]'
    python scripts/make_fonts.py
"""

from __future__ import annotations

from pathlib import Path

import fontpkg
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FONTS = Path(__file__).parents[1] / "src/sayso/outputs/exports/dossiers/fonts"


def main() -> None:
    """Write the four fonts."""
    for family in ("Noto Sans", "Noto Sans Arabic"):
        for style, weight in (("Regular", 400), ("Bold", 700)):
            path = FONTS / f"{family.replace(' ', '')}-{style}.ttf"
            _of_one_weight(family, weight).save(path)
            print(f"{path.name}: {path.stat().st_size:,} bytes")


def _of_one_weight(family: str, weight: int) -> TTFont:
    font = TTFont(fontpkg.path(family), recalcTimestamp=False)
    font = instancer.instantiateVariableFont(font, {"wght": weight, "wdth": 100})
    options = Options()
    options.hinting = False
    options.layout_features = ["*"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.glyph_names = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=set(font.getBestCmap()))
    subsetter.subset(font)
    return font


if __name__ == "__main__":
    main()
