"""Each answer that may come back over a school's network, from a server on this laptop."""

import gzip
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_app.domain.leak import Leak, Reason
from audit_app.online.page import Limits
from audit_app.online.pwned import Pwned, count
from tests.online import answers
from tests.online.answers import LEAKED, OTHER, PAGE, TIMES, answer, body, chunked, good, sha1
from tests.online.service import Service, dripping

SHORT = Limits(seconds=1)


def ask(*pieces: bytes, password: str = LEAKED, pause: float = 0) -> Leak:
    with Service(pieces, pause=pause) as service:
        return Pwned(service.address, SHORT).look_up(password)


def unknown(reason: Reason) -> Leak:
    return Leak(reason=reason)


class TestSent:
    def test_only_the_first_five_characters_and_nothing_about_the_person(self) -> None:
        with Service() as service:
            pwned = Pwned(service.address)
            shown = pwned.sent(LEAKED)
            pwned.look_up(LEAKED)
        assert shown.characters == sha1(LEAKED)[:5]
        assert shown.address == f"{service.address}/range/{shown.characters}"
        said = (
            f"GET /range/{shown.characters} HTTP/1.1\r\n"
            f"Host: 127.0.0.1:{service.port}\r\n"
            "Accept: text/plain\r\n"
            "Accept-Encoding: identity\r\n"
            "Add-Padding: true\r\n"
            "Connection: close\r\n"
            "User-Agent: Privacy-Self-Audit\r\n\r\n"
        )
        assert service.asked == [said]

    def test_showing_it_sends_nothing(self) -> None:
        with Service() as service:
            Pwned(service.address).sent(LEAKED)
        assert service.asked == []

    def test_the_program_asks_the_one_address_over_https(self) -> None:
        shown = Pwned().sent(LEAKED)
        assert shown.address == f"https://api.pwnedpasswords.com/range/{sha1(LEAKED)[:5]}"
        assert shown.host == "api.pwnedpasswords.com"

    def test_a_password_in_netrc_stays_there(self, own_home: Path) -> None:
        (own_home / ".netrc").write_text("machine 127.0.0.1 login me password secret\n")
        with Service() as service:
            Pwned(service.address).look_up(LEAKED)
        assert service.header("Authorization") is None

    def test_a_cookie_is_not_sent_back(self) -> None:
        with Service(
            [answer(body(LEAKED, 1), "200 OK", "text/plain", "Set-Cookie: a=b")]
        ) as service:
            pwned = Pwned(service.address)
            pwned.look_up(LEAKED)
            pwned.look_up(LEAKED)
        assert len(service.asked) == 2
        assert service.header("Cookie") is None


class TestFound:
    def test_found_so_many_times(self) -> None:
        assert ask(good()) == Leak(times=TIMES)

    def test_not_found(self) -> None:
        assert ask(good(), password=OTHER) == Leak(times=0)

    def test_made_up_lines_do_not_count(self) -> None:
        assert ask(good(times=0)) == Leak(times=0)

    def test_in_chunks(self) -> None:
        assert ask(chunked(body(LEAKED, TIMES))) == Leak(times=TIMES)

    @pytest.mark.parametrize("kind", ["text/plain; charset=utf-8", "Text/Plain"])
    def test_however_the_kind_is_written(self, kind: str) -> None:
        assert ask(answer(body(LEAKED, 5), "200 OK", kind)) == Leak(times=5)

    @pytest.mark.parametrize("password", ["", " ", "naïve café", "\ud800", "x" * 5000])
    def test_any_password(self, password: str) -> None:
        assert ask(good(), password=password) == Leak(times=0)


class TestCouldNotTell:
    @pytest.mark.parametrize(
        ("reason", "sent"),
        [
            pytest.param(Reason.BLOCKED, answer(PAGE, "200 OK", "text/html"), id="filter page"),
            pytest.param(Reason.STRANGE, answer(PAGE), id="filter page as text"),
            pytest.param(Reason.BLOCKED, answer(PAGE, "403 Forbidden", "text/html"), id="403"),
            pytest.param(Reason.BLOCKED, answer(body(LEAKED, 1), "403 Forbidden"), id="403, list"),
            pytest.param(Reason.BLOCKED, answer(b"", "404 Not Found"), id="404"),
            pytest.param(Reason.BLOCKED, answer(PAGE, "511 Network", "text/html"), id="portal"),
            pytest.param(Reason.BUSY, answer(b"", "429 Too Many Requests"), id="429"),
            pytest.param(Reason.BUSY, answer(b"", "503 Unavailable"), id="503"),
            pytest.param(Reason.BLOCKED, answer(body(LEAKED, 1), "206 Partial"), id="206"),
            pytest.param(Reason.STRANGE, answer(b""), id="empty"),
            pytest.param(Reason.STRANGE, answer(body(LEAKED, 1, count=799)), id="too few lines"),
            pytest.param(Reason.STRANGE, answer(body(LEAKED, 1) + b"\r\n<p>"), id="one odd line"),
            pytest.param(Reason.STRANGE, answer(body(LEAKED, 1).lower()), id="small letters"),
            pytest.param(Reason.STRANGE, answer("é".encode() + body(LEAKED, 1)), id="not ASCII"),
            pytest.param(Reason.STRANGE, answer(b"\x00" * 5000), id="zeros"),
            pytest.param(Reason.OFFLINE, b"SSH-2.0-OpenSSH\r\n", id="not HTTP"),
            pytest.param(Reason.STRANGE, good()[:20_000], id="cut off"),
            pytest.param(
                Reason.STRANGE, chunked(body(LEAKED, 1), ended=False), id="chunks cut off"
            ),
            pytest.param(
                Reason.STRANGE,
                b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + body(LEAKED, 1),
                id="no end marked",
            ),
            pytest.param(
                Reason.STRANGE,
                answer(
                    gzip.compress(body(LEAKED, 1)),
                    "200 OK",
                    "text/plain",
                    "Content-Encoding: gzip",
                ),
                id="folded",
            ),
            pytest.param(
                Reason.STRANGE,
                chunked(body(LEAKED, 1, count=15_000)),
                id="oversized",
            ),
            pytest.param(Reason.STRANGE, answer(b"A", length=10**12), id="claims to be huge"),
        ],
    )
    def test_an_answer_that_did_not_come_from_the_service(
        self, reason: Reason, sent: bytes
    ) -> None:
        assert ask(sent) == unknown(reason)

    def test_sent_elsewhere_it_does_not_go_there(self) -> None:
        with Service() as elsewhere:
            target = f"Location: {elsewhere.address}/login"
            moved = answer(b"", "302 Found", "text/html", target)
            assert ask(moved) == unknown(Reason.BLOCKED)
        assert elsewhere.asked == []

    @pytest.mark.parametrize(
        "pieces",
        [
            pytest.param([b""] * 99, id="silent"),
            pytest.param(dripping(good()), id="dripping from the start"),
            pytest.param(
                [good()[:200], *dripping(good()[200:])],
                id="dripping in the middle of the list",
            ),
        ],
    )
    def test_too_slow_it_is_left_at_the_limit(self, pieces: Iterable[bytes]) -> None:
        with Service(pieces, pause=0.1) as service:
            began = time.monotonic()
            assert Pwned(service.address, SHORT).look_up(LEAKED) == unknown(Reason.SLOW)
            assert SHORT.seconds <= time.monotonic() - began < SHORT.seconds + 1

    def test_it_waits_eight_seconds_in_all(self) -> None:
        assert Pwned()._limits.seconds == 8

    def test_no_network(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as line:
            port = line.getsockname()[1]
        assert Pwned(f"http://127.0.0.1:{port}").look_up(LEAKED) == unknown(Reason.OFFLINE)
        assert Pwned("https://nowhere.invalid").look_up(LEAKED) == unknown(Reason.OFFLINE)

    @pytest.mark.parametrize("proxy", ["::::", "http://proxy:port", "socks5://127.0.0.1:1", " "])
    def test_a_proxy_that_makes_no_sense(self, proxy: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("https_proxy", proxy)
        assert Pwned().look_up(LEAKED) == unknown(Reason.OFFLINE)

    def test_the_connection_is_dropped(self) -> None:
        with Service([b""]) as service:
            assert Pwned(service.address).look_up(LEAKED) == unknown(Reason.OFFLINE)


@given(st.binary(max_size=4000))
def test_no_bytes_upset_the_counting(content: bytes) -> None:
    assert count(content, "A" * 35) is None


@given(st.integers(0, 10**12 - 1), st.text(max_size=30))
def test_what_is_on_the_list_is_found(times: int, password: str) -> None:
    listed = answers.body(password, times)
    assert count(listed, sha1(password)[5:]) == times
    assert count(listed.replace(b"\r", b"") + b"\n", sha1(password)[5:]) == times


def test_nothing_of_it_is_loaded_before_it_is_asked() -> None:
    """A start of the program pays nothing for it."""
    look = "import sys, audit_app.app, audit_app.ui.window, audit_app.cli.program; "
    look += "heavy = {'audit_app.online', 'requests', 'truststore', 'urllib3', 'ssl'}; "
    look += "print(sorted(heavy & set(sys.modules)))"
    ran = subprocess.run(
        [sys.executable, "-c", look],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert ran.stdout.strip() == "[]"
