from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from accusation import HOSTILE, LACZNIK, LURIA, MALLORY, filled, selected
from sayso.outputs.exports.dossier import write
from sayso.outputs.exports.dossiers.markdown import escaped
from sayso.outputs.visible import one_line
from sayso.store.asking.claims import Wanted


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("dossiers")
    with filled(folder) as store:
        for one in (LURIA, LACZNIK, MALLORY):
            with selected(store, Wanted(about=one.name)) as selection:
                write(selection, folder / f"{one.id}.md")
    return {one.name: (folder / f"{one.id}.md").read_text("utf-8") for one in (LURIA, LACZNIK, MALLORY)}


def parsed(markdown: str) -> list[Token]:
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(markdown)
    return [inner for token in tokens for inner in (token, *(token.children or ()))]


def text_of(tokens: list[Token]) -> str:
    return "".join(one.content for one in tokens if one.type in ("text", "text_special"))


def test_footnotes(written: dict[str, str]) -> None:
    """Each number of a footnote leads to one that is there, and each that is there is led to."""
    for markdown in written.values():
        there = re.findall(r"^\[\^(\d+)\]: ", markdown, re.MULTILINE)
        asked = set(re.findall(r"\[\^(\d+)\](?!:)", markdown))
        assert len(there) == len(set(there))
        assert asked == set(there) != set()


def test_cautious_head(written: dict[str, str]) -> None:
    """The head says that nothing is established fact."""
    for markdown in written.values():
        assert (
            "Nothing here is established fact. Each line is somebody's word, and says whose."
            in markdown[:400]
        )


def test_denial_beside(written: dict[str, str]) -> None:
    """A denial stands under a heading of the same size as what it denies."""
    markdown = written[LURIA.name]
    assert markdown.index("**Who says so**") < markdown.index("**Who denies it**")
    assert "Hanne Brack denies that Luria arms the movement" in markdown


def test_strangers_words(written: dict[str, str]) -> None:
    """No word of a report becomes a link, an image, an element, a heading or code: it is read as it stands there."""
    for markdown in written.values():
        tokens = parsed(markdown)
        kinds = {one.type for one in tokens}
        assert not kinds & {
            "html_inline",
            "html_block",
            "image",
            "link_open",
            "fence",
            "code_block",
            "code_inline",
        }
        assert not kinds & {"table_open", "s_open", "hr", "ordered_list_open"}
    assert one_line(HOSTILE) in text_of(parsed(written[LACZNIK.name]))
    assert MALLORY.name in text_of(parsed(written[MALLORY.name]))
    assert not {"\x1b", "\u202e"} & set(written[LACZNIK.name])


def test_scripts(written: dict[str, str]) -> None:
    """Names in any script stand in it as they are."""
    for name in LACZNIK.aliases:
        assert name in written[LACZNIK.name]


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(["", "- ", "# ", "> "]))
def test_any_words(words: str, before: str) -> None:
    """Whatever words are escaped, Markdown makes nothing of them but text."""
    line = one_line(words)
    tokens = parsed(f"{before}x {escaped(line)}")
    inline = [one for one in tokens if not one.type.endswith(("_open", "_close"))]
    assert {one.type for one in inline} <= {"inline", "text", "text_special"}
    read = text_of(tokens).replace("\u2068", "").replace("\u2069", "")
    assert read.split() == ["x", *line.split()]
