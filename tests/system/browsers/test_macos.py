"""Applications and profiles of macOS, in a folder like a real one."""

import getpass
import plistlib
from pathlib import Path

import pytest

from audit_app.system.browsers.known import Private
from audit_app.system.browsers.macos import find, parse_bundle

APPS = {
    "Google Chrome": ("com.google.Chrome", "Google Chrome"),
    "Safari": ("com.apple.Safari", "Safari"),
    "Firefox": ("org.mozilla.firefox", "firefox"),
    "Microsoft Edge": ("com.microsoft.edgemac", "Microsoft Edge"),
    "Notes": ("com.apple.Notes", "Notes"),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, (bundle, program) in APPS.items():
        contents = tmp_path / f"Applications/{name}.app/Contents"
        contents.mkdir(parents=True)
        info = {"CFBundleIdentifier": bundle, "CFBundleExecutable": program}
        (contents / "Info.plist").write_bytes(plistlib.dumps(info, fmt=plistlib.FMT_BINARY))
    (tmp_path / "Applications/Broken.app/Contents").mkdir(parents=True)
    (tmp_path / "Applications/Broken.app/Contents/Info.plist").write_text("no plist")
    return tmp_path


def said(root: Path) -> dict[str, Private]:
    return {b.family.id: b.private for b in find(root, root / "Users/jo")}


def manage(root: Path, folder: str, bundle: str, settings: bytes) -> None:
    place = root / "Library/Managed Preferences" / folder
    place.mkdir(parents=True, exist_ok=True)
    (place / f"{bundle}.plist").write_bytes(settings)


def test_applications_are_found_by_their_id_and_started_by_their_program(root: Path) -> None:
    found = {b.family.id: b.command for b in find(root, root / "Users/jo")}
    assert list(found) == ["chrome", "edge", "firefox", "safari"]
    program = "Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
    assert found["chrome"] == (str(root / program),)


def test_safari_can_be_asked_for_no_private_window(root: Path) -> None:
    assert said(root)["safari"] is Private.NO_SWITCH
    assert said(root)["chrome"] is Private.ALLOWED


def test_a_profile_for_everybody_or_for_this_person_counts(root: Path) -> None:
    forbids = plistlib.dumps({"IncognitoModeAvailability": 1})
    manage(root, "", "com.google.Chrome", forbids)
    manage(
        root,
        getpass.getuser(),
        "com.microsoft.Edge",
        plistlib.dumps({"InPrivateModeAvailability": 1}),
    )
    manage(root, "", "org.mozilla.firefox", plistlib.dumps({"DisablePrivateBrowsing": True}))
    found = said(root)
    assert [found[name] for name in ("chrome", "edge", "firefox")] == [Private.FORBIDDEN] * 3


def test_a_profile_that_cannot_be_read_is_not_guessed(root: Path) -> None:
    manage(root, "", "com.google.Chrome", b"nothing")
    assert said(root)["chrome"] is Private.UNKNOWN


def test_a_program_outside_its_application_is_none() -> None:
    info = {"CFBundleIdentifier": "com.google.Chrome", "CFBundleExecutable": "../../evil"}
    assert parse_bundle(info, Path("/Applications/X.app")) is None
