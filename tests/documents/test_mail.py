from __future__ import annotations

import time

import pytest

from documents.handed import FIRST, PAGE, SECOND, one
from sayso.errors import Damaged, EmptyDocument

HEADERS = (
    b"From: =?utf-8?q?Ann_L=C3=A9e?= <ann@karsk.example>\r\nSubject: Army accused\r\n of arming militia\r\n"
    b"Date: Mon, 11 Mar 2019 09:30:00 +0000\r\nMIME-Version: 1.0\r\n"
)


def test_a_mail_gives_its_text_and_headers() -> None:
    """Subject is the title, sender the byline; the text is as it was sent."""
    body = f"{FIRST}\r\n\r\n{SECOND}\r\n"
    data = HEADERS + b"Content-Type: text/plain; charset=cp1252\r\n\r\n" + body.encode("cp1252")
    document = one(data, "a.eml")
    assert document.text == body
    assert (document.title, document.byline) == ("Army accused of arming militia", "Ann Lée")
    assert document.published == "2019-03-11T09:30:00+00:00"
    assert one(data, "a").text == body


def test_a_mail_of_many_parts_gives_its_plain_text() -> None:
    """A page is read only where there is no plain text, and attachments never."""
    part = b"--b\r\nContent-Type: text/%s; charset=utf-8\r\nContent-Disposition: %s\r\n\r\n%s\r\n"
    page = part % (b"html", b"inline", PAGE.encode())
    plain = part % (b"plain", b"inline", FIRST.encode())
    attached = part % (b"plain", b"attachment", b"Another text")
    head = HEADERS + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
    assert one(head + attached + page + plain + b"--b--", "a.eml").text.strip() == FIRST
    assert FIRST in one(head + attached + page + b"--b--", "a.eml").text
    with pytest.raises(EmptyDocument, match="the mail has no text"):
        one(head + attached + b"--b--", "a.eml")


def test_a_mail_without_end_is_refused_at_once() -> None:
    """Parts in parts in parts, and headers of any length."""
    part = b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n"
    with pytest.raises(Damaged, match="nested"):
        one(HEADERS + b"".join(part % (i, i) for i in range(3000)), "a.eml")
    began = time.monotonic()
    document = one(
        b"Subject: "
        + b"=?utf-8?q?a?= " * 50_000
        + b"\r\nFrom: "
        + b'"a" <' * 50_000
        + b"\r\n\r\nSo he said.",
        "a.eml",
    )
    assert (document.text, document.title, document.byline) == ("So he said.", None, None)
    assert time.monotonic() - began < 2


@pytest.mark.parametrize(
    "subject", [b"=?ut\xff-8?q?x?=", b"=?utf-8?b?x?=", b"=?nosuch?q?x?=", b"\xff\xfe", b"=?utf-8?q?=ff?="]
)
def test_a_header_that_cannot_be_decoded_is_shown_as_it_is(subject: bytes) -> None:
    """A damaged subject does not cost the mail; it can always be written out again."""
    document = one(b"Subject: " + subject + b"\r\nFrom: a\r\n\r\nThe army said so.", "a.eml")
    assert document.title
    assert document.title.encode()


def test_who_wrote_the_report_is_not_who_sent_it() -> None:
    """A byline in the body holds before the sender."""
    body = "By Ines Tarrow\n\nKARSK - The ministry said so on Monday.\n"
    mail = (
        f"From: Ann Lee <ann@karsk.example>\nTo: b@karsk.example\nSubject: Fwd: Rockets hit Sorrel\n\n{body}"
    )
    assert one(mail.encode(), "a.eml").byline == "Ines Tarrow"
