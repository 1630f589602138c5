"""The core screens look as they did when somebody last looked at them and liked what they saw."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from audit_app.ui.kit.theme import Theme
from tests.ui import goldens
from tests.ui.gallery_lives import Lives
from tests.ui.goldens import GOLDENS, Golden

_MOST_BYTES = 1_500_000


@pytest.mark.parametrize("golden", GOLDENS, ids=lambda golden: golden.path.stem)
def test_it_looks_as_it_did(theme: Theme, lives: Lives, golden: Golden, tmp_path: Path) -> None:
    here = goldens.drawn_by()
    if here != goldens.kept_by():
        pytest.skip(f"drawn by {here}, kept by {goldens.kept_by()}: make goldens draws them anew")
    picture = goldens.draw(lives, theme, golden)
    kept = QImage(str(golden.path))
    assert not kept.isNull(), "make goldens"
    picture.save(str(tmp_path / golden.path.name))
    off = goldens.difference(picture, kept)
    assert goldens.is_alike(picture, kept), (
        f"{off:.1f} pixels in a thousand differ; it is {tmp_path / golden.path.name} now. "
        "If that is meant: make goldens"
    )


def test_they_are_light() -> None:
    kept = list(goldens.FOLDER.glob("*.png"))
    assert {path.name for path in kept} == {golden.path.name for golden in GOLDENS}
    assert sum(path.stat().st_size for path in kept) < _MOST_BYTES


def test_a_moved_button_is_seen_and_smoother_letters_are_not() -> None:
    plain = QImage(400, 300, QImage.Format.Format_RGB32)
    plain.fill(Qt.GlobalColor.white)
    smoother, moved = plain.copy(), plain.copy()
    for x in range(100, 200):
        smoother.setPixelColor(x, 50, QColor(240, 240, 240))
        for y in range(50, 60):
            moved.setPixelColor(x, y, QColor("teal"))
    assert goldens.is_alike(plain, smoother)
    assert not goldens.is_alike(plain, moved)
    assert not goldens.is_alike(plain, plain.copy(0, 0, 399, 300))
