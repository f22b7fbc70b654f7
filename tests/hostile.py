"""A report that would do harm, were anything of it taken for markup: in its text, header, names, quotes and address."""

from __future__ import annotations

from dataclasses import replace

from factories import attribution, claim, report, span_in
from sayso.records import Actor, Mention, Report, Voice

NAME = 'Ada <img src=x onerror=alert(1)> "O\'Hara"'
SCRIPT = "</script><script>alert(2)</script>"
TURNED = "\u202egnitrats"
WORDS = f"trucks{SCRIPT} left {{{{ 7 * 7 }}}} {TURNED} {'w' * 300}"
TEXT = f"{SCRIPT} & more\n\n{NAME} said {WORDS}.\n\n<b onmouseover=alert(3)>The end</b>.\n"

_VOICE = Voice("ada", NAME, "person")
_SAID = attribution(TEXT, _VOICE, "said", WORDS)

HOSTILE: Report = replace(
    report(
        TEXT,
        claim(TEXT, f"According to {NAME}, {WORDS}.", WORDS, voices=(_VOICE,), of=_SAID, force="alleged"),
        attributions=(_SAID,),
        url='javascript:alert(4)//"><script>alert(5)</script>',
        title=f"<svg onload=alert(6)> {TURNED} {'t' * 200}",
        publisher="<i>Lantern</i> [x](javascript:alert(7))",
        byline="By <a href='javascript:alert(8)'>Ada</a>",
        agency="<u>Wire</u>",
        published="2025-03-05",
        language='en" onclick="alert(9)',
    ),
    actors=(Actor("ada", NAME, "person", (), (Mention(span_in(TEXT, NAME), NAME, "name", 0, "ada"),)),),
)
