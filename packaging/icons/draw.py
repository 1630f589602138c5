"""Draws the program's icon from resources/icons/brand.svg: PNGs, and one file for each system.

Usage: draw.py FOLDER. Needs Qt and no screen; the same drawing gives the same bytes.
"""

import os
import struct
import sys
from pathlib import Path

_BRAND = Path(__file__).resolve().parents[2] / "resources" / "icons" / "brand.svg"
NAME = "privacy-self-audit"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
# The accent of the light look, and white, as ui/kit has them.
_ACCENT = "#1C5D66"
_WINDOWS = (16, 24, 32, 48, 64, 256)
# The kinds of entry that macOS reads as PNG, by size in pixels.
_APPLE = {16: b"icp4", 32: b"icp5", 64: b"icp6", 128: b"ic07", 256: b"ic08", 512: b"ic09"}


def draw(size: int) -> bytes:
    """The icon as PNG, ``size`` pixels wide and high."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(coloured().encode())).render(painter)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(content.data())


def coloured() -> str:
    """The drawing with its colour, which the program itself chooses by its look."""
    return _BRAND.read_text("utf-8").replace("currentColor", _ACCENT)


def ico(pictures: dict[int, bytes]) -> bytes:
    """An icon file for Windows: a directory, then PNGs (Windows Vista and later)."""
    head = struct.pack("<HHH", 0, 1, len(_WINDOWS))
    place = len(head) + 16 * len(_WINDOWS)
    entries = body = b""
    for size in _WINDOWS:
        picture = pictures[size]
        # 256 is written as 0: there is one byte for it.
        entries += struct.pack(
            "<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), place
        )
        place += len(picture)
        body += picture
    return head + entries + body


def icns(pictures: dict[int, bytes]) -> bytes:
    """An icon file for macOS: entries of a kind, a length (with its own head) and a PNG."""
    entries = b"".join(
        kind + struct.pack(">I", len(pictures[size]) + 8) + pictures[size]
        for size, kind in _APPLE.items()
    )
    return b"icns" + struct.pack(">I", len(entries) + 8) + entries


def main(folder: Path) -> None:
    """Write everything into ``folder``."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication

    app = QGuiApplication([NAME])
    folder.mkdir(parents=True, exist_ok=True)
    pictures = {size: draw(size) for size in SIZES}
    for size, picture in pictures.items():
        (folder / f"{size}.png").write_bytes(picture)
    (folder / f"{NAME}.svg").write_text(coloured(), "utf-8")
    (folder / f"{NAME}.ico").write_bytes(ico(pictures))
    (folder / f"{NAME}.icns").write_bytes(icns(pictures))
    del app


if __name__ == "__main__":
    main(Path(sys.argv[1]))
