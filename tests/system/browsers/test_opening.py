"""One checked address, last in a list of arguments; a real process hears it."""

import os
import sys
import time
from pathlib import Path

import msgspec
import pytest

from audit_app.system.browsers.known import FAMILIES, Browser, Private
from audit_app.system.browsers.opening import (
    AddressRefused,
    BrowserNotOpened,
    PrivateForbidden,
    arguments,
    open_private,
    own_libraries,
)

HOSTS = ("duckduckgo.com",)
URL = "https://duckduckgo.com/?q=%22Jo%22"
BY_ID = {family.id: family for family in FAMILIES}


def browser(family: str = "chrome", private: Private = Private.ALLOWED) -> Browser:
    return Browser(family=BY_ID[family], command=("/usr/bin/browser",), private=private)


def script(tmp_path: Path, text: str) -> Browser:
    """A program of our own in the place of a browser."""
    file = tmp_path / "browser.py"
    file.write_text(text)
    return msgspec.structs.replace(browser(), command=(sys.executable, str(file)))


@pytest.mark.parametrize(
    ("family", "switch"),
    [
        ("chrome", "--incognito"),
        ("edge", "--inprivate"),
        ("firefox", "-private-window"),
        ("brave", "--incognito"),
        ("chromium", "--incognito"),
        ("vivaldi", "--incognito"),
        ("opera", "--private"),
    ],
)
def test_each_browser_is_asked_for_its_own_private_window(family: str, switch: str) -> None:
    wanted = arguments(browser(family), URL, HOSTS)
    assert wanted == ("/usr/bin/browser", switch, URL)


@pytest.mark.parametrize(
    "url",
    [
        "http://duckduckgo.com/",
        "https://evil.example/",
        "--incognito",
        "file:///etc/passwd",
        "https://duckduckgo.com/ --profile=/tmp",
        "",
    ],
)
def test_an_address_that_is_not_listed_starts_nothing(url: str) -> None:
    with pytest.raises(AddressRefused):
        arguments(browser(), url, HOSTS)


@pytest.mark.parametrize("private", [Private.FORBIDDEN, Private.NO_SWITCH])
def test_a_browser_that_may_not_is_not_asked(private: Private) -> None:
    with pytest.raises(PrivateForbidden):
        arguments(browser(private=private), URL, HOSTS)


def test_where_nobody_knows_it_is_tried() -> None:
    assert arguments(browser(private=Private.UNKNOWN), URL, HOSTS)[-1] == URL


def test_the_browser_hears_the_address_as_one_argument(tmp_path: Path) -> None:
    heard = tmp_path / "heard"
    text = f"import sys; open({str(heard)!r}, 'w').write(repr(sys.argv[1:]))"
    open_private(script(tmp_path, text), URL, HOSTS, patience=30)
    assert heard.read_text() == repr(["--incognito", URL])


def test_a_browser_that_ends_with_a_complaint_is_told(tmp_path: Path) -> None:
    with pytest.raises(BrowserNotOpened):
        open_private(script(tmp_path, "raise SystemExit(3)"), URL, HOSTS, patience=30)


def test_a_browser_that_is_gone_is_told() -> None:
    gone = msgspec.structs.replace(browser(), command=("/nowhere/browser",))
    with pytest.raises(BrowserNotOpened):
        open_private(gone, URL, HOSTS)


def test_a_browser_that_goes_on_is_not_waited_for(tmp_path: Path) -> None:
    begun = time.monotonic()
    open_private(script(tmp_path, "import time; time.sleep(2)"), URL, HOSTS, patience=0.05)
    assert time.monotonic() - begun < 1.5


def test_a_packaged_programs_libraries_are_not_handed_on() -> None:
    given = {"LD_LIBRARY_PATH": "/ours", "LD_LIBRARY_PATH_ORIG": "/theirs", "A": "b"}
    assert own_libraries(given, packaged=True) == {"LD_LIBRARY_PATH": "/theirs", "A": "b"}
    assert own_libraries({"LD_LIBRARY_PATH": "/ours"}, packaged=True) == {}
    assert own_libraries(os.environ, packaged=False) == dict(os.environ)
