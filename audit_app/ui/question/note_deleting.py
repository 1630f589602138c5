"""Deleting a private note, with everything that was ever written in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from audit_app.ui.deleting import still_there, watch
from audit_app.ui.notices import WayOn

if TYPE_CHECKING:
    from audit_app.domain.checklist import QuestionId
    from audit_app.ui.context import Context
    from audit_app.ui.question.note import PrivateNote
    from audit_app.ui.screen import Screen
    from audit_app.vault.erasing import Left


class NoteDeleting(QObject):
    """Asks first, deletes, and says what may remain elsewhere."""

    def __init__(
        self, context: Context, question: QuestionId, note: PrivateNote, screen: Screen
    ) -> None:
        """For the note beside one question of the check-in in hand."""
        super().__init__(screen)
        self._context = context
        self._words = context.words
        self._question = question
        self._note = note
        note.delete_asked.connect(self._on_asked)

    def _on_asked(self) -> None:
        keep = WayOn(self._words("my-data.note.ask.keep"))
        go = WayOn(self._words("my-data.note.ask.go"), self._delete, care=True)
        self._context.notices.ask("my-data.note.ask", (keep, go), "cross")

    def _delete(self) -> None:
        session = self._context.opened
        # What is typed goes first, so that it is deleted with the rest.
        self._note.begin_deleting()
        deleted = session.deleting.note(session.record.open.id, self._question)
        watch(self._context, deleted, self._on_deleted, self._on_failed)

    def _on_deleted(self, left: Left) -> None:
        says = self._words("my-data.deleted.note")
        self._note.end_deleting(says, still_there(left, self._words))

    def _on_failed(self, wrong: BaseException) -> None:
        self._note.end_deleting()
        self._context.notices.show(wrong, icon="disk")
