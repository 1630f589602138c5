"""Choosing by number: 1 is the first answer, on the top row of keys or the number pad."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_FIRST, _LAST = int(Qt.Key.Key_1), int(Qt.Key.Key_9)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def picked(event: QKeyEvent, count: int) -> int | None:
    """Which of ``count`` things (from 0) the key chooses, or None."""
    number = event.key() - _FIRST
    digit = _FIRST <= event.key() <= _LAST
    return number if digit and number < count and event.modifiers() in _PLAIN else None
