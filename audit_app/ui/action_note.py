"""A private note on an action: written in place, kept as it is typed, deleted for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Disclosure, Kind
from audit_app.ui.kit.fields import Field, NoteField
from audit_app.ui.kit.flow import Flow
from audit_app.ui.kit.foot import SavedLine, SavedState
from audit_app.ui.kit.tokens import Space

if TYPE_CHECKING:
    from concurrent.futures import Future

    from audit_app.domain.action import Action
    from audit_app.ui.context import Context


class ActionNote(Column):
    """Folded while nothing is noted."""

    def __init__(self, context: Context, action: Action) -> None:
        """Reads what is noted of ``action``."""
        super().__init__(space=Space.TINY)
        self._context = context
        self._action = action.id
        words = context.words
        noted = context.opened.notes.of(action.id)
        self.field = NoteField(noted)
        accessible.identify(self.field, "action-note")
        self.field.written.connect(self._on_written)
        self._line = SavedLine(words)
        self.delete = Button(words("actions.note.delete"), Kind.PLAIN, flush=True)
        accessible.identify(self.delete, "action-note-delete")
        self.delete.clicked.connect(self._on_delete)
        self.delete.setVisible(bool(noted))
        inside = Column(
            Field(words("actions.note.name"), self.field, words("actions.note.about")),
            Flow(self.delete, self._line, space=Space.ROW),
            space=Space.TINY,
        )
        self.opener = Disclosure(words("actions.note.add"), inside)
        accessible.identify(self.opener, "action-note-open")
        self.opener.setAccessibleDescription(action.title)
        self.add(self.opener, align=Qt.AlignmentFlag.AlignLeft)
        self.add(inside)
        if noted:
            self.opener.setChecked(True)

    def _on_written(self, text: str) -> None:
        self._line.show_state(SavedState.QUIET)
        self._watch(self._context.opened.notes.keep(self._action, text))
        self.delete.setVisible(bool(text.strip()))

    def _on_delete(self) -> None:
        self.field.empty()
        self._watch(self._context.opened.notes.delete(self._action))
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.delete.hide()
        accessible.announce(self, self._context.words("actions.note.deleted"))

    def _watch(self, future: Future[Any] | None) -> None:
        if future is not None:
            self._context.tasks.watch(future, self._on_saved, self._on_failed)

    def _on_saved(self, _: object) -> None:
        self._line.show_state(SavedState.SAVED)

    def _on_failed(self, wrong: BaseException) -> None:
        self._line.show_state(SavedState.UNSAVED)
        if self.isVisible():
            self._context.notices.show(wrong)
