"""A folder of this laptop, shown in the laptop's own way."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def show_folder(folder: Path) -> bool:
    """Open ``folder`` in the file manager. False: this laptop has no way to."""
    return bool(QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
