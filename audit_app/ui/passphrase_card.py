"""A card to add or change a passphrase in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from audit_app.ui.context import Context
from audit_app.ui.kit import accessible
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import Card
from audit_app.ui.kit.flow import Flow
from audit_app.ui.kit.tokens import Space
from audit_app.ui.passphrase import NewPassphrase


class PassphraseCard(Card):
    """``submitted`` gives the passphrase once it was typed twice; ``cancelled`` closes the card."""

    submitted = Signal(str)
    cancelled = Signal()

    def __init__(self, context: Context) -> None:
        """Empty."""
        super().__init__()
        words = context.words
        self.fields = NewPassphrase(context)
        self.keep = Button(words("unlock.protection.do.keep"), Kind.FILLED)
        self.cancel = Button(words("unlock.protection.do.cancel"))
        accessible.identify(self.keep, "passphrase-keep")
        accessible.identify(self.cancel, "passphrase-cancel")
        self.keep.clicked.connect(self._on_keep)
        self.cancel.clicked.connect(self._on_cancel)
        for field in (self.fields.first, self.fields.second):
            field.entered.connect(self.keep.click)
        self.add(self.fields).gap(Space.PANEL).add(Flow(self.keep, self.cancel, space=Space.ROW))

    def start(self) -> QWidget:
        """The first field."""
        return self.fields.first.line

    def empty(self) -> None:
        """Forget what is typed."""
        self.fields.empty()

    def refuse(self) -> None:
        """Say that it would be guessed too soon."""
        self.fields.refuse()

    def _on_keep(self) -> None:
        if self.fields.is_ready():
            self.submitted.emit(self.fields.text)

    def _on_cancel(self) -> None:
        self.empty()
        self.cancelled.emit()
