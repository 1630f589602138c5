from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import Card
from audit_app.ui.kit.flow import Flow
from audit_app.ui.kit.text import Label


def below(qtbot: QtBot, *parts: QWidget) -> int:
    card = Card(*parts)
    qtbot.addWidget(card)
    layout = card.layout()
    assert layout is not None
    return layout.contentsMargins().bottom()


def link() -> Button:
    return Button("See all", Kind.PLAIN, flush=True)


def test_the_room_round_a_link_at_the_end_counts_as_the_card_s(qtbot: QtBot) -> None:
    usual = below(qtbot, Label("Text"))
    assert below(qtbot, Label("Text"), link()) == usual // 2
    assert below(qtbot, Label("Text"), Flow(link(), link())) == usual // 2
    assert below(qtbot, link(), Label("Text")) == usual
    assert below(qtbot, Label("Text"), Flow(Button("Open"), link())) == usual
    assert below(qtbot, Label("Text"), Flow()) == usual


def test_what_comes_after_a_link_has_the_usual_room(qtbot: QtBot) -> None:
    card = Card(link())
    qtbot.addWidget(card)
    card.add(Label("Text"), align=Qt.AlignmentFlag.AlignLeft)
    layout = card.layout()
    assert layout is not None
    assert layout.contentsMargins().bottom() == below(qtbot, Label("Text"))
