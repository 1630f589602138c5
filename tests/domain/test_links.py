"""Only listed https hosts open, whatever the address pretends."""

import pytest

from audit_app.domain.links import allowed

HOSTS = ("facebook.com", "accounts.google.com")


@pytest.mark.parametrize(
    "url",
    [
        "https://facebook.com/settings",
        "https://www.facebook.com/settings/?tab=posts",
        "https://accounts.google.com",
        "https://FACEBOOK.com/",
    ],
)
def test_listed_hosts_open(url: str) -> None:
    """A listed host and its subdomains."""
    assert allowed(url, HOSTS)


@pytest.mark.parametrize(
    "url",
    [
        "http://facebook.com/",
        "https://facebook.com.evil.example/",
        "https://evilfacebook.com/",
        "https://google.com/",
        "https://facebook.com@evil.example/",
        "https://user@facebook.com/",
        "https://facebook.com:8443/",
        "https://facebook.com:x/",
        "https://evil.example\\.facebook.com/",
        "https://f\u0430cebook.com/",
        "https:///facebook.com",
        "https://facebook.com/\n",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "",
    ],
)
def test_everything_else_stays_shut(url: str) -> None:
    """Plain http, look-alikes, names, ports, odd characters and other schemes."""
    assert not allowed(url, HOSTS)
