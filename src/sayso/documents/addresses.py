"""Fetches a web address, by httpx, without being led to where it may not go.

An address may be anybody's, and what it redirects to as well. So every host on the way is resolved first, refused if
one of its addresses is not on the public internet, and then connected to at the very address that was checked, which
a second answer of the name server cannot change (DNS rebinding). The whole fetch has one time limit, and no byte over
the size limit is kept. Proxies of the environment are not used: they would resolve the name anew.

`fetch` gives a page or says why there is none; `ask` makes one request and tells all that was answered.
"""

from __future__ import annotations

import asyncio
import ipaddress
import re
import socket
import ssl
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar

import httpx

from sayso.errors import Forbidden, TooLarge, Unreachable
from sayso.settings import Settings, raising

Resolve = Callable[[str, int], Sequence[str]]
"""Returns the IP addresses of a host and port, best first. Raises OSError if there are none."""

Got = TypeVar("Got")

SCHEMES = ("http", "https")

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HEADERS = {"User-Agent": "sayso (reads one page at a time)", "Accept-Encoding": "gzip, deflate"}
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_MOST_ADDRESSES = 4


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of an address beside its page: more headers, and what to send there, if anything is to be sent."""

    headers: Mapping[str, str] = field(default_factory=dict)
    sent: bytes | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered to one request; ``data`` is what a success holds, unpacked, and empty otherwise.

    ``url`` is what was asked, ``leads_to`` where a redirect leads. The names of ``headers`` are in lower case.
    """

    status: int
    reason: str
    headers: Mapping[str, str]
    data: bytes
    media_type: str | None
    charset: str | None
    url: str
    leads_to: str | None = None

    @property
    def is_success(self) -> bool:
        """Whether the server gave what it was asked for."""
        return 200 <= self.status < 300

    @property
    def words(self) -> str:
        """What it answers, in words: "it answers 404 Not Found"."""
        return f"it answers {self.status} {self.reason}".rstrip()


@dataclass(frozen=True, slots=True)
class Download:
    """What an address gave: its bytes, the media type and character set that the server states, the last address."""

    data: bytes
    media_type: str | None
    charset: str | None
    url: str


_PAGE = Question()


def is_address(place: str) -> bool:
    """Say whether a place is an address rather than a path, be it one that can be asked or not."""
    return _SCHEME.match(place) is not None


def resolve(host: str, port: int) -> list[str]:
    """Return a host's IP addresses as the system resolves them, IPv4 first. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = {str(info[4][0]): info[0] for info in found}
    return sorted(addresses, key=lambda address: addresses[address] != socket.AF_INET)


def is_public(address: str) -> bool:
    """Say whether an IP address is one of the public internet; what is wrapped in another is judged by itself."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            ip = inner
        elif ip.is_site_local:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def fetch(url: str, settings: Settings, resolve: Resolve = resolve) -> Download:
    """Return what a web address gives.

    Raises Forbidden, Unreachable or TooLarge, each naming the address asked for. Not to be called from a running
    event loop.
    """
    return _in_time(_fetch(url, settings, resolve), url, settings)


def ask(url: str, settings: Settings, resolve: Resolve = resolve, question: Question | None = None) -> Answer:
    """Return what a web address answers to one request; no redirect is followed, and no status is an error.

    Raises Forbidden, Unreachable or TooLarge, each naming the address. Not to be called from a running event loop.
    """
    return _in_time(_exchange(url, url, settings, resolve, question or _PAGE), url, settings)


def _in_time(work: Coroutine[Any, Any, Got], name: str, settings: Settings) -> Got:
    try:
        return asyncio.run(asyncio.wait_for(work, settings.limits.timeout))
    except TimeoutError as error:
        problem = f"it gave no page within {settings.limits.timeout:g} seconds"
        raise Unreachable(name, problem, "try again later, or save the page and read the file") from error


async def _fetch(name: str, settings: Settings, resolve: Resolve) -> Download:
    url = name
    for _ in range(settings.limits.max_redirects + 1):
        answer = await _exchange(url, name, settings, resolve, _PAGE)
        if answer.is_success:
            return Download(answer.data, answer.media_type, answer.charset, answer.url)
        if answer.leads_to is None:
            raise Unreachable(name, answer.words, "check the address, or save the page and read the file")
        url = answer.leads_to
    raise redirects_too_often(name, settings)


def redirects_too_often(name: str, settings: Settings) -> Unreachable:
    """Return the error for an address that leads from one to the next."""
    return Unreachable(
        name,
        f"it redirects more than {settings.limits.max_redirects} times",
        "open it in a browser and save the page",
    )


async def _exchange(url: str, name: str, settings: Settings, resolve: Resolve, question: Question) -> Answer:
    target = _parsed(url, name)
    return await _ask(target, await _checked(target, name, settings, resolve), name, settings, question)


def _parsed(url: str, name: str) -> httpx.URL:
    try:
        target = httpx.URL(url)
    except (httpx.InvalidURL, ValueError) as error:
        raise Unreachable(name, "it is no sound address", "check how it is written") from error
    if target.scheme not in SCHEMES or not target.host:
        raise Forbidden(
            name,
            f"only http and https are asked, not {target.scheme or 'an address without a scheme'}",
            "save the page, and name the file by its path",
        )
    return target


async def _checked(target: httpx.URL, name: str, settings: Settings, resolve: Resolve) -> Sequence[str]:
    port = target.port or (443 if target.scheme == "https" else 80)
    try:
        addresses = await asyncio.to_thread(resolve, target.host, port)
        private = [address for address in addresses if not is_public(address)]
    except (OSError, ValueError) as error:
        raise Unreachable(
            name, f"the host {target.host} is not known", "check how it is written, and the connection"
        ) from error
    if private and not settings.allow_private:
        where = "" if target.host == private[0] else f"at {private[0]}, which is "
        raise Forbidden(
            name,
            f"{target.host} is {where}on a private network or this machine",
            "if you trust it, read it with --allow-private",
        )
    return addresses[:_MOST_ADDRESSES]


async def _ask(
    target: httpx.URL, addresses: Sequence[str], name: str, settings: Settings, question: Question
) -> Answer:
    """Ask the addresses of a host in turn until one answers."""
    failure: Exception | None = None
    for address in addresses:
        try:
            async with httpx.AsyncClient(
                verify=_certificates(), trust_env=False, timeout=settings.limits.timeout
            ) as client:
                return await _ask_one(
                    client, _request(client, target, address, settings, question), target, name, settings
                )
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            failure = error
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            failure = error
            break
    problem = f"{target.host} does not answer" + (f" ({failure})" if failure and str(failure) else "")
    raise Unreachable(
        name, problem, "check the address and the connection, or save the page and read the file"
    ) from failure


@cache
def _certificates() -> ssl.SSLContext:
    """Return whom to trust by https, read once: it takes longer than most answers."""
    return httpx.create_ssl_context(trust_env=False)


def _request(
    client: httpx.AsyncClient, target: httpx.URL, address: str, settings: Settings, question: Question
) -> httpx.Request:
    return client.build_request(
        "GET" if question.sent is None else "POST",
        target.copy_with(host=address, userinfo=b"", fragment=None),
        content=question.sent,
        headers={**_HEADERS, **question.headers, "Host": target.netloc.decode("ascii")},
        extensions={
            "sni_hostname": target.raw_host.decode("ascii"),
            "timeout": httpx.Timeout(settings.limits.timeout).as_dict(),
        },
    )


async def _ask_one(
    client: httpx.AsyncClient, request: httpx.Request, target: httpx.URL, name: str, settings: Settings
) -> Answer:
    response = await client.send(request, stream=True)
    try:
        location = response.headers.get("Location")
        redirects = response.status_code in _REDIRECTS and location
        return Answer(
            status=response.status_code,
            reason=response.reason_phrase,
            headers={key.lower(): value for key, value in response.headers.items()},
            data=await _body(response, name, settings.limits.max_bytes) if response.is_success else b"",
            media_type=response.headers.get("Content-Type", "").partition(";")[0].strip().lower() or None,
            charset=response.charset_encoding,
            url=str(target),
            leads_to=str(target.join(location)) if redirects else None,
        )
    finally:
        await response.aclose()


async def _body(response: httpx.Response, name: str, most: int) -> bytes:
    """Return what a response holds, unpacked. Raises TooLarge at the first byte over the limit."""
    stated = response.headers.get("Content-Length", "")
    too_large = TooLarge(
        name,
        f"the page has over {most:,} bytes",
        f"save the report's text and read the file, or {raising('max_bytes')}",
    )
    if stated.isdigit() and int(stated) > most:
        raise too_large
    data = bytearray()
    async for chunk in response.aiter_bytes():
        data += chunk
        if len(data) > most:
            raise too_large
    return bytes(data)
