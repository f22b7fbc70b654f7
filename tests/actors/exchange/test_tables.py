import pytest

from sayso.actors.entries import Entry
from sayso.actors.exchange.tables import from_table
from sayso.errors import BadCatalogue


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_spreadsheets_of_all_lands_are_read(delimiter: str) -> None:
    """Commas, semicolons and tabs may stand between cells; case and number of a column's name do not matter."""
    text = (
        delimiter.join(["Name", "Alias", "notes"])
        + "\r\n"
        + delimiter.join(["Northern Shield", "NS Movement", "x"])
    )
    found = from_table(text, "list.csv", "armed_group")
    assert found.entries == (
        Entry("own:northern-shield", "Northern Shield", "armed_group", aliases=("NS Movement",)),
    )
    assert found.left_aside == ("notes",)


def test_cells_hold_several_values() -> None:
    """Semicolons part values; in doubtful a colon parts a name from the words that decide."""
    text = 'name,kind,acronyms,doubtful\nNorthern Shield,armed_group,NSM; NS,"NSM: Veldania, Karsk; Shield"\n'
    (entry,) = from_table(text, "list.csv", None).entries
    assert entry.acronyms == ("NSM", "NS")
    assert entry.doubtful == (("NSM", ("Veldania", "Karsk")), ("Shield", ()), ("NS", ()))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("nom,kind\nX,media", r"^l:1: no column is called name; name the columns"),
        ("name,kind\nX,media\n\nY,gang", r"^l:4: 'gang' is no kind of actor"),
        ("name\nX", r"^l:2: it has no kind"),
        ("name,kind,founded\nX,media,about 1990", r"^l:2: founded is no year: 'about 1990'"),
        ("name,kind\nX,media,more", r"^l:2: it has more cells than there are columns"),
    ],
)
def test_a_wrong_row_is_named(text: str, message: str) -> None:
    """The message gives the line of the file, empty ones counted."""
    with pytest.raises(BadCatalogue, match=message):
        from_table(text, "l", None)


def test_empty_rows_are_no_actors() -> None:
    """A spreadsheet's empty last rows are passed over."""
    assert len(from_table("name,kind\nX,media\n,\n , \n", "l", None).entries) == 1
