"""A laptop-sized screen, the theme, and widgets that are really gone after each test."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

# Qt's own offscreen screen is 800 by 800: too narrow to show an unfolded window.
_SCREEN = Path(__file__).with_name("screens.json")
os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={_SCREEN}"

from PySide6.QtCore import QCoreApplication, QEvent  # noqa: E402 (the platform comes first)
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402
from pytestqt.qtbot import QtBot  # noqa: E402

from audit_app.content import shipped, strings  # noqa: E402
from audit_app.domain.checkin import Depth  # noqa: E402
from audit_app.domain.words import Words  # noqa: E402
from audit_app.ui.kit.focus import FocusRing  # noqa: E402
from audit_app.ui.kit.theme import Theme  # noqa: E402
from tests.ui import stage  # noqa: E402
from tests.ui.gallery_lives import Lives  # noqa: E402
from tests.ui.person import Person  # noqa: E402


@pytest.fixture(autouse=True, scope="package")
def collecting() -> Iterator[None]:
    """Python collects on the window's thread alone, as in the program: see ``ui.kit.garbage``."""
    gc.collect()
    gc.freeze()
    gc.disable()
    yield
    gc.enable()
    gc.unfreeze()


@pytest.fixture(autouse=True)
def flushed() -> Iterator[None]:
    """Delete what was asked to go: left alone, widgets pile up and the suite crawls."""
    yield
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect(1)


@pytest.fixture
def qtbot(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[QtBot]:
    """The usual one, but it holds the widgets it is given.

    Its own references are weak: a window in a reference cycle could be collected in the middle of
    painting itself, after the test function has let go of it.
    """
    held: list[QWidget] = []
    add = qtbot.addWidget

    def hold(widget: QWidget, **settings: Any) -> None:
        held.append(widget)
        add(widget, **settings)

    monkeypatch.setattr(qtbot, "addWidget", hold)
    yield qtbot
    held.clear()


@pytest.fixture(scope="session")
def words() -> Words:
    """The shipped words."""
    return strings.load()


@pytest.fixture(scope="session")
def session_theme(qapp: QApplication) -> Theme:
    """One theme for the one application."""
    return Theme(qapp, shipped.path("resources"))


@pytest.fixture
def theme(session_theme: Theme) -> Theme:
    """The light theme at normal text size, to begin with."""
    session_theme.wear("light")
    return session_theme


@pytest.fixture(scope="module")
def lives(session_theme: Theme, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lives]:
    """The people whose screens are gone through, a window for each."""
    made = Lives(tmp_path_factory.mktemp("lives"), session_theme)
    yield made
    made.close()


@pytest.fixture(scope="module")
def ring(qapp: QApplication) -> Iterator[FocusRing]:
    """The ring of the whole application."""
    made = FocusRing(qapp)
    yield made
    qapp.focusChanged.disconnect(made._on_focus_changed)
    made.deleteLater()


@pytest.fixture
def person(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Person:
    """Somebody with five apps and a full check-in in hand."""
    made = Person(qtbot, theme, tmp_path / "answers")
    stage.begin(made.window, depth=Depth.FULL)
    return made
