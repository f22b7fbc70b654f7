"""What stands before every request: by which name it came, from where, how large it is, and what its answer may do.

Plain ASGI, so that answers stream through untouched.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.web.room import Room

_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Nothing from elsewhere, nothing inline: what a report brings along can neither run nor ask for anything."""

_HEADERS: Final = (
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    # An address of the room tells what somebody is reading about. ("no-referrer" would take the origin from our own forms.)
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
)


class Guard:
    """Turns away what did not come from the room's own pages, and sends security headers with every answer."""

    def __init__(self, app: ASGIApp, room: Room, max_body: int) -> None:
        self.app = app
        self.room = room
        self.max_body = max_body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refused = self._refused(scope)
        answer = _refusal(scope, *refused) if refused else self.app
        await answer(scope, self._limited(receive), self._with_headers(send))

    def _refused(self, scope: Scope) -> tuple[int, str, dict[str, str]] | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if _without_port(host) not in self.room.hosts:
            return 421, "This server is not known by that name.", {}
        if scope["method"] not in _SAFE and not _from_here(headers, host):
            return 403, "This request came from another site's page.", {}
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self.max_body:
            return 413, f"This is more than {self.max_body:,} bytes.", {}
        if seconds := self._wait(scope):
            return 429, f"Too many requests. Wait {seconds} seconds.", {"Retry-After": str(seconds)}
        return None

    def _wait(self, scope: Scope) -> int:
        rates, client = self.room.requests, scope.get("client")
        return rates.wait(client[0] if client else "") if rates else 0

    def _limited(self, receive: Receive) -> Receive:
        """Return the same with an end after so many bytes, whatever length was stated."""
        received = 0

        async def limited() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > self.max_body:
                raise HTTPException(413, f"This is more than {self.max_body:,} bytes.")
            return message

        return limited

    def _with_headers(self, send: Send) -> Send:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS:
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        return sending


def _refusal(scope: Scope, status: int, problem: str, headers: dict[str, str]) -> ASGIApp:
    """Return what answers a request that is turned away: a program gets an object, as with everything else."""
    if scope["path"].startswith("/api/"):
        return JSONResponse({"error": {"problem": problem, "advice": ""}}, status, headers)
    return PlainTextResponse(f"{problem}\n", status, headers)


def _without_port(host: str) -> str:
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdigit() else host).lower()


def _from_here(headers: Headers, host: str) -> bool:
    """Say whether a request that changes something may be one of our own pages'; a program that is no browser says nothing."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None and site not in ("same-origin", "none"):
        return False
    return origin is None or urlsplit(origin).netloc == host
