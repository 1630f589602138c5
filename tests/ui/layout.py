"""Goes through every screen in one size and look, and prints what is cut off, covered or too wide.

A program of its own, because the system's scale factor is read once, when a program starts:

QT_SCALE_FACTOR=1.5 python -m tests.ui.layout 911x485 100 200-system-more
(with QT_QPA_PLATFORM as in tests/ui/conftest.py)
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from audit_app.content import shipped
from audit_app.ui.kit.row_tick import RowTick
from audit_app.ui.kit.theme import ARGUMENTS, Font, Spacing, Theme
from audit_app.ui.places import Name
from tests.ui import crawl, gallery
from tests.ui.gallery_lives import Lives
from tests.ui.person import clipped

_LEAVES = (QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit)
# Antialiased edges may share a pixel or two.
_SHARED = 2


def covered(root: QWidget) -> list[str]:
    """The parts in sight that stand over one another."""
    # A row leaves room for its tick, which is a part of its own beside it.
    parts = [
        part
        for part in root.findChildren(QWidget)
        if part.isVisible() and isinstance(part, _LEAVES) and not isinstance(part, RowTick)
    ]
    places = [(part, _in_sight(part, root)) for part in parts]
    found = []
    for (one, here), (other, there) in combinations(places, 2):
        both = here.intersected(there)
        if min(both.width(), both.height()) <= _SHARED:
            continue
        if not one.isAncestorOf(other) and not other.isAncestorOf(one):
            found.append(f"{_said(one)!r} and {_said(other)!r} stand over one another")
    return found


def _in_sight(part: QWidget, root: QWidget) -> QRect:
    """What of a part its holders let one see, in the places of ``root``."""
    seen = part.visibleRegion().boundingRect()
    return QRect(part.mapTo(root, QPoint(0, 0)) + seen.topLeft(), seen.size())


def _said(part: QWidget) -> str:
    text = part.text() if isinstance(part, QLabel | QAbstractButton) else ""
    return text or part.accessibleName() or type(part).__name__


def faults(lives: Lives, scene: gallery.Scene, size: QSize) -> list[str]:
    """What is wrong with the layout of one screen."""
    window = lives.shown(scene.life, size)
    gallery.arrive(window, scene)
    cut = [f"cut off: {text}" for text in clipped(window)]
    return [*cut, *crawl.small(window), *crawl.wide(window), *covered(window)]


class Dress(NamedTuple):
    """How text looks: "200", or "200-system-more" for the laptop's own letters set apart."""

    text: int = 100
    font: Font = "lexend"
    spacing: Spacing = "normal"

    @classmethod
    def of(cls, said: str) -> Dress:
        """Out of its name."""
        text, *others = said.split("-")
        return cls(
            int(text),
            "system" if "system" in others else "lexend",
            "more" if "more" in others else "normal",
        )


def main() -> None:
    """Print the faults, a line for each; the last line counts the screens."""
    parser = argparse.ArgumentParser(description="Check the layout of every screen.")
    parser.add_argument("size")
    parser.add_argument("dresses", nargs="*", type=Dress.of, default=[Dress()])
    parser.add_argument("--only", type=Name, nargs="*", default=list(Name))
    given = parser.parse_args()
    size = QSize(*(int(n) for n in given.size.split("x")))
    app = QApplication(["layout", *ARGUMENTS])
    theme = Theme(app, shipped.path("resources"))
    scenes = [scene for name in given.only for scene in gallery.SCENES[name]]
    with tempfile.TemporaryDirectory() as folder:
        lives = Lives(Path(folder), theme)
        for dress in given.dresses:
            theme.wear("light", *dress)
            for scene in scenes:
                for fault in faults(lives, scene, size):
                    sys.stdout.write(f"{scene}, {dress}: {fault}\n")
        lives.close()
    count = len(scenes) * len(given.dresses)
    sys.stdout.write(f"{count} screens at {app.devicePixelRatio():g}\n")


if __name__ == "__main__":
    main()
