from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from sayso.documents.addresses import Download, Question, ask, fetch, is_address, is_public, resolve
from sayso.errors import Forbidden, TooLarge, Unreachable
from sayso.settings import Limits, Settings

PAGE = b"<html><body><p>The army of Veldania has attacked the camp.</p></body></html>"
PRIVATE = Settings(allow_private=True, limits=Limits(timeout=3, max_bytes=1000, max_redirects=3))
PUBLIC = Settings(limits=Limits(timeout=3))


class Pages(BaseHTTPRequestHandler):
    """Answers by path; remembers the Host it was asked for."""

    hosts: list[str] = []  # noqa: RUF012 - one list for all requests is what the tests look at

    def do_GET(self) -> None:
        """Answer by the first part of the path."""
        self.hosts.append(self.headers["Host"])
        name, _, argument = self.path.strip("/").partition("/")
        getattr(self, f"_{name}")(argument)

    def do_POST(self) -> None:
        """Answer with what was sent."""
        sent = self.rfile.read(int(self.headers["Content-Length"]))
        self._answer(200, sent, {"Content-Type": self.headers["Content-Type"]})

    def _tagged(self, _: str) -> None:
        same = self.headers["If-None-Match"] == '"v1"'
        self._answer(304 if same else 200, b"" if same else PAGE, {"ETag": '"v1"'})

    def _page(self, _: str) -> None:
        self._answer(200, PAGE, {"Content-Type": "Text/HTML; charset=koi8-r"})

    def _to(self, argument: str) -> None:
        self._answer(302, b"", {"Location": argument.replace("|", "/")})

    def _loop(self, _: str) -> None:
        self._answer(301, b"", {"Location": "/loop"})

    def _missing(self, _: str) -> None:
        self._answer(404, b"no", {})

    def _large(self, _: str) -> None:
        self._answer(200, b"x" * 1001, {})

    def _endless(self, _: str) -> None:
        self.send_response(200)
        self.end_headers()
        while True:
            self.wfile.write(b"x" * 100)

    def _bomb(self, _: str) -> None:
        self._answer(200, gzip.compress(b"x" * 1_000_000), {"Content-Encoding": "gzip"})

    def _slow(self, _: str) -> None:
        for byte in b"HTTP/1.1 200 OK\r\nX-Drip: " + b"x" * 1000:
            self.wfile.write(bytes([byte]))
            self.wfile.flush()
            time.sleep(0.05)

    def _answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def handle(self) -> None:
        """Answer until the reader hangs up."""
        try:
            super().handle()
        except OSError:
            return

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def here(host: str, port: int) -> list[str]:
    """Resolve every host to this machine."""
    return ["127.0.0.1"]


def test_a_page_comes_with_what_the_server_says_of_it(port: int) -> None:
    """Bytes, media type, character set and the last address are handed on."""
    url = f"http://127.0.0.1:{port}/page"
    assert fetch(url, PRIVATE) == Download(PAGE, "text/html", "koi8-r", url)


def test_the_checked_address_is_connected_to_under_the_asked_name(port: int) -> None:
    """The host's name is looked up once, so that no second answer can lead elsewhere."""
    asked: list[str] = []

    def once(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    assert fetch(f"http://news.karsk.example:{port}/page", PRIVATE, once).data == PAGE
    assert asked == ["news.karsk.example"]
    assert Pages.hosts[-1] == f"news.karsk.example:{port}"


def test_redirects_are_followed_up_to_a_limit(port: int) -> None:
    """A chain within the limit arrives, a loop does not."""
    assert fetch(f"http://127.0.0.1:{port}/to/|page", PRIVATE).url == f"http://127.0.0.1:{port}/page"
    with pytest.raises(Unreachable, match="redirects more than 3 times"):
        fetch(f"http://127.0.0.1:{port}/loop", PRIVATE)


@pytest.mark.parametrize(
    "path",
    ["http://127.0.0.1/", "http://[::1]/", "http://localhost:1/", "http://0x7f000001/", "https://127.1/"],
)
def test_a_private_address_is_refused(path: str) -> None:
    """However it is written; the error names the option that allows it."""
    with pytest.raises(Forbidden, match=rf"^{path.replace('[', '.').replace(']', '.')}: .*--allow-private"):
        fetch(path, PUBLIC)


def two_faced(host: str, port: int) -> list[str]:
    return ["93.184.216.34", "10.0.0.7"]


def test_a_host_with_one_private_address_among_public_ones_is_refused() -> None:
    """The one that is connected to might be that one."""
    with pytest.raises(Forbidden, match=r"10\.0\.0\.7"):
        fetch("http://karsk.example/", PUBLIC, two_faced)


def test_a_redirect_to_a_private_address_is_refused(port: int) -> None:
    """Every host on the way is checked, not only the first; what is public is here a host of the test's own."""
    asked: list[str] = []

    def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if host == "karsk.example" else ["169.254.169.254"]

    with pytest.raises(Unreachable):
        fetch(f"http://karsk.example:{port}/to/http:||metadata.example:{port}|", PRIVATE, rebinding)
    assert asked == ["karsk.example", "metadata.example"]
    with pytest.raises(Forbidden, match=r"metadata\.example is at 169\.254\.169\.254"):
        fetch("http://metadata.example/", PUBLIC, rebinding)


@pytest.mark.parametrize("target", ["file:||etc|passwd", "ftp:||karsk.example|a", "gopher:||x|"])
def test_a_redirect_to_another_scheme_is_refused(port: int, target: str) -> None:
    """Only http and https are asked."""
    with pytest.raises(Forbidden, match="only http and https"):
        fetch(f"http://127.0.0.1:{port}/to/{target}", PRIVATE)


@pytest.mark.parametrize("path", ["large", "endless", "bomb"])
def test_no_byte_over_the_limit_is_kept(port: int, path: str) -> None:
    """Whether the size is stated, endless, or unpacked from little."""
    with pytest.raises(TooLarge, match=rf"^http://127\.0\.0\.1:{port}/{path}: "):
        fetch(f"http://127.0.0.1:{port}/{path}", PRIVATE)


def test_a_server_that_drips_is_given_up(port: int) -> None:
    """The limit is for the whole fetch, not for each byte."""
    began = time.monotonic()
    with pytest.raises(Unreachable, match=r"within 0\.5 seconds"):
        fetch(f"http://127.0.0.1:{port}/slow", Settings(allow_private=True, limits=Limits(timeout=0.5)))
    assert time.monotonic() - began < 3


def test_an_error_of_the_server_is_named(port: int) -> None:
    """The status is what a reader can look up."""
    with pytest.raises(Unreachable, match="answers 404"):
        fetch(f"http://127.0.0.1:{port}/missing", PRIVATE)


def nowhere(host: str, port: int) -> list[str]:
    raise OSError("no such host")


@pytest.mark.parametrize(
    "url", ["http://karsk.example/", "http://", "http://[::1", "http://a b/", "http://x:99999/"]
)
def test_what_cannot_be_reached_says_so(url: str) -> None:
    """Unknown hosts and broken addresses are errors that name the address."""
    with pytest.raises((Unreachable, Forbidden)) as raised:
        fetch(url, PRIVATE, nowhere)
    assert raised.value.name == url


def test_one_request_tells_all_that_was_answered(port: int) -> None:
    """Neither a status nor a redirect is an error, and no redirect is followed."""
    here = f"http://127.0.0.1:{port}"
    missing, led = ask(f"{here}/missing", PRIVATE), ask(f"{here}/loop", PRIVATE)
    assert (missing.status, missing.is_success, missing.data) == (404, False, b"")
    assert missing.words == "it answers 404 Not Found"
    assert (led.status, led.leads_to) == (301, f"{here}/loop")


def test_a_page_is_asked_for_only_where_it_has_changed(port: int) -> None:
    """The tag that came with it is handed back, and the server says that it is the same."""
    url = f"http://127.0.0.1:{port}/tagged"
    first = ask(url, PRIVATE)
    again = ask(url, PRIVATE, question=Question({"If-None-Match": first.headers["etag"]}))
    assert (first.status, first.data, again.status, again.data) == (200, PAGE, 304, b"")


def test_something_is_sent(port: int) -> None:
    """What is to be sent is sent, with the headers that say what it is."""
    sent = Question({"Content-Type": "application/json"}, b"{}")
    answer = ask(f"http://127.0.0.1:{port}/", PRIVATE, question=sent)
    assert (answer.data, answer.media_type) == (b"{}", "application/json")


@pytest.mark.parametrize(
    ("path", "error"), [("endless", TooLarge), ("bomb", TooLarge), ("slow", Unreachable)]
)
def test_one_request_has_the_same_limits(port: int, path: str, error: type[Exception]) -> None:
    """Of size, of time, and of where it may lead."""
    with pytest.raises(error):
        ask(f"http://127.0.0.1:{port}/{path}", replace(PRIVATE, limits=replace(PRIVATE.limits, timeout=0.5)))
    with pytest.raises(Forbidden):
        ask(f"http://127.0.0.1:{port}/page", PUBLIC)


def test_a_closed_port_is_unreachable() -> None:
    """Nobody listens on port 1."""
    with pytest.raises(Unreachable, match="does not answer"):
        fetch("http://127.0.0.1:1/", PRIVATE)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
     "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1", "::ffff:127.0.0.1",
     "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1", "192.0.2.1"],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    """Loopback, private, link-local, shared, multicast, documentation, and all of them wrapped in IPv6."""
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_addresses_that_are_public(address: str) -> None:
    """The rest of the internet."""
    assert is_public(address)


def test_addresses_are_told_from_paths() -> None:
    """By their scheme; and this machine's own name resolves."""
    assert is_address("HTTPS://karsk.example/a")
    assert not is_address("http")
    assert "127.0.0.1" in resolve("localhost", 80)
