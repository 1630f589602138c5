"""What a screen reader says of a part."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget


def told(part: QWidget) -> tuple[str, str]:
    """Its name and its description."""
    found = QAccessible.queryAccessibleInterface(part)
    return found.text(QAccessible.Text.Name), found.text(QAccessible.Text.Description)
