"""A new passphrase: typed twice, with honest words about how hard it is to guess."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent

from audit_app.ui.context import Context
from audit_app.ui.kit import accessible, focus
from audit_app.ui.kit.boxes import Column, TopRow
from audit_app.ui.kit.buttons import Button
from audit_app.ui.kit.fields import Field, SecretField
from audit_app.ui.kit.flow import Tiles
from audit_app.ui.kit.icons import IN_BUTTON, Icon
from audit_app.ui.kit.text import Label, muted
from audit_app.ui.kit.tokens import Role, Space, Token
from audit_app.vault.strength import Strength

_PAUSE_MS = 300
_LEAST = 330
# About 45 bits: whoever holds a copy of the locked file may guess for months.
_SUGGESTED = 4
_ANY = "long enough to be looked at"
_SIGNS = {Strength.WEAK: "note", Strength.FAIR: "saved", Strength.STRONG: "saved"}


class NewPassphrase(Column):
    """Two fields side by side, and a line that says how good the first one is."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        """Empty."""
        super().__init__(space=Space.SMALL)
        self._context = context
        self._words = context.words
        self.first, self.second = SecretField(self._words), SecretField(self._words)
        accessible.identify(self.first.line, "passphrase-first")
        accessible.identify(self.second.line, "passphrase-second")
        self.said = Said()
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._on_paused)
        self.first.typed.connect(self._on_first_typed)
        self.second.typed.connect(self._on_second_typed)
        self.add(
            Tiles(
                Field(self._words("setup.passphrase.first"), self.first),
                Field(self._words("setup.passphrase.second"), self.second),
                least=_LEAST,
                space=Space.PANEL,
            )
        )
        suggest = Button(self._words("setup.passphrase.suggest"), icon="key")
        accessible.identify(suggest, "passphrase-suggest")
        suggest.clicked.connect(self._on_suggest)
        self.add(self.said, muted(self._words("setup.passphrase.advice")))
        self.gap(Space.ROW).add(suggest, align=Qt.AlignmentFlag.AlignLeft)

    @property
    def text(self) -> str:
        """What is typed in the first field."""
        return self.first.text()

    def is_ready(self) -> bool:
        """Whether it can be used; if not, say what is missing and go to where it is."""
        if not self.first.text():
            return self._ask_for(self.first, "none")
        if not self.second.text():
            return self._ask_for(self.second, "none-again")
        if self.first.text() != self.second.text():
            return self._ask_for(self.second, "different")
        return True

    def refuse(self) -> None:
        """Say that it would be guessed too soon."""
        self._show_strength(Strength.WEAK)
        self.first.line.setFocus()

    def empty(self) -> None:
        """Forget what is typed, and hide what is typed next."""
        for field in (self.first, self.second):
            field.empty()
            field.show_button.setChecked(False)

    def showEvent(self, event: QShowEvent) -> None:
        """The first look at a passphrase loads its word lists: that is done before it is needed."""
        super().showEvent(event)
        self._context.tasks.run(lambda: self._context.parts.passphrases.strength(_ANY))

    def _ask_for(self, field: SecretField, key: str) -> bool:
        field.line.setFocus()
        self.said.refuse(self._words(f"setup.passphrase.{key}"), "note")
        return False

    def _on_first_typed(self) -> None:
        self.said.say("")
        self._pause.start()
        self.changed.emit()

    def _on_suggest(self) -> None:
        """Words to read and to type again: typing is what makes them stick."""
        from audit_app.audit.phrases import Phrases

        self.second.empty()
        self.first.line.setText(Phrases().make(_SUGGESTED))
        self._pause.stop()
        self.first.show_button.setChecked(True)
        self.second.line.setFocus()
        self.said.say(self._words("setup.passphrase.suggested"), "note")

    def _on_second_typed(self) -> None:
        if self.second.text() and self.second.text() == self.first.text():
            self.said.say(self._words("setup.passphrase.same"), "saved")
        elif not self.first.text().startswith(self.second.text()):
            self.said.say(self._words("setup.passphrase.different"), "note")
        self.changed.emit()

    def _on_paused(self) -> None:
        text = self.text
        if text:
            judge = self._context.parts.passphrases.strength
            self._context.tasks.run(lambda: (text, judge(text)), self._on_judged)

    def _on_judged(self, judged: tuple[str, Strength]) -> None:
        text, strength = judged
        if text == self.text:
            self._show_strength(strength)

    def _show_strength(self, strength: Strength) -> None:
        self.said.say(self._words(f"setup.passphrase.strength.{strength}"), _SIGNS[strength])


class Said(TopRow):
    """One line about what was typed, with a sign. Read out when it changes."""

    def __init__(self, *, keeps_room: bool = True) -> None:
        """Nothing to say yet. ``keeps_room``: nothing moves when it begins to speak."""
        super().__init__(space=Space.SMALL)
        self._keeps_room = keeps_room
        self._icon = Icon("saved", Token.ACCENT, IN_BUTTON, top=2)
        self.label = Label(" ", Role.NOTE)
        self.add(self._icon).add(self.label, stretch=1)
        self.say("")

    @property
    def text(self) -> str:
        """What it says now."""
        return self.label.text().strip()

    def say(self, text: str, icon: str = "saved") -> None:
        """Say ``text``; empty: nothing."""
        told = text and text != self.text
        self._show(text, icon)
        if told:
            accessible.announce(self.label, text)
            self._reveal()

    def refuse(self, text: str, icon: str = "key") -> None:
        """Say why something does not go on, each time it is tried."""
        self._show(text, icon)
        accessible.alert(self.label, text)
        self._reveal()

    def _show(self, text: str, icon: str) -> None:
        self.label.setText(text or " ")
        self._icon.show_icon(icon, Token.ACCENT if icon == "saved" else Token.MUTED)
        self._icon.setVisible(bool(text))
        if not self._keeps_room:
            self.setVisible(bool(text))

    def _reveal(self) -> None:
        """Once it has its place: with large letters it may be below what shows."""
        QTimer.singleShot(0, self, lambda: focus.reveal(self, self))
