"""One action in the list: a row that opens, how to do it, and what the person says about it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt, QTimer, Signal

from audit_app.domain.action import ActionState, Mark
from audit_app.logic.waiting import small_start
from audit_app.ui.first_actions import mark_of, minutes_and_day
from audit_app.ui.kit import accessible, focus, roles
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.flow import Flow
from audit_app.ui.kit.foot import SavedLine
from audit_app.ui.kit.row_tick import TickedRow
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


class Details(Column):
    """What is inside a row: a screen reader says which action its buttons belong to."""

    accessible_part = roles.group


class ActionItem(Column):
    """A row; its details are only made when it is first opened, its buttons also when ticked.

    ``marked``: its state changed.
    """

    marked = Signal()

    def __init__(self, context: Context, action: Action, *, starts_small: bool = False) -> None:
        """Shows ``action`` as it is now; ``starts_small``: with its first step in the row."""
        self._details = Details(margins=(_INDENT, Space.SMALL, 0, 0))
        self._details.setAccessibleName(action.title)
        super().__init__(space=0)
        self._context = context
        self.action = action
        words = context.words
        self._start = small_start(action) if starts_small else ""
        self.row = OpeningRow(words, mark_of(action), action.title, self._details)
        self._show_meta()
        accessible.identify(self.row, f"action-{action.id}")
        self.row.toggled.connect(self._on_toggled)
        named = words("actions.tick.name", title=action.title)
        ticked = TickedRow(self.row, named)
        self.tick = ticked.tick
        self.tick.setChecked(action.state.mark is Mark.DONE)
        self.tick.clicked.connect(self._on_ticked)
        accessible.identify(self.tick, f"tick-{action.id}")
        self.add(ticked, self._details)
        self.state: StateButtons | None = None
        self._opened = False

    def more(self) -> QWidget | None:
        """What stands above the buttons: the page where this can be done, if there is one."""
        from audit_app.ui.helper import helper_button

        return helper_button(self._context, self.action, Name.ACTIONS)

    def open(self) -> None:
        """Show what is inside."""
        self.row.setChecked(True)

    def _show_meta(self) -> None:
        words, to_do = self._context.words, self.action.state.mark is Mark.TO_DO
        start = self._start if to_do else ""
        line = words("actions.row.small-start", step=start) if start else ""
        self.row.show_meta(minutes_and_day(words, self.action), line)

    def _on_toggled(self) -> None:
        if not self._opened:
            self._opened = True
            self._build_details()
        self._buttons().setVisible(self.row.isChecked())
        if self.row.isChecked():
            _reveal(self._details, self.row)

    def _build_details(self) -> None:
        from audit_app.ui.action_note import ActionNote

        inside = Column(Label(self.action.why))
        inside.gap(Space.ROW).add(HowPanel(self._context, self.action))
        more = self.more()
        if more is not None:
            inside.gap(Space.ROW).add(more)
            more.show()
        inside.gap(Space.ROW).add(ActionNote(self._context, self.action))
        self._details.add(inside)
        # At once, not when Qt next finds time: the keyboard may go there now.
        inside.show()

    def _buttons(self) -> StateButtons:
        """What can be said of it. Ticked in a closed row, they offer the way back under it."""
        if self.state is None:
            self.state = StateButtons(self._context, self.action)
            self.state.marked.connect(self._on_marked)
            indented = Column(margins=(_INDENT, 0, 0, 0))
            self.add(indented.add(self.state))
            indented.show()
        return self.state

    def _on_ticked(self) -> None:
        mark = Mark.DONE if self.tick.isChecked() else Mark.TO_DO
        state = self._buttons()
        state.mark(mark, take_keyboard=False)
        state.setVisible(self.row.isChecked() or mark is Mark.DONE)

    def _on_marked(self, action: Action) -> None:
        self.action = action
        self.row.show_kind(mark_of(action))
        self._show_meta()
        self.tick.setChecked(action.state.mark is Mark.DONE)
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
        self._days: LaterPanel | None = None
        self._asked: Button | None = None
        self._line = SavedLine(context.words)
        self._saving = Saving(context, self._line, self)
        self._says = Label(role=Role.STRONG)
        self.done = self._button("done", "tick")
        self.later = self._button("later")
        self.due = self._button("due")
        self.not_for_me = self._button("not-for-me")
        self.undo = self._button("undo")
        self.done.clicked.connect(lambda: self.mark(Mark.DONE))
        self.not_for_me.clicked.connect(lambda: self.mark(Mark.NOT_FOR_ME))
        self.undo.clicked.connect(lambda: self.mark(Mark.TO_DO))
        self.later.clicked.connect(lambda: self._ask_day(self.later))
        self.due.clicked.connect(lambda: self._ask_day(self.due))
        flow = Flow(self.done, self._says, self.undo, space=Space.ROW)
        flow.add(self._line).push().add(self.due, self.later, self.not_for_me)
        self.add(flow)
        self.set_margins((0, Space.ROW, 0, Space.PANEL))
        self._show()

    def _button(self, key: str, icon: str = "") -> Button:
        kind = Kind.OUTLINED if key in ("done", "undo") else Kind.PLAIN
        button = Button(self._words(f"actions.row.{key}"), kind, icon)
        button.setAccessibleDescription(self._action.title)
        accessible.identify(button, f"action-{key}")
        return button

    def mark(self, mark: Mark, until: date | None = None, *, take_keyboard: bool = True) -> None:
        """Keep where the person is with it; a day that they set stays."""
        state = ActionState(mark=mark, until=until, due=self._action.state.due)
        self._keep(state)
        if take_keyboard:
            start = self.done if mark is Mark.TO_DO else self.undo
            start.setFocus(Qt.FocusReason.OtherFocusReason)
        accessible.announce(self, self._says.text() or self._words("actions.row.is-to-do"))

    def _keep(self, state: ActionState) -> None:
        self._close_days()
        self._saving.keep(self._context.opened.actions.mark(self._action.id, state))
        self._action = msgspec.structs.replace(self._action, state=state)
        self._show()
        self.marked.emit(self._action)

    def _show(self) -> None:
        state = self._action.state
        open_now = state.mark is Mark.TO_DO
        for part in (self.done, self.due, self.later, self.not_for_me):
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

    def _ask_day(self, asked: Button) -> None:
        """Ask for a day under the buttons; a second press puts the question away."""
        again = self._days is not None and self._asked is asked
        self._close_days()
        if again:
            asked.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._asked = asked
        title = "later.title" if asked is self.later else "due.title"
        self._days = days = LaterPanel(self._context, f"actions.{title}")
        days.picked.connect(self._on_day_picked)
        days.closed.connect(lambda: self._ask_day(asked))
        self.add(days)
        days.begin()
        _reveal(days, asked)

    def _on_day_picked(self, day: date | None) -> None:
        if self._asked is self.later:
            self.mark(Mark.LATER, day)
            return
        self._keep(msgspec.structs.replace(self._action.state, due=day))
        key = "actions.due.none" if day is None else "actions.due.set"
        said = self._words(key, date=self._words.date(day) if day else "")
        accessible.announce(self, said)
        self.due.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_days(self) -> None:
        if self._days is not None:
            self._days.hide()
            self._days.deleteLater()
            self._days = None


def _reveal(part: QWidget, opener: QWidget) -> None:
    """Scroll to what has just opened, once it has its place."""
    QTimer.singleShot(0, part, lambda: focus.reveal(part, opener))
