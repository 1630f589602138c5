"""The program over a vault, until Home is painted. The spare key opens it: no keyring, no guess."""

import sys
from pathlib import Path

from audit_app import app


def main(folder: str, spare_key: str) -> int:
    app.load()

    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication

    from audit_app import compose
    from audit_app.ui import program
    from audit_app.ui.kit.theme import ARGUMENTS
    from audit_app.ui.window import Window

    class PaintedOnce(Window):
        """Ends the program after its first paint."""

        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            QTimer.singleShot(0, self.close)

    qt = QApplication([program.NAME, *ARGUMENTS])
    parts = compose.compose(Path(folder))
    vault = parts.protection.open_with_spare_key(spare_key)
    vars(program)["Window"] = PaintedOnce
    return program.run(qt, parts, vault)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
