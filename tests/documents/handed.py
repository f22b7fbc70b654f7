"""What tests of formats share: an invented report, and the reading of bytes that hold one document."""

from __future__ import annotations

import io

import docx

from sayso.documents.files import read_bytes
from sayso.records import Document
from sayso.settings import Settings

SETTINGS = Settings()
FIRST = (
    "The army of Veldania has handed rifles to a militia in the northern hills, two diplomats said on Monday."
)
SECOND = (
    "The ministry of defence denied it. “We arm nobody,” said its spokesman, Col. Oren Vask, in a statement."
)


def one(data: bytes, name: str, settings: Settings = SETTINGS) -> Document:
    """Return the one document in bytes."""
    (document,) = read_bytes(data, name, settings)
    return document


PAGE = f"""<!doctype html><html lang="en"><head>
<title>Army accused of arming militia - The Karsk Courier</title>
<meta property="og:site_name" content="The Karsk Courier"><meta name="author" content="Ann Lee">
<meta property="article:published_time" content="2019-03-11T09:30:00+00:00"><script>var a = "<div><div>";</script>
</head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<h1>Army accused of arming militia</h1><p class="byline">By Ann Lee</p>
<article><p>KARSK (Agencies) - {FIRST}</p>
<figure><img src="a.jpg" alt="rifles"><figcaption>A man holds a rifle in Karsk.</figcaption></figure>
<p>{SECOND}</p><p>Read more: <a href="/x">What is the Northern Shield Movement?</a></p></article>
<div id="comments"><h3>Leave a Reply</h3><p>Your email address will not be published.</p>
<form><textarea></textarea></form><p>Joe: this is all lies, and the army is good and always was.</p></div>
<footer>Copyright 2019 The Karsk Courier</footer></body></html>"""


def word(*paragraphs: str) -> bytes:
    """Return a Word document with these paragraphs."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
