"""A bare window that has loaded what no window of this design can do without. Started as a program.

The libraries that keep and decode the answers, the letters, an icon, and Qt's own names: what is
left between this and Home is ours to make faster.
"""

import hashlib
import sys
from pathlib import Path

import apsw
import msgspec
import nacl.bindings
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.bare_window import BareWindow

RESOURCES = Path(__file__).parents[2] / "resources"


def main() -> int:
    """Use each a little, so that it is there, then paint the window."""
    msgspec.json.decode(msgspec.json.encode({"home": 1}), type=dict[str, int])
    apsw.Connection(":memory:").close()
    nacl.bindings.randombytes(1)
    hashlib.sha256(b"").digest()
    app = QApplication(sys.argv)
    for letters in sorted((RESOURCES / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(letters))
    QSvgRenderer(QByteArray((RESOURCES / "icons" / "home.svg").read_bytes()))
    window = BareWindow()
    window.setWindowModality(Qt.WindowModality.NonModal)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
