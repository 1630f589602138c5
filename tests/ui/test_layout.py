"""Every screen at the system's own scale factors, in a small window, and with text set apart.

The screen is a school laptop's, 1366 by 768, less the 40 pixels of a bar. One axis at a time.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.text import Label
from audit_app.ui.kit.theme import Theme
from tests.faults.figures import is_long
from tests.ui import gallery
from tests.ui.gallery_lives import Lives
from tests.ui.layout import covered

_LAPTOP = (1366, 728)
_LINE = 70
_SCREENS = sum(len(scenes) for scenes in gallery.SCENES.values())


def check(size: tuple[int, int], *dresses: str, scale: float = 1) -> str:
    """What the checking program prints, in pixels as Qt counts them at ``scale``."""
    wide, tall = (int(side / scale) for side in size)
    command = [sys.executable, "-m", "tests.ui.layout", f"{wide}x{tall}", *dresses]
    done = subprocess.run(
        command,
        env={**os.environ, "QT_SCALE_FACTOR": str(scale)},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("scale", [1.25, 1.5, 2] if is_long() else [1.5, 2])
def test_the_systems_scale_factor_breaks_nothing(scale: float) -> None:
    assert check(_LAPTOP, scale=scale) == f"{_SCREENS} screens at {scale:g}\n"


def test_a_small_window_breaks_nothing_whatever_the_text() -> None:
    dresses = ("100", "200-system-more")
    assert check((1024, 700), *dresses) == f"{_SCREENS * len(dresses)} screens at 1\n"


def test_what_covers_something_is_found(qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    root.resize(300, 100)
    label, button = QLabel("Saved", root), QPushButton("Next", root)
    label.setGeometry(0, 0, 100, 40)
    button.setGeometry(100, 0, 100, 40)
    root.show()
    assert covered(root) == []
    button.move(90, 10)
    assert covered(root) == ["'Saved' and 'Next' stand over one another"]


class Walked(NamedTuple):
    """What one walk through every screen saw: long lines, and where the filled buttons stand."""

    long: dict[str, str]
    ways_on: dict[tuple[int, int], list[str]]


@pytest.fixture(scope="module")
def walked(session_theme: Theme, tmp_path_factory: pytest.TempPathFactory) -> Walked:
    session_theme.wear("light")
    lives = Lives(tmp_path_factory.mktemp("lives"), session_theme)
    seen = Walked({}, {})
    for scene in (scene for scenes in gallery.SCENES.values() for scene in scenes):
        window = lives.shown(scene.life)
        gallery.arrive(window, scene)
        for label in (each for each in window.findChildren(Label) if each.isVisible()):
            seen.long.update({line: str(scene) for line in lines_of(label) if len(line) > _LINE})
        foot = window.shell.page.foot if window.shell.page else None
        for button in foot.findChildren(Button) if foot else ():
            if button.isVisible() and button.kind is Kind.FILLED:
                corner = button.mapTo(window, button.rect().bottomRight())
                seen.ways_on.setdefault((corner.x(), corner.y()), []).append(str(scene))
    lives.close()
    return seen


def lines_of(label: Label) -> list[str]:
    """A label's words as they are broken into lines now."""
    paragraph = label._text()
    paragraph._arrange(label.line_width(label.width()))
    layout = paragraph._layout
    lines = (layout.lineAt(number) for number in range(layout.lineCount()))
    return [
        layout.text()[line.textStart() : line.textStart() + line.textLength()].strip()
        for line in lines
    ]


def test_no_line_is_longer_than_seventy_letters(walked: Walked) -> None:
    assert walked.long == {}


def test_the_way_on_stands_in_the_same_place_on_every_step(walked: Walked) -> None:
    """Next never moves under the pointer: where a screen has a foot, its filled button ends it."""
    assert len(walked.ways_on) == 1, walked.ways_on
    assert sum(map(len, walked.ways_on.values())) > _SCREENS / 4
