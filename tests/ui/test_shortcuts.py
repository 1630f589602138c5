"""Every shortcut stands in the guide, and none is taken from a screen reader or the desktop."""

from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence, QShortcut

from audit_app.content import shipped
from tests.ui import gallery, stage
from tests.ui.gallery_lives import Lives

# Keys that are never ours, and who takes them (the manuals of each, read November 2026). Insert and
# CapsLock are the screen readers' own: Orca, NVDA, JAWS, Narrator. Ctrl+Option is VoiceOver's.
NEVER_HELD = ("Meta+", "Ins", "CapsLock", "Ctrl+Alt+")
TAKEN = {
    "Ctrl+Esc": "Windows: the Start menu",
    "Ctrl+Shift+Esc": "Windows: the task manager",
    "Alt+F4": "Windows and Linux: close the window",
    "Alt+Tab": "everywhere: the next program",
    "Alt+Esc": "Windows: the next window",
    "Alt+Space": "Windows and Linux: the menu of the window",
    "Alt+F1": "GNOME: the overview",
    "Alt+F2": "GNOME: run a command",
    "F10": "everywhere: the menu bar",
    "F11": "everywhere: the whole screen",
    "Ctrl+F1": "macOS: keyboard access",
    "Ctrl+F2": "macOS with VoiceOver: the menu bar",
    "Ctrl": "screen readers: be quiet",
}


@pytest.fixture(scope="module")
def keys(lives: Lives) -> set[str]:
    """The keys of every shortcut on every screen."""
    found: set[str] = set()
    for scene in (each for scenes in gallery.SCENES.values() for each in scenes):
        window = lives.of(scene.life, 100)
        gallery.arrive(window, scene)
        stage.flush()
        for shortcut in window.findChildren(QShortcut):
            written = shortcut.key().toString(QKeySequence.SequenceFormat.PortableText)
            found.add(written)
    return found


def test_the_guide_lists_every_shortcut(keys: set[str]) -> None:
    page = Path(shipped.path("resources", "help", "90-keyboard.md")).read_text(encoding="utf-8")
    assert len(keys) > 5
    assert {each for each in keys if f"**{each}**" not in page} == set()


def test_no_shortcut_is_taken_from_a_screen_reader_or_the_desktop(keys: set[str]) -> None:
    held = {each for each in keys if any(part in each for part in NEVER_HELD)}
    assert held == set()
    assert keys & set(TAKEN) == set()
    # A letter or digit alone would fire while somebody types.
    assert {each for each in keys if len(each) == 1} == set()
