"""Nothing moves by itself, so there is nothing that a wish for less motion could turn off."""

import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import QAbstractAnimation, Qt
from PySide6.QtWidgets import QApplication

import audit_app
from audit_app.ui.kit import motion
from audit_app.ui.kit.theme import Theme
from audit_app.ui.places import Name
from tests.ui import gallery, stage
from tests.ui.gallery_lives import Lives

_CODE = Path(audit_app.__file__).parent
_MOVING = re.compile(r"Animation|QMovie|QTimeLine|QGraphicsEffect|startTimer|setWindowOpacity")
_CORE = (Name.WELCOME, Name.QUESTION, Name.HOME, Name.ACTIONS, Name.HELP, Name.UNLOCK)
_BLINK_MS = 200


@pytest.fixture
def blinking(qapp: QApplication) -> Iterator[None]:
    """A place of typing that blinks fast."""
    before = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(_BLINK_MS)
    yield
    qapp.setCursorFlashTime(before)


def test_no_part_is_made_to_move() -> None:
    moving = [
        f"{file.relative_to(_CODE)}: {found.group()}"
        for file in _CODE.rglob("*.py")
        for found in _MOVING.finditer(file.read_text("utf-8"))
    ]
    assert moving == []


@pytest.mark.usefixtures("theme")
def test_qt_moves_nothing_of_its_own(qapp: QApplication) -> None:
    effects = [effect for effect in Qt.UIEffect if effect is not Qt.UIEffect.UI_General]
    assert [effect for effect in effects if qapp.isEffectEnabled(effect)] == []


def test_a_screen_at_rest_stays_as_it_is(theme: Theme, tmp_path: Path) -> None:
    lives = Lives(tmp_path, theme)
    for name in _CORE:
        scene = gallery.SCENES[name][0]
        window = lives.shown(scene.life)
        gallery.arrive(window, scene)
        stage.wait(50)
        if (focus := QApplication.focusWidget()) is not None:
            focus.clearFocus()
        before = window.grab().toImage()
        stage.wait(250)
        assert window.grab().toImage() == before, str(scene)
        assert window.findChildren(QAbstractAnimation) == []
    lives.close()


@pytest.mark.usefixtures("blinking")
@pytest.mark.parametrize(("wish", "blinks"), [("NoPreference", True), ("ReducedMotion", False)])
def test_the_place_of_typing_stands_still_for_whoever_wishes_it(
    qapp: QApplication, wish: str, *, blinks: bool
) -> None:
    """As Qt 6.12 tells it; older ones say nothing, and the system's own blinking stays."""
    hints = SimpleNamespace(motionPreference=lambda: SimpleNamespace(name=wish))
    told = SimpleNamespace(
        styleHints=lambda: SimpleNamespace(accessibility=lambda: hints),
        setEffectEnabled=qapp.setEffectEnabled,
        setCursorFlashTime=qapp.setCursorFlashTime,
    )
    motion.still(cast("Any", told))
    assert (qapp.cursorFlashTime() == _BLINK_MS) is blinks
