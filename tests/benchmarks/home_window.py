"""Our Home over a vault, painted once. The spare key opens it: no keyring, no slow guess."""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication

from audit_app import compose
from audit_app.ui.kit.focus import FocusRing
from audit_app.ui.kit.theme import Theme
from audit_app.ui.places import Name, Place
from audit_app.ui.window import Window


class PaintedOnce(Window):
    """Ends the program after its first paint."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QTimer.singleShot(0, self.close)


def main(folder: str, spare_key: str) -> int:
    app = QApplication([])
    parts = compose.compose(Path(folder))
    theme = Theme(app, parts.resources)
    theme.wear("light")
    window = PaintedOnce(parts, theme)
    ring = FocusRing(app)
    vault = parts.protection.open_with_spare_key(spare_key)
    window.context.session = parts.session(vault)
    window.go(Place(name=Name.HOME))
    window.show()
    code = app.exec()
    ring.deleteLater()
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
