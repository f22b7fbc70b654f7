from __future__ import annotations

import io
import json
from collections.abc import Callable
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archives import frame, member, packer
from sayso.archive.block import Block, Reject
from sayso.archive.blocks import blocks_in, documents_in
from sayso.archive.inputs import places, unpacked
from sayso.archive.inputs.lines import Found, lines_in
from sayso.archive.inputs.unpacked import LINES, Position
from sayso.records import Document
from sayso.settings import Limits, Settings

SMALL = Settings(limits=Limits(max_bytes=100_000))
PACKED = ["a.jsonl.gz", "a.jsonl.zst"]
TOLD = "The army of Veldania said on Monday that nine fighters were killed in the hills above Karsk"
ONE, TWO = (json.dumps({"text": f"{TOLD} {word}."}).encode() + b"\n" for word in ("again", "twice"))


def line(n: int, more: int = 0) -> bytes:
    """Return a line with a report."""
    return json.dumps({"text": f"{TOLD} for the {n + 2}nd time.", "notes": "x" * more}).encode() + b"\n"


def many() -> bytes:
    """Return 10,000 lines that do not pack too well."""
    return b"".join(
        json.dumps({"text": f"{TOLD}.", "notes": sha256(b"%d" % n).hexdigest()}).encode() + b"\n"
        for n in range(10_000)
    )


def walked(data: bytes, name: str, start: Position = Position(0)) -> list[Found]:  # noqa: B008  # it is frozen
    """Return the lines of a file from a point on."""
    return list(lines_in(unpacked.unpacked(io.BytesIO(data), name, LINES), start, 10_000))


def items(path: Path, size: int = 64) -> list[Document | Reject]:
    """Return all that a file gives, block by block, each of them holding as many items as it says."""
    found: list[Document | Reject] = []
    for block in blocks_in([str(path)], SMALL, size):
        more = list(documents_in(block, SMALL)) if isinstance(block, Block) else [block]
        assert not isinstance(block, Block) or len(more) == block.count
        found += more
    return found


def told(found: list[Document | Reject]) -> list[str]:
    """Return texts, and of what is rejected its kind and problem."""
    return [f"{one.kind}: {one.problem}" if isinstance(one, Reject) else one.text for one in found]


@pytest.mark.parametrize("name", PACKED)
@pytest.mark.parametrize("way", ["members", "slices", "one"])
def test_packed_lines_are_read_as_if_they_were_not(tmp_path: Path, name: str, way: str) -> None:
    """A member a line, lines over several members, all in one, each in blocks of any size, empty lines and all."""
    lines = [one for n in range(9) for one in (line(n, 300), b" \n")]
    plain, path, pack = tmp_path / "a.jsonl", tmp_path / name, packer(name)
    plain.write_bytes(b"".join(lines))
    parts = {"members": lines, "slices": [plain.read_bytes()[i : i + 130] for i in range(0, 5000, 130)]}
    path.write_bytes(b"".join(map(pack, parts.get(way, [plain.read_bytes()]))))
    expected = items(plain)
    assert len(expected) == 9
    for size in (1, 4, 64):
        found = items(path, size)
        assert told(found) == told(expected)
        assert [one.name for one in found] == [one.name.replace(plain.name, name) for one in expected]


@st.composite
def broken_files(draw: st.DrawFn) -> tuple[bytes, str, set[int]]:
    """Return a packed file of eight lines in which up to three members are damaged, its name, and which are not."""
    name = draw(st.sampled_from(PACKED))
    hit = draw(st.sets(st.integers(0, 7), max_size=3))
    parts = [packer(name)(line(n)) for n in range(8)]
    for n in hit:
        at = draw(st.integers(0, len(parts[n]) - 1))
        more = draw(st.binary(max_size=20))
        parts[n] = parts[n][:at] + more + parts[n][at + draw(st.integers(1, 200)) :]
    return b"".join(parts), name, set(range(8)) - hit


@given(broken_files())
def test_whatever_is_damaged_the_sound_lines_are_read(given: tuple[bytes, str, set[int]]) -> None:
    """And from any line on the same follow, so that a block read by itself is what it was when the file was cut."""
    data, name, sound = given
    found = walked(data, name)
    whole = {one.line.data for one in found if not one.damage}
    # What a damaged member leaves of its line may run into the next one.
    assert {line(n) for n in sound if n - 1 in sound or not n} <= whole
    for n, one in enumerate(found):
        follow = walked(data, name, one.position)
        assert [(other.position, other.line.data, other.damage) for other in follow] == [
            (other.position, other.line.data, other.damage) for other in found[n:]
        ]
    assert all(one.position < other.position for one, other in pairwise(found))


@pytest.mark.parametrize("name", PACKED)
def test_a_file_that_is_cut_off_loses_its_last_line_only(tmp_path: Path, name: str) -> None:
    """And says so."""
    path = tmp_path / name
    path.write_bytes(b"".join(packer(name)(one) for one in (ONE, TWO, line(3)))[:-20])
    first, second, lost = told(items(path, 2))
    assert (first[-6:], second[-6:]) == ("again.", "twice.")
    assert lost.startswith("Damaged: it is cut off: the ")


@pytest.mark.parametrize("name", PACKED)
@pytest.mark.parametrize(
    "bomb",
    [
        pytest.param(lambda: b'{"text": "' + bytes(30_000_000), id="a line without end"),
        pytest.param(lambda: b"\n" * 30_000_000, id="empty lines"),
        pytest.param(lambda: b'{"text": ""}\n' * 2_000_000, id="lines that hold next to nothing"),
    ],
)
def test_a_bomb_is_left_and_the_member_behind_it_read(
    tmp_path: Path, name: str, bomb: Callable[[], bytes]
) -> None:
    """Whatever it unpacks to; lines before the place where it shows are read as they are."""
    path, pack = tmp_path / name, packer(name)
    path.write_bytes(pack(ONE) + pack(bomb()) + pack(TWO))
    blocks = [one for one in blocks_in([str(path)], SMALL, 2_000_000) if isinstance(one, Block)]
    assert sum(one.count for one in blocks) < 1_500_000
    (block,) = blocks
    last, behind = list(documents_in(block, SMALL, block.count - 2))
    assert isinstance(last, Reject)
    assert last.problem == "it unpacks to over 100 times its size, as what is made to harm does"
    assert isinstance(behind, Document)


@pytest.mark.parametrize("name", PACKED)
def test_a_line_of_fifty_megabytes_is_too_large(tmp_path: Path, name: str) -> None:
    """As it is where nothing is packed; what cannot be packed well is no bomb."""
    path = tmp_path / name
    noise = "".join(f"{n * 7919 % 1_000_003:x}" for n in range(20_000)) * 600
    long = json.dumps({"text": noise[:50_000_000]}).encode() + b"\n"
    path.write_bytes(packer(name)(ONE) + packer(name)(long) + packer(name)(TWO))
    with patch("sayso.archive.inputs.lines.SWELLING", 10_000):  # the noise repeats itself
        found = items(path, 1)
    assert [one.kind if isinstance(one, Reject) else "" for one in found] == ["", "TooLarge", ""]


@pytest.mark.parametrize("name", PACKED)
def test_what_is_not_packed_as_its_name_says(tmp_path: Path, name: str) -> None:
    """Lines are read as they are, the other packing by how it begins; of anything else it is told once."""
    path = tmp_path / name
    for pack in (bytes, member, frame):
        path.write_bytes(pack(ONE) + pack(TWO))
        assert len(items(path)) == 2
    path.write_bytes(b"no member\n" + ONE)
    (reject,) = told(items(path))
    assert " is damaged (" in reject
    path.write_bytes(b"")
    assert told(items(path)) == ["EmptyDocument: there is no line in it"]


@pytest.mark.parametrize("name", ["dump.gz", "dump.zst"])
def test_a_packed_file_of_another_name_is_known_by_what_it_unpacks_to(tmp_path: Path, name: str) -> None:
    """Lines of JSON, where they begin as such."""
    path = tmp_path / name
    path.write_bytes(packer(name)(ONE + TWO))
    assert [block.kind for block in blocks_in([str(path)], SMALL) if isinstance(block, Block)] == ["jsonl"]


@pytest.mark.parametrize("name", PACKED)
def test_a_file_of_one_long_member_is_unpacked_once(tmp_path: Path, name: str) -> None:
    """Though in blocks: each goes on where the one before it ended. Read in any other order, they are the same."""
    path = tmp_path / name
    path.write_bytes(packer(name)(many()))
    blocks = [block for block in blocks_in([str(path)], SMALL, 500) if isinstance(block, Block)]
    assert len(blocks) == 20
    with (
        patch.object(places, "_WORTH", 100_000),
        patch.object(places, "unpacked", wraps=unpacked.unpacked) as begun,
    ):
        forth = [list(documents_in(block, SMALL)) for block in blocks]
        assert begun.call_count <= 3  # as long as little is unpacked, nothing is kept
        back = [list(documents_in(block, SMALL)) for block in reversed(blocks)]
        assert begun.call_count > 15
    assert back[::-1] == forth


def test_a_file_that_was_changed_is_not_gone_on_with(tmp_path: Path) -> None:
    """What is kept of it is of the file as it was."""
    path = tmp_path / PACKED[0]
    path.write_bytes(member(many()))
    blocks = [block for block in blocks_in([str(path)], SMALL, 5000) if isinstance(block, Block)]
    with patch.object(places, "_WORTH", 100_000):
        assert len(list(documents_in(blocks[0], SMALL))) == 5000
    assert places._left
    path.unlink()
    path.write_bytes(member(ONE))
    assert list(documents_in(blocks[1], SMALL)) == []
