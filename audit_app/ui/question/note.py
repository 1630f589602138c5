"""A private note beside a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor

from audit_app.ui.kit import accessible, focus
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import Panel
from audit_app.ui.kit.fields import Field, NoteField
from audit_app.ui.kit.text import Label, muted
from audit_app.ui.kit.tokens import Role
from audit_app.ui.question.opening import Opening

if TYPE_CHECKING:
    from audit_app.domain.words import Words


class PrivateNote(Opening):
    """Closed at first, also when something is written: somebody may be looking over a shoulder.

    ``typed``: there is something new. ``written`` gives the text after a pause, on leaving the
    field, and on ``tell``. ``delete_asked``: all that was ever written is to go.
    """

    typed = Signal()
    written = Signal(str)
    delete_asked = Signal()

    def __init__(self, text: str, words: Words) -> None:
        """``text`` is what was written before."""
        opener = words("question.note.yours") if text else words("question.note.add")
        super().__init__(opener, "note-open", self._build)
        self._text = text
        self._words = words
        self._field: NoteField | None = None
        self._delete: Button | None = None
        self._said: Column | None = None
        self.opener.toggled.connect(self._on_opened)

    def _build(self) -> Panel:
        self._field = NoteField(self._text)
        self._field.textChanged.connect(self.typed)
        self._field.written.connect(self.written)
        accessible.identify(self._field, "note")
        name, says = self._words("question.note.name"), self._words("question.note.help")
        self._said = Column()
        self._said.hide()
        self._delete = Button(self._words("my-data.note.delete"), Kind.PLAIN, flush=True)
        accessible.identify(self._delete, "note-delete")
        self._delete.clicked.connect(self.delete_asked)
        panel = Panel(self._said, Field(name, self._field, says))
        return panel.add(self._delete, align=Qt.AlignmentFlag.AlignLeft)

    def begin_deleting(self) -> None:
        """Say what is typed, and take no more until ``end_deleting``."""
        self.tell()
        self._set_deleting(now=True)

    def end_deleting(self, says: str = "", stays: str = "") -> None:
        """Hold nothing any more and say so; without ``says`` it was not deleted."""
        self._set_deleting(now=False)
        if self._field is None or self._said is None or not says:
            return
        self._field.empty()
        self._said.clear()
        self._said.show()
        self._said.add(Label(says, Role.NOTE_STRONG), muted(stays))
        self._field.setFocus()
        focus.reveal(self._said, self._field)
        accessible.announce(self, f"{says} {stays}")

    def _set_deleting(self, *, now: bool) -> None:
        self.setEnabled(not now)
        if self._delete is not None:
            self._delete.setText(self._words(f"my-data.note.{'busy' if now else 'delete'}"))

    def tell(self) -> None:
        """Say now what is written and was not said yet."""
        if self._field is not None:
            self._field.tell()

    def _on_opened(self) -> None:
        if self._field is not None and self.opener.isChecked():
            self._field.setFocus()
            self._field.moveCursor(QTextCursor.MoveOperation.End)
