"""A day, typed as three numbers: quick by keyboard, plain to a screen reader, right in any size."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.fields import LineField
from audit_app.ui.kit.flow import Flow
from audit_app.ui.kit.text import Label
from audit_app.ui.kit.tokens import Role, Space

if TYPE_CHECKING:
    from audit_app.domain.words import Words

_PARTS = (("day", 2, 64), ("month", 2, 64), ("year", 4, 96))


class DayField(Flow):
    """Day, month and year side by side. ``entered``: Enter was pressed in one of them."""

    entered = Signal()

    def __init__(self, words: Words, name: str, day: date | None = None) -> None:
        """``name`` says to a screen reader what the day is for; ``day`` is filled in."""
        super().__init__(space=Space.ROW)
        filled = (day.day, day.month, day.year) if day else ("", "", "")
        self.lines = tuple(LineField(units=units) for _, _, units in _PARTS)
        for (part, most, _), line, value in zip(_PARTS, self.lines, filled, strict=True):
            line.setText(str(value))
            line.setMaxLength(most)
            word = words(f"day.{part}")
            line.setAccessibleName(words("day.named", name=name, part=word))
            accessible.identify(line, f"date-{part}")
            line.returnPressed.connect(self.entered)
            self.add(Column(Label(word, Role.SMALL, wrap=False), line, space=2))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is typed."""
        return not any(line.text().strip() for line in self.lines)

    @property
    def day(self) -> date | None:
        """The day, or None when the three numbers are not one."""
        day, month, year = (line.text().strip() for line in self.lines)
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            return None
