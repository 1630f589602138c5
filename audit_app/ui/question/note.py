"""A private note beside a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from audit_app.ui.kit import accessible
from audit_app.ui.kit.buttons import Disclosure
from audit_app.ui.kit.cards import Panel
from audit_app.ui.kit.fields import Field, NoteField

if TYPE_CHECKING:
    from audit_app.domain.words import Words


class PrivateNote(Panel):
    """Closed at first, also when something is written: somebody may be looking over a shoulder.

    ``written`` gives the text after a pause, on leaving the field, and on ``tell``.
    """

    written = Signal(str)

    def __init__(self, text: str, words: Words) -> None:
        """``text`` is what was written before."""
        super().__init__()
        self._field = NoteField(text)
        self._field.written.connect(self.written)
        accessible.identify(self._field, "note")
        self.add(Field(words("question.note.name"), self._field, words("question.note.help")))
        self.opener = Disclosure(
            words("question.note.yours" if text else "question.note.add"), self
        )
        accessible.identify(self.opener, "note-open")
        self.opener.toggled.connect(self._on_toggled)

    def tell(self) -> None:
        """Say now what is written and was not said yet."""
        self._field.tell()

    def _on_toggled(self) -> None:
        if self.opener.isChecked():
            self._field.setFocus()
