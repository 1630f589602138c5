"""A number that goes up and down by one: how many were seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Row
from audit_app.ui.kit.buttons import Button
from audit_app.ui.kit.text import Label
from audit_app.ui.kit.tokens import Role, Space

if TYPE_CHECKING:
    from audit_app.domain.words import Words

MOST = 999


class Counter(Row):
    """One fewer, the number, one more. ``changed`` gives the number."""

    changed = Signal(int)

    def __init__(self, words: Words, name: str, count: int = 0) -> None:
        """``name`` says to a screen reader what is counted."""
        super().__init__(space=Space.ROW)
        self._words = words
        self._name = name
        self.count = count
        self.fewer = Button("−", icon="")  # noqa: RUF001 (a real minus sign, as wide as the plus)
        self.more = Button("+")
        self._number = Label(str(count), Role.CARD, wrap=False)
        for button, key, step in ((self.fewer, "fewer", -1), (self.more, "more", 1)):
            button.setAccessibleName(words(f"review.{key}", name=name))
            button.clicked.connect(lambda _=False, by=step: self._count(by))
        self.add(self.fewer, self._number, self.more)
        self._show()

    def _count(self, step: int) -> None:
        self.count = min(MOST, max(0, self.count + step))
        self._show()
        accessible.announce(self, self._said())
        self.changed.emit(self.count)

    def _said(self) -> str:
        return self._words("review.counted", count=self.count, name=self._name)

    def _show(self) -> None:
        self._number.setText(str(self.count))
        self._number.setAccessibleName(self._said())
        self.fewer.setEnabled(self.count > 0)
