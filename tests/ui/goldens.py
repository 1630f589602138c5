"""Pictures of the core screens to compare with: ``make goldens`` draws them anew.

Letters come out a little differently with each version of Qt and each way of smoothing them. What
drew the kept pictures is kept beside them, as ``drawn_by``, and elsewhere nothing is compared.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, Qt, qVersion
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from audit_app.content import shipped
from audit_app.ui.kit.theme import ARGUMENTS, Choice, Theme
from audit_app.ui.places import Name
from tests.ui import gallery, stage
from tests.ui.gallery_lives import Lives

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).with_name("goldens")
_IDENTITY = FOLDER / "drawn_by.txt"
_SAMPLE = "Why is 0 plain? Ŵ £ 19:30 and “so on”"
# How far a channel of a pixel may be off (0 to 255), and how many pixels in a thousand may be more.
_OFF, _OUT_OF_THOUSAND = 24, 1.0


class Golden(NamedTuple):
    """A picture of a core screen."""

    scene: gallery.Scene
    theme: Choice

    @property
    def path(self) -> Path:
        """Where it is kept."""
        return FOLDER / f"{self.scene}-{self.theme}.png"


def _scene(name: Name, number: int = 0) -> gallery.Scene:
    return gallery.SCENES[name][number]


GOLDENS = (
    Golden(_scene(Name.WELCOME), "light"),
    Golden(_scene(Name.QUESTION), "light"),
    Golden(_scene(Name.QUESTION), "dark"),
    Golden(_scene(Name.QUESTION, 2), "light"),
    Golden(_scene(Name.HOME, 2), "light"),
    Golden(_scene(Name.HOME, 2), "contrast"),
    Golden(_scene(Name.ACTIONS, 1), "light"),
    Golden(_scene(Name.HELP, 1), "light"),
)


def drawn_by() -> str:
    """What draws here: Qt's version, and what a line of our letters comes out as."""
    picture = QImage(420, 40, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.setFont(QApplication.font())
    painter.setPen(QColor("black"))
    painter.drawText(QPointF(4, 26), _SAMPLE)
    painter.end()
    return f"Qt {qVersion()}, letters {hashlib.sha256(bytes(picture.constBits())).hexdigest()[:16]}"


def kept_by() -> str:
    """What drew the pictures that are kept; empty where there are none."""
    return _IDENTITY.read_text("utf-8").strip() if _IDENTITY.is_file() else ""


def draw(lives: Lives, theme: Theme, golden: Golden) -> QImage:
    """The screen as it is now, with nothing that blinks."""
    theme.wear(golden.theme)
    window = lives.shown(golden.scene.life)
    gallery.arrive(window, golden.scene)
    stage.wait(60)
    if (focus := QApplication.focusWidget()) is not None:
        focus.clearFocus()
    stage.wait(10)
    return _plain(window.grab().toImage())


def difference(one: QImage, other: QImage) -> float:
    """How many pixels in a thousand differ by more than smoothing would make them."""
    if one.size() != other.size():
        return 1000.0
    off = sum(1 for here, there in _differing(one, other) if _far(here, there))
    return 1000 * off / (one.width() * one.height())


def is_alike(one: QImage, other: QImage) -> bool:
    """Whether a person would call them the same picture."""
    return difference(one, other) <= _OUT_OF_THOUSAND


def _differing(one: QImage, other: QImage) -> Iterator[tuple[int, int]]:
    here, there = _pixels(one), _pixels(other)
    wide = one.width()
    for start in range(0, len(here), wide):
        row, same = here[start : start + wide], there[start : start + wide]
        if row != same:
            yield from ((a, b) for a, b in zip(row, same, strict=True) if a != b)


def _pixels(picture: QImage) -> memoryview[int]:
    # Held while it is copied: Qt takes its pixels away with the picture.
    held = _plain(picture)
    return memoryview(bytes(held.constBits())).cast("I")


def _far(here: int, there: int) -> bool:
    return any(abs((here >> shift & 255) - (there >> shift & 255)) > _OFF for shift in (0, 8, 16))


def _plain(picture: QImage) -> QImage:
    return picture.convertToFormat(QImage.Format.Format_RGB32)


def main() -> None:
    """Draw them all anew."""
    app = QApplication(["goldens", *ARGUMENTS])
    theme = Theme(app, shipped.path("resources"))
    theme.wear("light")
    FOLDER.mkdir(exist_ok=True)
    size = 0
    with tempfile.TemporaryDirectory() as folder:
        lives = Lives(Path(folder), theme)
        for golden in GOLDENS:
            picture = draw(lives, theme, golden)
            picture.save(str(golden.path), quality=0)
            size += golden.path.stat().st_size
        theme.wear("light")
        _IDENTITY.write_text(drawn_by() + "\n", "utf-8")
        lives.close()
    sys.stdout.write(f"{len(GOLDENS)} pictures in {FOLDER}, {size // 1000} kB\n")


if __name__ == "__main__":
    main()
