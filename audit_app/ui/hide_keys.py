"""Choosing the keys that hide the window: by pressing them."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from audit_app.domain.words import Words
from audit_app.logic.hide_keys import why_not
from audit_app.ui.kit import accessible
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.fields import Field, LineField
from audit_app.ui.kit.flow import Flow
from audit_app.ui.kit.overlay import Overlay
from audit_app.ui.kit.text import Heading, Label
from audit_app.ui.kit.tokens import Role, Space
from audit_app.ui.passphrase import Said

# Alone they move about in the box and answer it.
_WAYS = (
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
)
_HELD = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)
_PORTABLE = QKeySequence.SequenceFormat.PortableText


def spoken(keys: str) -> str:
    """Keys as this laptop's keyboard has them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


class KeysField(LineField):
    """Shows the keys that were pressed last. ``pressed`` gives them, as they are kept."""

    pressed = Signal(str)

    def __init__(self, keys: str) -> None:
        """``keys`` that are chosen now."""
        super().__init__()
        self.setReadOnly(True)
        self.setText(spoken(keys))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            # What would do something else in the window is only shown here.
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        if event.key() in _HELD or (plain and event.key() in _WAYS):
            super().keyPressEvent(event)
            return
        keys = QKeySequence(event.keyCombination())
        self.setText(keys.toString(QKeySequence.SequenceFormat.NativeText))
        self.pressed.emit(keys.toString(_PORTABLE))


class KeysSheet(Overlay):
    """``kept`` gives the keys that were chosen."""

    kept = Signal(str)

    def __init__(self, window: QWidget, words: Words, keys: str) -> None:
        """``keys`` that hide now."""
        super().__init__(window, words("lock.keys.title"))
        self._words = words
        self._keys = keys
        self._field = KeysField(keys)
        accessible.identify(self._field, "hide-keys")
        self._said = Said()
        self._field.pressed.connect(self._on_pressed)
        self.card.add(Heading(words("lock.keys.title"), Role.NOTICE))
        self.card.add(Label(words("lock.keys.how")))
        self.card.gap(Space.ROW).add(Field(words("lock.keys.name"), self._field), self._said)
        self.card.gap(Space.BLOCK).add(self._build_foot())

    def ask(self) -> None:
        """Show it, listening."""
        self.open(self._field)

    def _build_foot(self) -> Flow:
        self.way_out = Button(self._words("lock.keys.cancel"))
        self.keep = Button(self._words("lock.keys.keep"), Kind.FILLED)
        self.way_out.clicked.connect(self.dismiss)
        self.keep.clicked.connect(self._on_keep)
        for button, name in ((self.way_out, "cancel"), (self.keep, "keep")):
            accessible.identify(button, f"hide-keys-{name}")
        return Flow(space=Space.ROW).push().add(self.way_out, self.keep)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keep.click()
        super().keyPressEvent(event)

    def _on_pressed(self, keys: str) -> None:
        self._keys = keys
        refused = why_not(keys)
        if refused is None:
            self._said.say(self._words("lock.keys.fine", keys=spoken(keys)))
        else:
            self._said.say(self._words(f"lock.keys.refused-{refused}"), "note")

    def _on_keep(self) -> None:
        if why_not(self._keys) is not None:
            self._on_pressed(self._keys)
            self._field.setFocus()
            return
        self.kept.emit(self._keys)
        self.dismiss()
