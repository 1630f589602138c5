"""Every screen in every colour scheme, measured on its pixels, whatever colours the system has."""

from typing import cast

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from audit_app.ui.kit import look
from audit_app.ui.kit.answers import Answers, Offered
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button
from audit_app.ui.kit.text import Label
from audit_app.ui.kit.theme import Theme
from audit_app.ui.kit.tokens import Scheme, Token
from audit_app.ui.places import Name
from audit_app.ui.window import Window
from tests.ui import gallery, pixels, stage
from tests.ui.gallery_lives import Lives

SCENES = [scene for scenes in gallery.SCENES.values() for scene in scenes]
# A dark system, one in high contrast as Windows has it, and one in colours nobody chose.
HOSTILE = {
    "dark": ("#1e1e1e", "#dddddd"),
    "aquatic": ("#202020", "#8ee3f0"),
    "odd": ("#f0f", "#0f0"),
}
# As macOS and Windows bring them; a palette for all comes before.
KINDS = ("QAbstractButton", "QCheckBox", "QComboBox", "QLabel", "QLineEdit", "QRadioButton")
CORE = (Name.WELCOME, Name.QUESTION, Name.HOME, Name.ACTIONS, Name.SETTINGS, Name.ABOUT_ME)


@pytest.mark.parametrize("scene", SCENES, ids=str)
def test_everything_can_be_told_from_its_ground(
    theme: Theme, lives: Lives, scene: gallery.Scene
) -> None:
    window = lives.shown(scene.life)
    gallery.arrive(window, scene)
    faults = []
    for scheme in Scheme:
        theme.wear(scheme.value)
        stage.wait(1)
        picture = window.grab().toImage()
        faults += [f"{scheme}: {fault}" for fault in pixels.faint(window, picture)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("system", HOSTILE)
@pytest.mark.parametrize("name", CORE)
def test_the_systems_own_colours_change_nothing(
    theme: Theme, lives: Lives, system: str, name: Name
) -> None:
    scene = gallery.SCENES[name][0]
    window = lives.shown(scene.life)
    gallery.arrive(window, scene)
    stage.wait(30)
    before = window.grab().toImage()
    force(window, system)
    stage.wait(1)
    assert window.grab().toImage() == before
    theme.wear("dark")
    force(window, system)
    stage.wait(1)
    assert pixels.faint(window, window.grab().toImage()) == []


def force(window: Window, system: str) -> None:
    """Dress every kind of widget as a system would that changes its colours while this runs."""
    ground, ink = (QColor(colour) for colour in HOSTILE[system])
    made = QPalette()
    for role in QPalette.ColorRole:
        if role is not QPalette.ColorRole.NColorRoles:
            made.setColor(role, ink if "Text" in role.name else ground)
    for kind in KINDS:
        QApplication.setPalette(made, cast("bytes", kind))
    handle = window.windowHandle()
    assert handle is not None
    QApplication.sendEvent(handle, QEvent(QEvent.Type.ThemeChange))


@pytest.fixture
def card(qtbot: QtBot, theme: Theme) -> QWidget:
    assert theme.scheme is Scheme.LIGHT
    made = Column(Label("Words to read", token=Token.TEXT), Button("Go on"))
    qtbot.addWidget(made)
    made.resize(300, 120)
    made.show()
    return made


def test_what_is_as_it_should_be_is_not_faulted(card: QWidget) -> None:
    assert pixels.faint(card, card.grab().toImage()) == []


@pytest.mark.parametrize("token", [Token.LINE, Token.CARE_LINE, Token.BORDER])
def test_faint_words_are_found(card: QWidget, token: Token) -> None:
    (label,) = card.findChildren(Label)
    label.set_token(token)
    (fault,) = pixels.faint(card, card.grab().toImage())
    assert fault.startswith("'Words to read' has ")


def test_faint_edges_are_found(card: QWidget) -> None:
    (button,) = card.findChildren(Button)
    dressed = button.palette()
    dressed.setColor(QPalette.ColorRole.Dark, QColor("#e3dccf"))
    button.setPalette(dressed)
    (fault,) = pixels.faint(card, card.grab().toImage())
    assert fault.startswith("the edge of 'Go on' has ")


@pytest.mark.usefixtures("theme")
def test_a_faint_line_beside_a_good_one_is_found(qtbot: QtBot) -> None:
    """Each run of words by itself: the strongest of a card does not speak for the others."""
    answers = Answers("Which?", [Offered("yes", "Yes", "My face, finger or PIN")])
    qtbot.addWidget(answers)
    answers.resize(600, 60)
    answers.show()
    (card,) = answers.cards
    assert pixels.faint(answers, answers.grab().toImage()) == []
    dressed = card.palette()
    dressed.setColor(look.PLACES[Token.MUTED], QColor("#c8c8c8"))
    card.setPalette(dressed)
    (fault,) = pixels.faint(answers, answers.grab().toImage())
    assert "not 4.5" in fault
