"""When an action comes back: next week, next term, a day, or no day. Nothing is set unasked."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal

from audit_app.logic.terms import next_term
from audit_app.ui.day_field import DayField
from audit_app.ui.kit import accessible, focus
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import Panel
from audit_app.ui.kit.flow import Flow
from audit_app.ui.kit.text import Label, muted
from audit_app.ui.kit.tokens import Role, Space, Token

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from audit_app.ui.context import Context

_WEEK = timedelta(weeks=1)


class LaterPanel(Panel):
    """Offers days. ``picked`` gives the day or None; ``closed`` leaves everything as it was."""

    picked = Signal(object)
    closed = Signal()

    def __init__(self, context: Context, title: str = "actions.later.title") -> None:
        """Days are counted from today. ``title`` is the key of what is asked."""
        super().__init__(space=Space.ROW)
        self._today = context.parts.today()
        self._words = context.words
        self.add(Label(self._words(title), Role.STRONG))
        term = next_term(self._today, context.parts.school_dates)
        in_a_week = self._today + _WEEK
        self.first = self._button("week", lambda: self.picked.emit(in_a_week))
        pick = self._button("pick", self._on_pick_clicked)
        offers = Flow(
            self.first,
            self._button("term", lambda: self.picked.emit(term), date=self._words.date(term)),
            pick,
            self._button("no-day", lambda: self.picked.emit(None)),
        )
        offers.add(self._button("cancel", self.closed.emit, Kind.PLAIN))
        self.days = DayField(self._words, self._words(title))
        self._trouble = Label(token=Token.CARE)
        self._own_day = self._build_own_day()
        self.add(offers, self._own_day)

    def begin(self) -> None:
        """Show it as new, with the keyboard on the first offer."""
        self._own_day.hide()
        self._trouble.hide()
        self.show()
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(
        self,
        key: str,
        goes: Callable[[], object],
        kind: Kind = Kind.OUTLINED,
        **values: object,
    ) -> Button:
        button = Button(self._words(f"actions.later.{key}", **values), kind)
        accessible.identify(button, f"later-{key}")
        button.clicked.connect(goes)
        return button

    def _build_own_day(self) -> Column:
        keep = self._button("keep", self._on_kept)
        self.days.entered.connect(keep.click)
        self._trouble.hide()
        own = Column(muted(self._words("day.help", year=str(self._today.year))), self.days)
        own.add(self._trouble).add(keep, align=Qt.AlignmentFlag.AlignLeft)
        own.hide()
        return own

    def _on_pick_clicked(self) -> None:
        self._own_day.show()
        self.days.lines[0].setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, lambda: focus.reveal(self._own_day, self.first))

    def _on_kept(self) -> None:
        day = self.days.day
        if day is not None and day > self._today:
            self.picked.emit(day)
            return
        self._trouble.setText(self._words("actions.later.past" if day else "day.not-a-day"))
        self._trouble.show()
        self.days.lines[0].setFocus(Qt.FocusReason.OtherFocusReason)
        accessible.alert(self, self._trouble.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
