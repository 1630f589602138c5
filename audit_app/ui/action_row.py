"""One action in the list: a row that opens, how to do it, and what the person says about it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt, QTimer, Signal

from audit_app.domain.action import ActionState, Mark
from audit_app.ui.first_actions import mark_of
from audit_app.ui.kit import accessible, focus
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.flow import Flow
from audit_app.ui.kit.foot import SavedLine
from audit_app.ui.kit.rows import OpeningRow
from audit_app.ui.kit.text import Label
from audit_app.ui.kit.tokens import Role, Space
from audit_app.ui.later import LaterPanel
from audit_app.ui.places import Name
from audit_app.ui.question.how import HowPanel
from audit_app.ui.question.saving import Saving

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from audit_app.domain.action import Action
    from audit_app.ui.context import Context

_INDENT = 32
_LEFT = Qt.AlignmentFlag.AlignLeft
_TO_DO = ActionState()


class ActionItem(Column):
    """A row; its details are only made when it is first opened.

    ``marked``: its state changed.
    """

    marked = Signal()

    def __init__(self, context: Context, action: Action) -> None:
        """Shows ``action`` as it is now."""
        self._details = Column(margins=(_INDENT, Space.SMALL, 0, Space.PANEL))
        super().__init__(space=0)
        self._context = context
        self.action = action
        minutes = context.words("common.minutes", count=action.minutes)
        self.row = OpeningRow(context.words, mark_of(action), action.title, self._details, minutes)
        accessible.identify(self.row, f"action-{action.id}")
        self.row.toggled.connect(self._on_toggled)
        self.add(self.row, self._details)
        self.state: StateButtons | None = None

    def more(self) -> QWidget | None:
        """What stands below the buttons: the page where this can be done, if there is one."""
        from audit_app.ui.helper import helper_button

        return helper_button(self._context, self.action, Name.ACTIONS)

    def open(self) -> None:
        """Show what is inside."""
        self.row.setChecked(True)

    def _on_toggled(self) -> None:
        if self.row.isChecked():
            _reveal(self._details, self.row)
        if self.state is not None:
            return
        self.state = StateButtons(self._context, self.action)
        self.state.marked.connect(self._on_marked)
        inside = Column(Label(self.action.why))
        inside.gap(Space.ROW).add(HowPanel(self._context, self.action))
        inside.gap(Space.ROW).add(self.state)
        more = self.more()
        if more is not None:
            inside.gap(Space.ROW).add(more)
            more.show()
        self._details.add(inside)
        # At once, not when Qt next finds time: the keyboard may go there now.
        inside.show()

    def _on_marked(self, action: Action) -> None:
        self.action = action
        self.row.show_kind(mark_of(action))
        self.marked.emit()


class StateButtons(Column):
    """Done, Later, Not for me; or what was said, and the way back.

    ``marked`` gives the action as it is now.
    """

    marked = Signal(object)

    def __init__(self, context: Context, action: Action) -> None:
        """Every change is kept at once; "Saved" is said when it is on the disk."""
        super().__init__(space=Space.SMALL)
        self._context = context
        self._words = context.words
        self._action = action
        self._later: LaterPanel | None = None
        self._line = SavedLine(context.words)
        self._saving = Saving(context, self._line, self)
        self._says = Label(role=Role.STRONG)
        self.done = self._button("done", Mark.DONE, Kind.OUTLINED, "tick")
        self.later = self._button("later", None, Kind.PLAIN)
        self.not_for_me = self._button("not-for-me", Mark.NOT_FOR_ME, Kind.PLAIN)
        self.undo = self._button("undo", Mark.TO_DO, Kind.OUTLINED)
        self._flow = Flow(self.done, self._says, self.undo, space=Space.ROW)
        self._flow.add(self._line).push().add(self.later, self.not_for_me)
        self.add(self._flow)
        self._show()

    def _button(self, key: str, mark: Mark | None, kind: Kind, icon: str = "") -> Button:
        button = Button(self._words(f"actions.row.{key}"), kind, icon)
        button.setAccessibleDescription(self._action.title)
        accessible.identify(button, f"action-{key}")
        if mark is None:
            button.clicked.connect(self._on_later_clicked)
        else:
            button.clicked.connect(lambda: self._mark(ActionState(mark=mark)))
        return button

    def _mark(self, state: ActionState) -> None:
        self._close_later()
        self._saving.keep(self._context.opened.actions.mark(self._action.id, state))
        self._action = msgspec.structs.replace(self._action, state=state)
        self._show()
        start = self.done if state.mark is Mark.TO_DO else self.undo
        start.setFocus(Qt.FocusReason.OtherFocusReason)
        accessible.announce(self, self._says.text())
        self.marked.emit(self._action)

    def _show(self) -> None:
        state = self._action.state
        open_now = state.mark is Mark.TO_DO
        for part in (self.done, self.later, self.not_for_me):
            part.setVisible(open_now)
        self._says.setVisible(not open_now)
        self.undo.setVisible(not open_now)
        later = state.mark is Mark.LATER
        self.undo.setText(self._words(f"actions.row.{'now' if later else 'undo'}"))
        self._says.setText("" if open_now else self._said(state.mark, state.until))

    def _said(self, mark: Mark, until: date | None) -> str:
        if mark is not Mark.LATER:
            return self._words(f"actions.row.is-{mark}")
        if until is None:
            return self._words("actions.row.is-later-no-day")
        return self._words("actions.row.is-later", date=self._words.date(until))

    def _on_later_clicked(self) -> None:
        if self._later is None:
            self._later = self._build_later()
        elif self._later.isVisible():
            self._on_later_closed()
            return
        self._later.begin()
        _reveal(self._later, self.later)

    def _build_later(self) -> LaterPanel:
        later = LaterPanel(self._context)
        later.picked.connect(lambda day: self._mark(ActionState(mark=Mark.LATER, until=day)))
        later.closed.connect(self._on_later_closed)
        self.add(later)
        return later

    def _on_later_closed(self) -> None:
        self._close_later()
        self.later.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_later(self) -> None:
        if self._later is not None:
            self._later.hide()


def _reveal(part: QWidget, opener: QWidget) -> None:
    """Scroll to what has just opened, once it has its place."""
    QTimer.singleShot(0, part, lambda: focus.reveal(part, opener))
