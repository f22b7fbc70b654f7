from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.outputs.cite import cite, day_in_words
from sayso.records import Force
from sayso.store.asking.claims import Beside, FoundClaim, FoundVoice
from sayso.store.judging.correcting import Correction
from stories import claim

MINISTRY = FoundVoice("the ministry", "authority", "a1", "Ministry of the Interior")
PAPER = FoundVoice("The Lantern", "media", None, None)
WORDS = "two trucks had left the harbour road"


def found(*voices: FoundVoice, force: Force = "asserted", quote: str = WORDS) -> FoundClaim:
    """Return a claim that a report tells on the word of these voices, the outermost first."""
    made = replace(
        claim("trucks", "says", "road", statement="According to the ministry, two trucks had gone."),
        force=force,
    )
    return FoundClaim(
        id="c" * 16,
        claim=made,
        voices=voices,
        quote=quote,
        subject=None,
        subject_id=None,
        object=None,
        object_id=None,
        said=None,
        document="d" * 16,
        title="Trucks seen",
        publisher="Northline",
        published="2025-03-05T09:30Z",
        address="https://northline.example/a?b=1&c=2",
        rejected=False,
    )


def test_a_claim_is_one_sentence_with_all_that_a_reader_needs() -> None:
    """Voices from the innermost outwards, publisher, day, exact words and address; then how the words were read."""
    assert cite(found(PAPER, MINISTRY)).plain == (
        "According to Ministry of the Interior, cited by the Lantern, as reported by Northline on 5 March 2025: "
        "“two trucks had left the harbour road” (https://northline.example/a?b=1&c=2). "
        "Read by sayso as: According to the ministry, two trucks had gone."
    )


def test_links_take_the_place_of_the_address() -> None:
    """In Markdown and HTML, the publisher leads to the report, and the address does not stand in the sentence."""
    made = cite(found(MINISTRY))
    assert "[Northline](<https://northline.example/a?b=1&c=2>) on 5 March 2025: “two trucks" in made.markdown
    assert (
        '<a href="https://northline.example/a?b=1&amp;c=2">Northline</a> on 5 March 2025: “two' in made.html
    )


@pytest.mark.parametrize("force", get_args(Force))
def test_no_force_is_told_as_a_fact(force: Force) -> None:
    """Every force has words of its own for whose word it is; a denial is no "according to"."""
    sentence = cite(found(MINISTRY, force=force)).plain
    before = sentence.partition("“")[0]
    assert "Ministry of the Interior, as reported by Northline" in before
    assert before.startswith("According to ") == (force in {"asserted", "warned", "admitted", "confirmed"})
    assert (force == "denied") == before.startswith("Denied by ")
    assert (force == "alleged") == before.startswith("As alleged by ")


def test_own_words_are_the_publishers() -> None:
    """What a report says itself is on its publisher's word; where nobody published it, on that of its headline."""
    own = found()
    assert cite(own).plain.startswith("According to Northline itself, on 5 March 2025: “two")
    assert cite(replace(own, publisher=None)).plain.startswith("According to “Trucks seen” itself, on 5")
    nameless = replace(
        found(MINISTRY), publisher=None, title=None, published=None, address="/home/x/notes.txt"
    )
    assert "as told in /home/x/notes.txt without a date: “two trucks" in cite(nameless).plain


def test_who_takes_neither_side_is_not_said_to_have_done_so() -> None:
    """Whoever "would not confirm that" is cited as neither affirming nor denying it, whatever the verb's force."""
    beside = Beside("g", 2, 2, 1, 0, disputed=False, drifts=False, side="open")
    made = cite(replace(found(MINISTRY, force="confirmed"), beside=beside)).plain
    assert made.startswith("Neither affirmed nor denied by Ministry of the Interior, as reported")


def test_corrections_and_rejections_are_told() -> None:
    """A claim that a person read otherwise says who did, a rejected one that it was misread."""
    one = found(MINISTRY)
    corrected = replace(one, correction=Correction(3, "Ada", "2025-03-09", "", one.claim))
    assert "Read by Ada as: According to" in cite(corrected).plain
    assert cite(replace(one, rejected=True)).plain.endswith("Rejected as a misreading of the report.")


def test_words_that_say_it_all_are_not_read_out_again() -> None:
    """Where the statement holds the very words, it is left out; without words it stands in their place."""
    said = replace(claim("a", "says", "b"), statement=f"According to the ministry, {WORDS}.")
    assert "Read by" not in cite(replace(found(MINISTRY), claim=said)).plain
    assert cite(found(MINISTRY, quote="")).plain.count("According to the ministry, two trucks had gone.") == 1


def test_pronouns_and_articles_fit_into_the_sentence() -> None:
    """A voice known by a pronoun or an article alone is put as the middle of a sentence wants it."""
    assert cite(found(FoundVoice("We", "unnamed", None, None))).plain.startswith("According to ")
    assert cite(found(FoundVoice("They", "collective", None, None))).plain.startswith("According to them, as")
    assert cite(found(FoundVoice("The soldiers", "collective", None, None))).plain.startswith(
        "According to the soldiers, as"
    )
    directorate = FoundVoice("The State Directorate", "authority", "a", "State Directorate")
    assert cite(found(directorate)).plain.startswith("According to the State Directorate, as")


def test_words_in_marks_get_no_second_ones() -> None:
    """A quotation keeps the marks that it has."""
    assert ': "We saw them." (https' in cite(found(MINISTRY, quote='"We saw them."')).plain


@pytest.mark.parametrize(
    ("stamp", "words"),
    [
        ("2025-03-05", "on 5 March 2025"),
        ("2025-12", "in December 2025"),
        ("1999", "in 1999"),
        ("soon", "on soon"),
    ],
)
def test_days_are_as_precise_as_they_are_known(stamp: str, words: str) -> None:
    """A day, a month or a year; what is no date is not made one."""
    assert day_in_words(stamp) == words


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str | None] = []
        self.data = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name == "href"]
        assert {name for name, _ in attrs} <= {"href"}

    def handle_data(self, data: str) -> None:
        self.data += data


_HOSTILE = st.text(alphabet=st.sampled_from("<>&\"'`*_[]()!\\#|~$ \n\u202eab/:;=script"), max_size=40)


@given(_HOSTILE, _HOSTILE, _HOSTILE, _HOSTILE)
def test_nothing_of_a_report_becomes_markup(name: str, publisher: str, words: str, address: str) -> None:
    """Whatever stands in names, words and addresses, the HTML has one paragraph and one link at most, and it is no script's."""
    hostile = replace(
        found(FoundVoice(name, "person", None, name), quote=words),
        publisher=publisher,
        address=f"https://x.example/{address}",
    )
    tags = _Tags()
    tags.feed(cite(hostile).html)
    tags.close()
    assert tags.tags in (["p"], ["p", "a"])
    assert tags.links in ([], [f"https://x.example/{address}"]) or "\n" in address
    assert "\u202e" not in tags.data


def test_markdown_keeps_strangers_words_as_words() -> None:
    """Marks of Markdown in a name or quote are written out, and a link's address cannot end early."""
    hostile = replace(
        found(FoundVoice("*Ada* [x](javascript:1)", "person", None, None), quote="<b>`a`</b>"),
        address="https://x.example/>)[y](z)<",
    )
    made = cite(hostile).markdown
    assert r"\*Ada\* \[x\](javascript:1)" in made
    assert r"“\<b\>\`a\`\</b\>”" in made
    assert "(<https://x.example/%3E)[y](z)%3C>)" in made


def test_an_address_that_is_no_web_page_is_no_link() -> None:
    """Only http and https lead anywhere."""
    made = cite(replace(found(MINISTRY), address="javascript:alert(1)"))
    assert "javascript" not in made.plain + made.markdown + made.html
