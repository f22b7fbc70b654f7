"""Writes small PDFs by hand, as the tests need them."""

from __future__ import annotations

from collections.abc import Sequence

Line = tuple[float, float, str]
"""Where a line begins (from the left and from the foot of the page, in points), and its text."""


def pdf(pages: Sequence[Sequence[Line]], *, encrypted: bool = False, large: int = 0) -> bytes:
    """Return a PDF with these lines on its pages, the first ``large`` ones of each in type twice as high.

    An encrypted one can be opened with no password we have.
    """
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>"
        % (len(pages), b" ".join(b"%d 0 R" % (4 + 2 * i) for i in range(len(pages)))),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for i, lines in enumerate(pages):
        drawn = b"".join(
            b"BT /F1 %d Tf %.1f %.1f Td (%s) Tj ET\n"
            % (22 if n < large else 11, x, y, text.encode("latin-1"))
            for n, (x, y, text) in enumerate(lines)
        )
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (5 + 2 * i)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
    trailer = b"/Root 1 0 R"
    if encrypted:
        key = b"(" + b"x" * 32 + b")"
        objects.append(b"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O %s /U %s >>" % (key, key))
        trailer += b" /Encrypt %d 0 R /ID [(0123456789abcdef) (0123456789abcdef)]" % len(objects)
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        size, table, size, trailer, len(out)
    )  # fmt: skip


def column(*lines: str, top: float = 760, left: float = 72, leading: float = 14) -> list[Line]:
    """Return lines set below each other; an empty one leaves a gap."""
    return [(left, top - leading * i, line) for i, line in enumerate(lines) if line]
