"""A part of the page that is only made when it is opened: most never are."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Disclosure


class Opening(Column):
    """Closed at first. ``opener`` opens it, and stands wherever the page wants it."""

    def __init__(
        self, text: str, name: str, make: Callable[[], QWidget], *, anew: bool = False
    ) -> None:
        """``name`` identifies the opener. ``anew``: made again each time, to show how it is now."""
        super().__init__()
        self._make = make
        self._anew = anew
        self.opened: QWidget | None = None
        self.opener = Disclosure(text, self)
        accessible.identify(self.opener, name)
        self.opener.toggled.connect(self._on_toggled)

    def _on_toggled(self) -> None:
        if not self.opener.isChecked():
            return
        if self.opened is None or self._anew:
            self.clear()
            self.opened = self._make()
            self.add(self.opened)
            # Now, not when the event loop comes round: what opens is scrolled to before that.
            self.opened.show()
