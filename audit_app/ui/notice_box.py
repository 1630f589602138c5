"""The box that a notice is: what happened, what is safe, what to do, and the ways on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column, TopRow
from audit_app.ui.kit.buttons import Button, Disclosure, Kind
from audit_app.ui.kit.flow import Flow
from audit_app.ui.kit.icons import Icon
from audit_app.ui.kit.overlay import Overlay
from audit_app.ui.kit.steps import Steps
from audit_app.ui.kit.text import Heading, Label
from audit_app.ui.kit.tokens import Role, Space, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from audit_app.domain.words import Words
    from audit_app.ui.notices import Said, WayOn

_DETAIL_LINES = 6


class NoticeBox(Overlay):
    """Says it; ``offer`` shows the box with the buttons under it."""

    def __init__(self, window: QWidget, words: Words, said: Said, it: str) -> None:
        """``it`` are the words for IT, empty where there are none."""
        super().__init__(window, said.title)
        self._words = words
        self._said = said
        self._it = it

    def offer(self, ways: Sequence[WayOn], icon: str) -> None:
        """Open it; Escape takes the first of ``ways``."""
        said, card = self._said, self.card
        sign, heading = Icon(icon, Token.CARE, 28), Heading(said.title, Role.NOTICE)
        card.add(TopRow(sign, space=14).add(heading, stretch=1))
        if said.what:
            card.add(Label(said.what, emphasised=True))
        self._add_steps()
        card.gap(Space.BLOCK)
        foot = Flow(space=Space.ROW)
        panel = _Details(self._it, self._words) if self._it else None
        if panel is not None:
            foot.add(Disclosure(self._words("kit.notice.details"), panel))
        strongest = _strongest(ways)
        buttons = [self._button(way, filled=way is strongest) for way in ways]
        card.add(foot.push().add(*buttons))
        if panel is not None:
            card.add(panel)
        self.way_out = buttons[0]
        self.open(next((b for b in buttons if b.kind is Kind.FILLED), buttons[-1]))

    def _add_steps(self) -> None:
        steps = [line for line in self._said.do.splitlines() if line.strip()]
        if not steps:
            return
        heading = Heading(self._words("kit.notice.what-to-do"), Role.STRONG)
        self.card.gap(Space.ROW).add(heading)
        self.card.add(Steps(steps) if len(steps) > 1 else Label(steps[0], emphasised=True))

    def _button(self, way: WayOn, *, filled: bool) -> Button:
        kind = Kind.FILLED if filled else Kind.CARE if way.care else Kind.OUTLINED
        button = Button(way.text, kind)
        button.clicked.connect(lambda: self._on_way_chosen(way))
        return button

    def _on_way_chosen(self, way: WayOn) -> None:
        self.dismiss()
        if way.goes is not None:
            way.goes()


def _strongest(ways: Sequence[WayOn]) -> WayOn | None:
    """What is filled and has the keyboard: never what cannot be undone."""
    asked = next((way for way in ways if way.filled and not way.care), None)
    return ways[0] if asked is None and any(way.care for way in ways) else asked


class _Details(Column):
    """Words for IT, and a button that copies them."""

    def __init__(self, text: str, words: Words) -> None:
        from audit_app.ui.kit.fields import TextBox  # no start needs a field

        super().__init__()
        self._words = words
        self._text = TextBox(text, _DETAIL_LINES)
        self._text.setReadOnly(True)
        self._text.setAccessibleName(words("kit.notice.details"))
        self._copy = Button(words("kit.notice.copy"), icon="copy")
        self._copy.clicked.connect(self._on_copy_clicked)
        self.add(self._text).add(self._copy, align=Qt.AlignmentFlag.AlignLeft)

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
        self._copy.setText(self._words("kit.notice.copied"))
        accessible.announce(self._copy, self._words("kit.notice.copied"))
