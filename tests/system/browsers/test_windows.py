"""What the registry of Windows holds, as values: read on any system."""

import pytest

from audit_app.system.browsers.known import Private
from audit_app.system.browsers.windows import Registered, browsers, family_of, parse_command

CHROME = r'"C:\Program Files\Google\Chrome\Application\chrome.exe"'
REGISTERED = (
    Registered(
        key="Firefox-308046B0AF4A39CB",
        name="Mozilla Firefox",
        command=r"C:\Program Files\Mozilla Firefox\firefox.exe -osint",
    ),
    Registered(key="Google Chrome", name="Google Chrome", command=CHROME),
    Registered(
        key="Microsoft Edge",
        name="Microsoft Edge",
        command=r'"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe"',
    ),
    Registered(
        key="Chromium.7GHKQ2", name="Chromium", command=r'"C:\Users\jo\Chromium\chrome.exe"'
    ),
    Registered(key="OperaStable", name="Opera Stable", command=r'"C:\Opera\opera.exe"'),
    Registered(key="IEXPLORE.EXE", name="Internet Explorer", command=r'"C:\ie\iexplore.exe"'),
)


def test_registered_browsers_are_found_by_the_name_they_show() -> None:
    found = browsers(REGISTERED, {}, {})
    assert [(b.family.id, b.command[0].rpartition("\\")[2]) for b in found] == [
        ("chrome", "chrome.exe"),
        ("edge", "msedge.exe"),
        ("firefox", "firefox.exe"),
        ("chromium", "chrome.exe"),
        ("opera", "opera.exe"),
    ]


def test_a_program_that_is_only_in_the_list_of_paths_is_found_too() -> None:
    found = browsers((), {"brave.exe": r"C:\Brave\brave.exe", "msedge.exe": ""}, {})
    assert [(b.family.id, b.command) for b in found] == [("brave", (r"C:\Brave\brave.exe",))]


def test_chromium_is_not_taken_for_chrome() -> None:
    assert browsers((), {"chrome.exe": r"C:\Chromium\chrome.exe"}, {}) == ()


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({}, Private.ALLOWED),
        ({"IncognitoModeAvailability": 1}, Private.FORBIDDEN),
        ({"IncognitoModeAvailability": 0}, Private.ALLOWED),
        (None, Private.UNKNOWN),
    ],
)
def test_policies_are_believed(settings: dict[str, object] | None, said: Private) -> None:
    (found,) = browsers(REGISTERED[1:2], {}, {"chrome": settings})
    assert found.private is said


@pytest.mark.parametrize(
    ("line", "program"),
    [
        (CHROME, r"C:\Program Files\Google\Chrome\Application\chrome.exe"),
        (r"C:\A b\x.EXE --single-argument %1", r"C:\A b\x.EXE"),
        (r'"C:\A b\x.exe', ""),
        (r'"C:\A b\x.txt"', ""),
        ("rundll32", ""),
        ("", ""),
    ],
)
def test_a_command_line_names_its_program(line: str, program: str) -> None:
    assert parse_command(line) == program


def test_a_relative_program_is_never_started() -> None:
    assert browsers([Registered(key="x", name="Firefox", command="firefox.exe")], {}, {}) == ()


def test_a_browser_nobody_knows_belongs_to_no_family() -> None:
    assert family_of(REGISTERED[-1]) is None
