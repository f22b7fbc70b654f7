import inspect
from pathlib import Path
from types import ModuleType

import pytest

import sayso

PAGE = (Path(__file__).parents[1] / "docs" / "python.md").read_text(encoding="utf-8")


def test_the_list_is_what_the_front_door_opens() -> None:
    """Every public name of the package is on its list, and nothing else is."""
    public = {
        name
        for name, member in vars(sayso).items()
        if not name.startswith("_") and not isinstance(member, ModuleType) and name != "annotations"
    }
    assert sayso.__all__ == sorted(public)


@pytest.mark.parametrize("name", sayso.__all__)
def test_members_are_documented(name: str) -> None:
    """Each has a docstring of its own, whole sentences, and stands on the page for Python."""
    member = getattr(sayso, name)
    docstring = inspect.getdoc(member) or ""
    assert docstring.splitlines()[0].endswith((".", "?", ":"))
    assert not docstring.startswith(f"{name}(")
    assert f"`{name}`" in PAGE or f"`{name}(" in PAGE


@pytest.mark.parametrize("name", [name for name in sayso.__all__ if inspect.isfunction(getattr(sayso, name))])
def test_functions_are_typed_and_say_what_they_raise(name: str) -> None:
    """A caller sees from the outside what goes in, what comes out, and what can go wrong."""
    function = getattr(sayso, name)
    assert set(function.__annotations__) == {*inspect.signature(function).parameters, "return"}
    assert "Failure" in function.__doc__ or "Raises" in function.__doc__
