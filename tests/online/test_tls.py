"""Over https, through filters and proxies as schools have them, all on this laptop."""

import sys
from pathlib import Path

import pytest

from audit_app.domain.leak import Leak, Reason
from audit_app.online.pwned import Pwned
from tests.online.answers import LEAKED, PAGE, TIMES, answer
from tests.online.service import Proxy, Service

pytest.importorskip("cryptography", reason="comes with the keyring, on Linux only")

from cryptography import x509

from tests.online.authority import Authority


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path)


@pytest.fixture
def trusted(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> Authority:
    """The system's list holds it, as on a laptop that school set up."""
    if sys.platform != "linux":
        pytest.skip("this system keeps its list where a test cannot change it")
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.root))
    return authority


def test_a_filter_that_the_system_trusts_may_look_in_and_it_works(trusted: Authority) -> None:
    with Service(tls=trusted.server()) as service:
        assert Pwned(service.address).look_up(LEAKED) == Leak(times=TIMES)


def test_a_filter_that_the_system_trusts_may_answer_itself(trusted: Authority) -> None:
    with Service([answer(PAGE, "200 OK", "text/html")], tls=trusted.server()) as service:
        assert Pwned(service.address).look_up(LEAKED) == Leak(reason=Reason.BLOCKED)


def test_one_that_the_system_does_not_trust_is_asked_nothing(authority: Authority) -> None:
    with Service(tls=authority.server()) as service:
        assert Pwned(service.address).look_up(LEAKED) == Leak(reason=Reason.UNTRUSTED)
    assert service.asked == []


def test_a_certificate_for_another_name_is_not_trusted(trusted: Authority) -> None:
    with Service(tls=trusted.server(x509.DNSName("api.pwnedpasswords.com"))) as service:
        assert Pwned(service.address).look_up(LEAKED) == Leak(reason=Reason.UNTRUSTED)
    assert service.asked == []


class TestProxy:
    def test_the_laptops_proxy_is_used(
        self, trusted: Authority, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with Service(tls=trusted.server()) as service, Proxy() as proxy:
            monkeypatch.setenv("https_proxy", proxy.address)
            assert Pwned(service.address).look_up(LEAKED) == Leak(times=TIMES)
        assert proxy.asked[0].startswith(f"CONNECT 127.0.0.1:{service.port} HTTP/1.")
        assert "range" not in proxy.asked[0]

    def test_a_certificate_is_judged_behind_a_proxy_too(
        self, authority: Authority, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with Service(tls=authority.server()) as service, Proxy() as proxy:
            monkeypatch.setenv("https_proxy", proxy.address)
            assert Pwned(service.address).look_up(LEAKED) == Leak(reason=Reason.UNTRUSTED)
        assert service.asked == []

    @pytest.mark.parametrize("status", ["403 Forbidden", "407 Proxy Authentication Required"])
    def test_a_proxy_that_does_not_let_it_through(
        self, status: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with Proxy([answer(PAGE, status, "text/html")]) as proxy:
            monkeypatch.setenv("https_proxy", proxy.address)
            assert Pwned().look_up(LEAKED) == Leak(reason=Reason.BLOCKED)
        assert len(proxy.asked) == 1
