"""What school has set about the network counts in the room that opens it, not only on a button."""

import socket
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from audit_app.compose import Brought, Parts
from audit_app.domain.leak import Leak, Reason
from audit_app.domain.policy import Policy
from audit_app.domain.route import DIRECT, Route
from audit_app.online.page import Limits
from audit_app.online.pwned import Pwned
from tests.online.answers import LEAKED, TIMES
from tests.online.service import Proxy, Service
from tests.samples import NOW

SHORT = Limits(seconds=2)
OFF = Route(allowed=False)


def ask(service: Service, route: Route) -> Leak:
    return Pwned(service.address, SHORT, route).look_up(LEAKED)


@pytest.fixture
def guarded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Whatever would use the network, or look up a name, is written down and stopped."""
    tried: list[str] = []

    def stop(*asked: object, **_more: object) -> NoReturn:
        tried.append(repr(asked))
        raise OSError(asked)

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, stop)
    for name in ("getaddrinfo", "create_connection", "gethostbyname"):
        monkeypatch.setattr(socket, name, stop)
    return tried


def test_the_guard_sees_a_look_up_that_is_allowed(guarded: list[str]) -> None:
    assert Pwned(limits=SHORT).look_up(LEAKED) == Leak(reason=Reason.OFFLINE)
    assert guarded


def test_switched_off_nothing_goes_out_and_no_name_is_looked_up(guarded: list[str]) -> None:
    assert Pwned(limits=SHORT, route=OFF).look_up(LEAKED) == Leak(reason=Reason.OFF)
    assert guarded == []


@pytest.mark.parametrize("policy", [Policy(lookups_off=True), Policy(leak_lookup_off=True)])
def test_either_switch_stops_the_leak_look_up_of_the_program(
    policy: Policy, guarded: list[str], tmp_path: Path
) -> None:
    leaks = Parts(tmp_path, lambda: NOW, brought=Brought(policy)).leaks
    assert not leaks.allowed
    with pytest.raises(PermissionError):
        leaks.look_up(LEAKED)
    assert leaks._service.look_up(LEAKED) == Leak(reason=Reason.OFF)
    assert guarded == []


def test_the_other_switch_does_not(tmp_path: Path) -> None:
    brought = Brought(Policy(update_lookup_off=True))
    assert Parts(tmp_path, lambda: NOW, brought=brought).leaks.allowed


def test_switched_off_a_server_on_this_laptop_hears_nothing() -> None:
    with Service() as service, Proxy() as proxy:
        route = Route(allowed=False, proxy=proxy.address)
        assert ask(service, route) == Leak(reason=Reason.OFF)
    assert service.asked == proxy.asked == []


def test_schools_proxy_is_used_though_the_laptop_knows_of_none() -> None:
    with Proxy([b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"]) as proxy:
        found = Pwned(limits=SHORT, route=Route(proxy=proxy.address)).look_up(LEAKED)
    assert found == Leak(reason=Reason.BLOCKED)
    assert [asked.split()[0:2] for asked in proxy.asked] == [
        ["CONNECT", "api.pwnedpasswords.com:443"]
    ]


def test_schools_proxy_comes_before_the_laptops(monkeypatch: pytest.MonkeyPatch) -> None:
    with Proxy() as laptops, Proxy([b"HTTP/1.1 403 Forbidden\r\n\r\n"]) as schools:
        monkeypatch.setenv("https_proxy", laptops.address)
        Pwned(limits=SHORT, route=Route(proxy=schools.address)).look_up(LEAKED)
    assert laptops.asked == []
    assert len(schools.asked) == 1


def test_without_a_proxy_the_laptops_own_is_passed_by(monkeypatch: pytest.MonkeyPatch) -> None:
    with Service() as service, Proxy() as proxy:
        monkeypatch.setenv("http_proxy", proxy.address)
        monkeypatch.setenv("no_proxy", "")
        assert ask(service, Route(proxy=DIRECT)) == Leak(times=TIMES)
    assert proxy.asked == []


def test_schools_proxy_that_is_not_there_is_no_way_round_it() -> None:
    with Service() as service, socket.create_server(("127.0.0.1", 0)) as line:
        nobody = f"http://127.0.0.1:{line.getsockname()[1]}"
        line.close()
        found = ask(service, Route(proxy=nobody))
    assert found.times is None
    assert service.asked == []


def test_a_certificate_is_judged_behind_schools_proxy_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("cryptography", reason="comes with the keyring, on Linux only")
    if sys.platform != "linux":
        pytest.skip("this system keeps its list where a test cannot change it")
    from tests.online.authority import Authority

    authority = Authority(tmp_path)
    with Service(tls=authority.server()) as service, Proxy() as proxy:
        route = Route(proxy=proxy.address)
        assert ask(service, route) == Leak(reason=Reason.UNTRUSTED)
        monkeypatch.setenv("SSL_CERT_FILE", str(authority.root))
        assert ask(service, route) == Leak(times=TIMES)
    assert len(proxy.asked) == 2
