"""The window comes back where it stood, and never where nobody can reach it."""

import tomllib
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from audit_app.domain.settings import PublicSettings, WindowPlace
from audit_app.ui import window_place
from audit_app.ui.kit.shell import WINDOW
from audit_app.vault import public
from tests.ui import stage

KEPT = WindowPlace(left=90, top=60, width=1100, height=620)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.setMinimumSize(QSize(360, 360))
    made.resize(WINDOW)
    qtbot.addWidget(made)
    return made


def shown(window: QWidget, kept: WindowPlace | None) -> QRect:
    window_place.stand(window, kept)
    window.show()
    return QRect(window.pos(), window.size())


def screen() -> QRect:
    return QApplication.primaryScreen().availableGeometry()


def test_it_comes_back_where_it_stood(window: QWidget) -> None:
    assert shown(window, KEPT) == QRect(90, 60, 1100, 620)
    assert window_place.place_of(window) == KEPT


def test_without_a_place_it_has_the_size_it_likes_where_that_fits(window: QWidget) -> None:
    stood = shown(window, None)
    assert stood.width() == WINDOW.width()
    assert screen().height() - 60 < stood.height() + 60
    assert stood.height() <= screen().height()


@pytest.mark.parametrize(
    "lost",
    [
        msgspec.structs.replace(KEPT, left=5000),
        msgspec.structs.replace(KEPT, left=-1090),
        msgspec.structs.replace(KEPT, top=-600),
        msgspec.structs.replace(KEPT, top=760),
        msgspec.structs.replace(KEPT, left=700, width=9000, height=9000),
        msgspec.structs.replace(KEPT, width=1, height=1),
        msgspec.structs.replace(KEPT, left=-32_768, top=32_767),
    ],
)
def test_it_never_stands_out_of_sight(window: QWidget, lost: WindowPlace) -> None:
    stood = shown(window, lost)
    assert screen().contains(stood)
    assert stood.width() >= window.minimumWidth()
    assert stood.height() >= window.minimumHeight()


def test_maximised_comes_back_so_and_knows_its_size_before(window: QWidget) -> None:
    shown(window, msgspec.structs.replace(KEPT, maximised=True))
    assert window.isMaximized()
    place = window_place.place_of(window)
    assert place is not None
    assert place.maximised
    assert (place.width, place.height) == (KEPT.width, KEPT.height)


def test_it_is_kept_in_the_open_settings(window: QWidget, tmp_path: Path) -> None:
    parts = stage.parts(tmp_path)
    parts.keep_settings(PublicSettings(text_size=150))
    shown(window, KEPT)
    window_place.remember(window, parts)
    assert public.read(tmp_path) == PublicSettings(text_size=150, window=KEPT)
    assert tomllib.loads((tmp_path / "public.toml").read_text("utf-8"))["window"]["left"] == 90


def test_nothing_is_written_before_the_first_settings_or_for_an_invented_person(
    window: QWidget, tmp_path: Path
) -> None:
    shown(window, KEPT)
    window_place.remember(window, stage.parts(tmp_path / "new"))
    assert not (tmp_path / "new").exists()
    invented = stage.parts(tmp_path / "demo", shown_as_demo=True)
    invented.keep_settings(PublicSettings())
    window_place.remember(window, invented)
    assert public.read(tmp_path / "demo").window is None


@pytest.mark.parametrize(
    "broken",
    [
        'window = "left"',
        "[window]\nleft = 1\ntop = 1\nwidth = 0\nheight = 400",
        "[window]\nleft = 99999999999\ntop = 1\nwidth = 800\nheight = 400",
        "[window]\nleft = 1",
        "[window]\nleft = 1\ntop = 1\nwidth = 800\nheight = 400\nmaximised = 3",
    ],
)
def test_a_broken_place_is_ignored_and_nothing_else_with_it(tmp_path: Path, broken: str) -> None:
    (tmp_path / "public.toml").write_text(f"text-size = 175\n{broken}\n", "utf-8")
    assert public.read(tmp_path) == PublicSettings(text_size=175)
