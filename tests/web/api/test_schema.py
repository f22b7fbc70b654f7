"""What the API promises in its own schema, held against what it answers to whatever fits the schema, or nearly does."""

from __future__ import annotations

from typing import Any, Final

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.testclient import TestClient

from sayso.records import Document, Failure, Report
from sayso.web.api import routes
from sayso.web.app import create_app
from sayso.web.intake.submissions import Submission
from sayso.web.room import Room

CHECKS: Final = (
    not_a_server_error,
    status_code_conformance,
    response_schema_conformance,
    content_type_conformance,
)


def _operations() -> list[tuple[str, str]]:
    app = FastAPI()
    app.include_router(routes.router)
    paths: dict[str, dict[str, Any]] = app.openapi()["paths"]
    return [(method, path) for path, methods in paths.items() for method in methods]


OPERATIONS: Final = _operations()
HOST: Final = {"Host": "127.0.0.1"}


class Idle:
    """A workshop that finds nothing in whatever is handed in."""

    def documents(self, _submission: Submission) -> list[Document | Failure]:
        """Return nothing."""
        return []

    def read(self, document: Document) -> Report | Failure:
        """Return what is never asked for."""
        raise AssertionError(document.name)

    def close(self) -> None:
        """Have nothing to let go of."""


@pytest.fixture(scope="module")
def promised(room: Room) -> Any:
    """The schema of a room, which knows how to ask it."""
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", create_app(room, Idle()), headers=HOST)
    schema.config.generation.with_security_parameters = (
        False  # made-up tokens would be turned away at the door
    )
    return schema


@pytest.fixture(scope="module")
def known(client: TestClient) -> dict[str, list[str]]:
    """Ids that are in the store, by the kind of thing that an address names, and what parts of a request may hold."""
    kinds = {
        kind: [one["id"] for one in client.get(f"/api/{kind}?limit=200").json()["items"]]
        for kind in ("claims", "groups", "actors", "documents", "incidents")
    }
    return kinds | {"judgements": kinds["claims"][:2] + kinds["actors"][:2]}


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_promises(
    method: str, path: str, promised: Any, known: dict[str, list[str]], reviewing: TestClient
) -> None:
    """Whatever is asked, the answer is one that the schema names, in the shape that it names, and nothing breaks."""
    operation = promised[path][method]
    headers = HOST | {
        "X-CSRF-Token": reviewing.headers["X-CSRF-Token"],
        "Cookie": f"sayso_session={reviewing.cookies['sayso_session']}",
    }
    anything = st.one_of(
        operation.as_strategy(generation_mode=GenerationMode.POSITIVE),
        operation.as_strategy(generation_mode=GenerationMode.NEGATIVE),
    )

    @settings(
        max_examples=20,
        derandomize=True,
        deadline=None,
        database=None,
        phases=(Phase.explicit, Phase.generate),
        suppress_health_check=list(HealthCheck),
    )
    @given(case=anything, there=st.sampled_from([None, *known.get(path.split("/")[2], [])]))
    def answers(case: Any, there: str | None) -> None:
        if there and "{id}" in path:
            case.path_parameters["id"] = there
        for part in {"claim", "id", "actor", "voice", "one"}.intersection(
            case.body if there and isinstance(case.body, dict) else ()
        ):
            case.body[part] = there
        case.call_and_validate(checks=CHECKS, headers=headers)

    answers()


def test_the_schema_itself(client: TestClient) -> None:
    """Every shape that is promised is JSON Schema, and each example in it is one of what it promises."""
    schema = client.get("/api/openapi.json").json()
    shapes = schema["components"]["schemas"]
    examples = 0
    for name, shape in shapes.items():
        Draft202012Validator.check_schema(shape)
        for field, part in shape.get("properties", {}).items():
            whole = {**part, "components": schema["components"]}
            for example in part.get("examples", ()):
                examples += 1
                Draft202012Validator(whole).validate(example)
            assert shape["type"] == "object", (name, field)
    assert examples > 20
