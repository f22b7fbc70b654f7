"""Fetches a web address, by httpx, without being led to where it may not go.

An address may be anybody's, and what it redirects to as well. So every host on the way is resolved first, refused if
one of its addresses is not on the public internet, and then connected to at the very address that was checked, which
a second answer of the name server cannot change (DNS rebinding). The whole fetch has one time limit, and no byte over
the size limit is kept. Proxies of the environment are not used: they would resolve the name anew.
"""

from __future__ import annotations

import asyncio
import ipaddress
import re
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import httpx

from sayso.errors import Forbidden, TooLarge, Unreachable
from sayso.settings import Settings, raising

Resolve = Callable[[str, int], Sequence[str]]
"""Returns the IP addresses of a host and port, best first. Raises OSError if there are none."""

SCHEMES = ("http", "https")

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HEADERS = {"User-Agent": "sayso (reads one page at a time)", "Accept-Encoding": "gzip, deflate"}
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_MOST_ADDRESSES = 4


@dataclass(frozen=True, slots=True)
class Download:
    """What an address gave: its bytes, the media type and character set that the server states, the last address."""

    data: bytes
    media_type: str | None
    charset: str | None
    url: str


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
    try:
        return asyncio.run(asyncio.wait_for(_fetch(url, settings, resolve), settings.limits.timeout))
    except TimeoutError as error:
        problem = f"it gave no page within {settings.limits.timeout:g} seconds"
        raise Unreachable(url, problem, "try again later, or save the page and read the file") from error


async def _fetch(name: str, settings: Settings, resolve: Resolve) -> Download:
    url = name
    for _ in range(settings.limits.max_redirects + 1):
        target = _parsed(url, name)
        addresses = await _checked(target, name, settings, resolve)
        answer = await _ask(target, addresses, name, settings)
        if isinstance(answer, Download):
            return answer
        url = answer
    raise Unreachable(
        name,
        f"it redirects more than {settings.limits.max_redirects} times",
        "open it in a browser and save the page",
    )


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
        raise Forbidden(
            name,
            f"{target.host} is at {private[0]}, which is on a private network or this machine",
            "if you trust it, read it with --allow-private",
        )
    return addresses[:_MOST_ADDRESSES]


async def _ask(target: httpx.URL, addresses: Sequence[str], name: str, settings: Settings) -> Download | str:
    """Ask the addresses of a host in turn until one answers; return the page, or where it redirects to."""
    failure: Exception | None = None
    for address in addresses:
        try:
            async with httpx.AsyncClient(trust_env=False, timeout=settings.limits.timeout) as client:
                return await _ask_one(client, target, address, name, settings)
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            failure = error
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            failure = error
            break
    problem = f"{target.host} does not answer" + (f" ({failure})" if failure and str(failure) else "")
    raise Unreachable(
        name, problem, "check the address and the connection, or save the page and read the file"
    ) from failure


async def _ask_one(
    client: httpx.AsyncClient, target: httpx.URL, address: str, name: str, settings: Settings
) -> Download | str:
    request = client.build_request(
        "GET",
        target.copy_with(host=address, userinfo=b"", fragment=None),
        headers={**_HEADERS, "Host": target.netloc.decode("ascii")},
        extensions={
            "sni_hostname": target.raw_host.decode("ascii"),
            "timeout": httpx.Timeout(settings.limits.timeout).as_dict(),
        },
    )
    response = await client.send(request, stream=True)
    try:
        location = response.headers.get("Location")
        if response.status_code in _REDIRECTS and location:
            return str(target.join(location))
        if not response.is_success:
            raise Unreachable(
                name,
                f"it answers {response.status_code} {response.reason_phrase}".rstrip(),
                "check the address, or save the page and read the file",
            )
        return Download(
            data=await _body(response, name, settings.limits.max_bytes),
            media_type=response.headers.get("Content-Type", "").partition(";")[0].strip().lower() or None,
            charset=response.charset_encoding,
            url=str(target),
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
