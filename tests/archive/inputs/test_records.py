from __future__ import annotations

import io
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archives import frame, member, paged, record, request, url
from sayso.archive.inputs.packings import ZSTANDARD
from sayso.archive.inputs.records import Record, records_in
from sayso.archive.inputs.unpacked import RECORD, RECORDS, Position, unpacked

PATIENCE = 1_000_000


def walked(data: bytes, start: Position = Position(0), most: int = 10_000) -> list[Record]:  # noqa: B008  # it is frozen
    """Return the records of a WARC from a point on."""
    name = "a.warc" if RECORD.search(data) else "a.warc.gz"
    if data.count(ZSTANDARD) > 2:  # of eight, three may be damaged
        name = "a.warc.zst"
    return list(records_in(unpacked(io.BytesIO(data), name, RECORDS), start, most, patience=PATIENCE))


def damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    """Return bytes with some changed, put in or left out."""
    at = draw(st.integers(0, len(whole) - 1))
    kind = draw(st.sampled_from(["change", "cut", "insert", "drop"]))
    if kind == "change":
        return whole[:at] + bytes([whole[at] ^ draw(st.integers(1, 255))]) + whole[at + 1 :]
    if kind == "insert":
        return whole[:at] + draw(st.binary(min_size=1, max_size=40)) + whole[at:]
    return whole[:at] if kind == "cut" else b""


@st.composite
def broken_files(draw: st.DrawFn) -> tuple[bytes, set[int]]:
    """Return a packed file of eight records in which up to three members are damaged, and which are not."""
    pack = draw(st.sampled_from([member, frame]))
    members = [pack(one) for n in range(4) for one in (request(n), paged(n))]
    hit = draw(st.sets(st.integers(0, 7), max_size=3))
    whole = b"".join(damaged(draw, one) if n in hit else one for n, one in enumerate(members))
    return whole, set(range(8)) - hit


@given(broken_files())
def test_whatever_is_damaged_the_sound_members_are_read(given: tuple[bytes, set[int]]) -> None:
    """Bytes changed, put in or left out anywhere cost no record but those whose members they are in."""
    whole, sound = given
    found = {
        (one.fields.get("warc-type"), one.fields.get("warc-target-uri"))
        for one in walked(whole)
        if not one.damage
    }
    assert found >= {("response" if n % 2 else "request", url(n // 2)) for n in sound}


@given(broken_files(), st.booleans())
def test_from_any_record_on_the_same_records_follow(given: tuple[bytes, set[int]], one_member: bool) -> None:  # noqa: FBT001  # hypothesis hands it over
    """So that a block read by itself is what it was when the file was cut; and each begins behind the one before."""
    whole, _ = given
    if one_member:
        pack = frame if whole.count(ZSTANDARD) > 2 else member
        whole = pack(b"".join(paged(n) for n in range(4))) + whole
    records = walked(whole)
    for n, one in enumerate(records):
        assert walked(whole, one.position) == records[n:]
    assert all(one.position < other.position for one, other in pairwise(records))


@given(st.integers(0, 3000), st.binary(min_size=1, max_size=30))
def test_bytes_put_into_an_uncompressed_file_cost_one_record_of_three(at: int, more: bytes) -> None:
    """And the same follow from any record on."""
    whole = b"".join(paged(n) for n in range(3))
    at = min(at, len(whole))
    records = walked(whole[:at] + more + whole[at:])
    sound = {one.fields.get("warc-target-uri") for one in records if not one.damage}
    assert len(sound & {url(n) for n in range(3)}) >= 2
    for n, one in enumerate(records):
        assert walked(whole[:at] + more + whole[at:], one.position) == records[n:]


def test_records_that_were_cut_into_slices_are_put_together() -> None:
    """As programs do that compress in blocks of equal size."""
    data = b"".join(paged(n) for n in range(5))
    sliced = b"".join(member(data[i : i + 300]) for i in range(0, len(data), 300))
    assert [one.content for one in walked(sliced)] == [one.content for one in walked(data)]


def test_no_more_is_kept_than_was_asked_for() -> None:
    """But the size is told, and the next record found."""
    first, second = walked(record(b"x" * 50_000, url(0)) + paged(1), most=100)
    assert (len(first.content), first.size, first.damage) == (100, 50_000, None)
    assert second.fields["warc-target-uri"] == url(1)


def test_a_header_may_go_on_in_the_next_line() -> None:
    """As in mail."""
    (found,) = walked(b"WARC/1.0\r\nA: one\r\n two\r\nContent-Length: 0\r\n\r\n\r\n\r\n")
    assert found.fields["a"] == "one two"


@pytest.mark.parametrize("zeros", [10_000_000, 2_000_000])
def test_of_a_bomb_no_more_is_unpacked_than_patience_allows(zeros: int) -> None:
    """The record says why it was left, and the next member is found."""
    bomb, after = walked(member(record(bytes(zeros), url(0))) + member(paged(1)))
    assert bomb.damage == "it unpacks to over 1,000,000 bytes, as what is made to harm does"
    assert after.damage is None
