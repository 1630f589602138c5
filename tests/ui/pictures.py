"""Draws every screen in every look into out/pictures/, and all of them on one sheet.

make pictures; ARGS="home question" draws those screens only, ARGS="--language mirrored" in a
language that nobody speaks (tests/tongues.py), ARGS="--size 1024x700" in a window of that size.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from audit_app.content import shipped
from audit_app.ui.kit.shell import WINDOW
from audit_app.ui.kit.theme import ARGUMENTS, Choice, Theme
from audit_app.ui.places import Name
from tests.tongues import Tongue
from tests.ui import gallery, stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit_app.ui.window import Window

_OUT = Path("out/pictures")
_SMALLER = 0.4
_GAP, _LINE, _NAME = 12, 24, 14


class Look(NamedTuple):
    """Colours, and text size in percent."""

    theme: Choice
    percent: int


LOOKS = (
    Look("light", 100),
    Look("dark", 100),
    Look("contrast", 100),
    Look("light", 150),
    Look("light", 200),
)
Row = tuple[str, list[QImage]]


def draw(
    window: Window, scene: gallery.Scene, theme: Theme, size: QSize
) -> Iterator[tuple[Look, QImage]]:
    """The screen in each look, made anew for each."""
    for look in LOOKS:
        theme.wear(*look)
        window.resize(size)
        gallery.arrive(window, scene)
        stage.wait(20)
        yield look, window.grab().toImage()


def draw_life(life: gallery.Life, theme: Theme, given: argparse.Namespace) -> Iterator[Row]:
    """All the pictures of a person who is as far as ``life``."""
    names, folder_of_all = given.screens or list(Name), folder_for(given)
    wanted = [s for n in Name if n in names for s in gallery.SCENES[n] if s.life is life]
    if not wanted:
        return
    with tempfile.TemporaryDirectory() as folder:
        window = gallery.enter(life, Path(folder) / "answers", theme, given.language)
        window.show()
        for scene in wanted:
            images = []
            for look, image in draw(window, scene, theme, given.size):
                image.save(str(folder_of_all / f"{scene}-{look.theme}-{look.percent}.png"))
                small = image.size() * _SMALLER
                images.append(image.scaled(small, mode=Qt.TransformationMode.SmoothTransformation))
            yield str(scene), images
        window.close()
        stage.flush()


def sheet(rows: list[Row]) -> QImage:
    """A row for each scene with its name above, a column for each look."""
    cell = rows[0][1][0].size()
    wide, tall = cell.width() + _GAP, cell.height() + _GAP + _LINE
    made = QImage(wide * len(LOOKS) + _GAP, tall * len(rows) + _GAP, QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.white)
    painter = QPainter(made)
    font = painter.font()
    font.setPixelSize(_NAME)
    painter.setFont(font)
    for number, (name, images) in enumerate(rows):
        top = number * tall + _GAP
        for column, (image, look) in enumerate(zip(images, LOOKS, strict=True)):
            left = column * wide + _GAP
            text = f"{name}: {look.theme}, {look.percent} %"
            painter.drawText(QRect(left, top, cell.width(), _LINE), 0, text)
            painter.drawImage(left, top + _LINE, image)
    painter.end()
    return made


def folder_for(given: argparse.Namespace) -> Path:
    """Where the pictures go: those of another language or size beside the usual ones."""
    usual = given.size == WINDOW
    size = "" if usual else f"{given.size.width()}x{given.size.height()}"
    return _OUT.joinpath(*filter(None, (given.language, size)))


def _size(said: str) -> QSize:
    wide, tall = said.split("x")
    return QSize(int(wide), int(tall))


def main() -> None:
    """Draw them, and say where they are."""
    parser = argparse.ArgumentParser(description="Draw the screens.")
    parser.add_argument("screens", nargs="*", type=Name, metavar="screen")
    parser.add_argument("--language", default=None, choices=list(Tongue), type=Tongue)
    parser.add_argument("--size", default=WINDOW, type=_size)
    given = parser.parse_args()
    app = QApplication(["pictures", *ARGUMENTS])
    theme = Theme(app, shipped.path("resources"))
    folder = folder_for(given)
    folder.mkdir(parents=True, exist_ok=True)
    rows = [row for life in gallery.Life for row in draw_life(life, theme, given)]
    rows.sort(key=lambda row: row[0])
    whole = folder / "sheet.png"
    sheet(rows).save(str(whole))
    sys.stdout.write(f"{len(rows) * len(LOOKS)} pictures in {folder}, all on {whole}\n")


if __name__ == "__main__":
    main()
