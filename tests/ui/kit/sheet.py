"""Draws the parts, and screens made of them, as pictures to look at.

``python -m tests.ui.kit.sheet parts out.png --theme dark --text 150``. It needs no display.
"""

import argparse
import os
from pathlib import Path
from typing import cast

SCREEN = Path(__file__).parents[1] / "screens.json"
os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={SCREEN}")

from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402 (the platform comes first)

from audit_app.content import shipped, strings  # noqa: E402
from audit_app.ui.kit.focus import FocusRing  # noqa: E402
from audit_app.ui.kit.theme import ARGUMENTS, Choice, Theme  # noqa: E402
from tests.ui.kit.samples import SHEETS  # noqa: E402


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("sheet", choices=SHEETS)
    asked.add_argument("out")
    asked.add_argument("--theme", default="light", choices=["light", "dark", "contrast"])
    asked.add_argument("--text", type=int, default=100)
    asked.add_argument("--font", default="lexend", choices=["lexend", "system"])
    asked.add_argument("--size", default="1180x740")
    asked.add_argument("--focus", default="", help="the identifier of the part to focus")
    given = asked.parse_args()
    app = QApplication(["sheet", *ARGUMENTS])
    theme = Theme(app, shipped.path("resources"))
    theme.wear(cast("Choice", given.theme), given.text, given.font)
    ring = FocusRing(app)
    shown = SHEETS[given.sheet](strings.load())
    shown.resize(*map(int, given.size.split("x")))
    shown.show()
    app.processEvents()
    if given.focus:
        shown.activateWindow()
        ring._keys = True
        for part in shown.findChildren(QWidget, given.focus):
            part.setFocus()
    for _ in range(4):
        app.processEvents()
    shown.grab().save(given.out)


if __name__ == "__main__":
    main()
