"""A private note beside a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor

from audit_app.ui.kit import accessible
from audit_app.ui.kit.cards import Panel
from audit_app.ui.kit.fields import Field, NoteField
from audit_app.ui.question.opening import Opening

if TYPE_CHECKING:
    from audit_app.domain.words import Words


class PrivateNote(Opening):
    """Closed at first, also when something is written: somebody may be looking over a shoulder.

    ``typed``: there is something new. ``written`` gives the text after a pause, on leaving the
    field, and on ``tell``.
    """

    typed = Signal()
    written = Signal(str)

    def __init__(self, text: str, words: Words) -> None:
        """``text`` is what was written before."""
        opener = words("question.note.yours") if text else words("question.note.add")
        super().__init__(opener, "note-open", self._build)
        self._text = text
        self._words = words
        self._field: NoteField | None = None
        self.opener.toggled.connect(self._on_opened)

    def _build(self) -> Panel:
        self._field = NoteField(self._text)
        self._field.textChanged.connect(self.typed)
        self._field.written.connect(self.written)
        accessible.identify(self._field, "note")
        name, says = self._words("question.note.name"), self._words("question.note.help")
        return Panel(Field(name, self._field, says))

    def tell(self) -> None:
        """Say now what is written and was not said yet."""
        if self._field is not None:
            self._field.tell()

    def _on_opened(self) -> None:
        if self._field is not None and self.opener.isChecked():
            self._field.setFocus()
            self._field.moveCursor(QTextCursor.MoveOperation.End)
