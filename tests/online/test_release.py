"""What may come back when a new version is asked for: one small page, or nothing is believed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_app.domain.leak import Reason
from audit_app.domain.release import Release
from audit_app.domain.route import Route
from audit_app.online.page import Limits
from audit_app.online.release import is_newer, look_up, read
from tests.online.answers import PAGE, answer
from tests.online.service import Proxy, Service, dripping

JSON = "application/json"
SHORT = Limits(seconds=1, size=4 * 1024)
GOOD = b'{"version": "1.2.0"}'


def ask(*pieces: bytes, own: str = "1.1.0", route: Route | None = None) -> Release:
    with Service(pieces) as service:
        return look_up(service.address, own, route or Route(), SHORT)


def test_nothing_is_sent_but_the_question() -> None:
    with Service([answer(GOOD, "200 OK", JSON)]) as service:
        look_up(f"{service.address}/newest", "1.1.0", Route(), SHORT)
    said = (
        "GET /newest HTTP/1.1\r\n"
        f"Host: 127.0.0.1:{service.port}\r\n"
        "Accept: application/json\r\n"
        "Accept-Encoding: identity\r\n"
        "Connection: close\r\n"
        "User-Agent: Privacy-Self-Audit\r\n\r\n"
    )
    assert service.asked == [said]


@pytest.mark.parametrize(("own", "newer"), [("1.1.0", True), ("1.2.0", False), ("2.0", False)])
def test_a_version_is_compared_here(own: str, *, newer: bool) -> None:
    found = ask(answer(GOOD, "200 OK", JSON), own=own)
    assert found == Release(version="1.2.0", newer=newer)


@pytest.mark.parametrize(
    ("reason", "sent"),
    [
        pytest.param(Reason.BLOCKED, answer(PAGE, "200 OK", "text/html"), id="portal"),
        pytest.param(Reason.BLOCKED, answer(GOOD, "200 OK", "text/plain"), id="text"),
        pytest.param(Reason.BLOCKED, answer(PAGE, "511 Network", "text/html"), id="511"),
        pytest.param(Reason.BLOCKED, answer(b"", "302 Found", JSON, "Location: /x"), id="moved"),
        pytest.param(Reason.BUSY, answer(b"", "503 Unavailable"), id="503"),
        pytest.param(Reason.STRANGE, answer(PAGE, "200 OK", JSON), id="page as JSON"),
        pytest.param(Reason.STRANGE, answer(GOOD[:-4], "200 OK", JSON), id="cut"),
        pytest.param(Reason.STRANGE, answer(GOOD, "200 OK", JSON, length=99), id="truncated"),
        pytest.param(Reason.STRANGE, answer(GOOD + b" " * 5000, "200 OK", JSON), id="oversized"),
        pytest.param(Reason.STRANGE, answer(b"[" * 4000, "200 OK", JSON), id="deep"),
        pytest.param(Reason.OFFLINE, b"SSH-2.0-OpenSSH\r\n", id="not HTTP"),
    ],
)
def test_what_is_no_answer_is_not_believed(reason: Reason, sent: bytes) -> None:
    assert ask(sent) == Release(reason=reason)


@pytest.mark.parametrize(
    "version",
    [
        "",
        "1",
        "v1.2",
        "1.2.0rc1",
        "1.2\\n",
        "99999.1",
        "1.2.3.4.5",
        "<b>1.2</b>",
        "\u0661.\u0662",
    ],
)
def test_a_version_that_makes_no_sense_is_refused(version: str) -> None:
    assert read(f'{{"version": "{version}"}}'.encode()) is None


@pytest.mark.parametrize("body", [b'{"version": 12}', b'{"version": "1.2", "run": "x"}', b"{}"])
def test_nothing_but_a_version_is_read(body: bytes) -> None:
    assert read(body) is None


def test_too_slow_it_is_left() -> None:
    with Service(dripping(answer(GOOD, "200 OK", JSON)), pause=0.1) as service:
        assert look_up(service.address, "1.0", Route(), SHORT) == Release(reason=Reason.SLOW)


def test_switched_off_nothing_is_asked() -> None:
    with Service() as service, Proxy() as proxy:
        route = Route(allowed=False, proxy=proxy.address)
        assert look_up(service.address, "1.0", route, SHORT) == Release(reason=Reason.OFF)
    assert service.asked == proxy.asked == []


@pytest.mark.parametrize(
    ("there", "own", "newer"),
    [
        ("0.2.0", "0.2.0.dev0", True),
        ("0.2", "0.2.0", False),
        ("0.10.0", "0.9.9", True),
        ("0.1.9", "0.2.0.dev0", False),
        ("1.0", "not a version", False),
    ],
)
def test_which_is_newer(there: str, own: str, *, newer: bool) -> None:
    assert is_newer(there, own) is newer


@given(st.binary(max_size=300))
def test_no_bytes_upset_the_reading(body: bytes) -> None:
    assert read(body) is None
