"""The page of the docs on the API, held against what the API is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import httpx
import pytest
from starlette.testclient import TestClient

PAGE: Final = (Path(__file__).parents[3] / "docs" / "api.md").read_text(encoding="utf-8")
EXAMPLES: Final = re.findall(r"```http\n(GET|POST) (\S+)\n(.*?)```\n\n```json\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def schema(client: TestClient) -> Any:
    return client.get("/api/openapi.json").json()


def sections() -> Iterator[tuple[str, set[str]]]:
    """Yield each operation that the page has a section for, and the parameters in its table."""
    for section in re.split(r"^### ", PAGE, flags=re.MULTILINE)[1:]:
        title, _, rest = section.partition("\n")
        rows = [row.split("|")[1] for row in rest.partition("\n## ")[0].splitlines() if row.startswith("|")]
        yield title, {name for row in rows for name in re.findall(r"`([^`]+)`", row)}


def taken(schema: Any, operation: Any) -> set[str]:
    """Return the parameters of an address, and the fields of what is sent to it."""
    names = {one["name"] for one in operation.get("parameters", ()) if one["in"] == "query"}
    if (body := operation.get("requestBody")) and "application/json" in body["content"]:
        name = body["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
        names |= set(schema["components"]["schemas"][name]["properties"])
    return names


def test_operations(schema: Any) -> None:
    """Every operation has its section with every parameter it takes, and none else has."""
    promised = {
        f"{method.upper()} {path}": taken(schema, operation)
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
    }
    assert dict(sections()) == promised


def test_described(schema: Any) -> None:
    """Every operation, parameter and field that is sent says what it is, and every error is foretold."""
    for path, methods in schema["paths"].items():
        for operation in methods.values():
            assert operation["summary"], path
            assert operation["description"], path
            assert {"400", "401", "403", "422"} <= set(operation["responses"]), path
            assert ("{" in path) <= ("404" in operation["responses"]), path
            for parameter in operation.get("parameters", ()):
                assert parameter.get("description"), (path, parameter["name"])


@pytest.mark.parametrize(("method", "address", "sent", "shown"), EXAMPLES, ids=[one[1] for one in EXAMPLES])
def test_examples(reviewing: TestClient, method: str, address: str, sent: str, shown: str) -> None:
    """The answers on the page are those that the API gives."""
    answer = reviewing.request(method, address, json=json.loads(sent) if sent else None)
    assert answer.json() == json.loads(shown)


def test_statuses() -> None:
    """The page explains each error that the API foretells."""
    assert len(EXAMPLES) > 3
    assert set(re.findall(r"^\| (\d{3}) \|", PAGE, re.MULTILINE)) == {
        "400", "401", "403", "404", "413", "422", "429", "503",
    }  # fmt: skip


def test_the_program(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The program on the page lists claims, and keeps a note."""
    program, *_ = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert "http://127.0.0.1:8010/" in program
    exec(program.replace("http://127.0.0.1:8010/", f"{address}/"), {})  # it is our own page's
    *claims, number = capsys.readouterr().out.splitlines()
    assert len(claims) > 3
    assert all(".example/1" in line for line in claims)
    log = httpx.get(f"{address}/api/judgements").json()["items"]
    assert (log[0]["number"], log[0]["verdict"]) == (int(number), "note")
