"""Menu entries of packages, snaps and flatpaks, and policy files, from a folder like a real one."""

from pathlib import Path

import pytest

from audit_app.system.browsers.known import Browser, Private
from audit_app.system.browsers.linux import Places, find, parse_entry, parse_policies

ENTRIES = {
    "google-chrome": "/usr/bin/google-chrome-stable %U",
    "firefox_firefox": (
        "env BAMF_DESKTOP_FILE_HINT=/var/lib/snapd/desktop/applications/firefox_firefox.desktop "
        "/snap/bin/firefox %u"
    ),
    "com.brave.Browser": (
        "/usr/bin/flatpak run --branch=stable --command=brave --file-forwarding "
        "com.brave.Browser @@u %U @@"
    ),
    "microsoft-edge": '"/opt/microsoft/msedge/microsoft-edge" %U',
    "chromium": "/usr/bin/chromium %U",
    "vivaldi-stable": "/usr/bin/vivaldi-stable %U",
    "opera": "opera %U",
}
COMMANDS = {
    "chrome": ("/usr/bin/google-chrome-stable",),
    "edge": ("/opt/microsoft/msedge/microsoft-edge",),
    "firefox": (
        "env",
        "BAMF_DESKTOP_FILE_HINT=/var/lib/snapd/desktop/applications/firefox_firefox.desktop",
        "/snap/bin/firefox",
    ),
    "brave": (
        "/usr/bin/flatpak",
        "run",
        "--branch=stable",
        "--command=brave",
        "--file-forwarding",
        "com.brave.Browser",
    ),
    "chromium": ("/usr/bin/chromium",),
    "vivaldi": ("/usr/bin/vivaldi-stable",),
    "opera": ("opera",),
}


def entry(command: str, extra: str = "") -> str:
    actions = "[Desktop Action new-window]\nName=New\nExec=/bin/false --new-window\n"
    return f"[Desktop Entry]\nType=Application\nName=X\nExec={command}\n{extra}{actions}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    applications = tmp_path / "usr/share/applications"
    applications.mkdir(parents=True)
    for name, command in ENTRIES.items():
        (applications / f"{name}.desktop").write_text(entry(command))
    return tmp_path


def looked(root: Path, *missing: str) -> dict[str, Browser]:
    there = Places((root / "usr/share/applications",), root, lambda name: name not in missing)
    return {browser.family.id: browser for browser in find(there)}


def policy(root: Path, path: str, text: str) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


def test_packages_snaps_and_flatpaks_are_found_in_the_order_offered(folder: Path) -> None:
    found = looked(folder)
    assert {name: browser.command for name, browser in found.items()} == COMMANDS
    assert list(found) == list(COMMANDS)


def test_an_entry_whose_program_is_gone_is_no_browser(folder: Path) -> None:
    assert "chrome" not in looked(folder, "/usr/bin/google-chrome-stable")
    assert "firefox" not in looked(folder, "/snap/bin/firefox")


def test_without_policies_private_windows_are_allowed_where_it_can_be_seen(folder: Path) -> None:
    found = {name: browser.private for name, browser in looked(folder).items()}
    assert found.pop("vivaldi") is Private.UNKNOWN
    assert found.pop("opera") is Private.UNKNOWN
    assert set(found.values()) == {Private.ALLOWED}


@pytest.mark.parametrize(
    ("family", "path", "text", "said"),
    [
        (
            "chrome",
            "etc/opt/chrome/policies/managed/school.json",
            '{"IncognitoModeAvailability": 1}',
            Private.FORBIDDEN,
        ),
        (
            "chrome",
            "etc/opt/chrome/policies/managed/school.json",
            '{"IncognitoModeAvailability": 2}',
            Private.ALLOWED,
        ),
        (
            "edge",
            "etc/opt/edge/policies/managed/a.json",
            '{"InPrivateModeAvailability": 1}',
            Private.FORBIDDEN,
        ),
        (
            "brave",
            "etc/brave/policies/managed/a.json",
            '{"IncognitoModeAvailability": 1}',
            Private.FORBIDDEN,
        ),
        (
            "chromium",
            "etc/chromium/policies/managed/a.json",
            '{"IncognitoModeAvailability": 1}',
            Private.FORBIDDEN,
        ),
        (
            "firefox",
            "etc/firefox/policies/policies.json",
            '{"policies": {"DisablePrivateBrowsing": true}}',
            Private.FORBIDDEN,
        ),
        (
            "firefox",
            "etc/firefox/policies/policies.json",
            '{"policies": {"PrivateBrowsingModeAvailability": 1}}',
            Private.FORBIDDEN,
        ),
        (
            "firefox",
            "snap/bin/distribution/policies.json",
            '{"policies": {"DisablePrivateBrowsing": true}}',
            Private.FORBIDDEN,
        ),
        ("chrome", "etc/opt/chrome/policies/managed/a.json", "{ broken", Private.UNKNOWN),
        ("firefox", "etc/firefox/policies/policies.json", "[1]", Private.UNKNOWN),
    ],
)
def test_what_a_school_has_set_is_seen_and_what_cannot_be_read_is_not_guessed(
    folder: Path, family: str, path: str, text: str, said: Private
) -> None:
    policy(folder, path, text)
    assert looked(folder)[family].private is said


@pytest.mark.parametrize(
    "text",
    [
        entry("/usr/bin/x %U", "Hidden=true\n"),
        entry(""),
        entry("%U"),
        entry('"/usr/bin/x'),
        "[Desktop Action y]\nExec=/usr/bin/x\n",
        "",
    ],
)
def test_an_entry_that_starts_nothing_is_none(text: str) -> None:
    assert parse_entry(text) is None


def test_policies_are_a_table_or_nothing() -> None:
    assert parse_policies('{"A": 1}') == {"A": 1}
    assert parse_policies('{"policies": {"A": 1}}') == {"A": 1}
    assert parse_policies('{"policies": 1}') is None
