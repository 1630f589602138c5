"""Private things on the clipboard: out of every history, and taken back again."""

import os

from PySide6.QtCore import QByteArray, QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

LONGEST = 30
_OURS = "application/x-privacy-self-audit"
# What clipboard histories look for: Windows and its cloud, Klipper, and those of macOS.
_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
_HINTS = {
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): b"\0\0\0\0",
    _WINDOWS.format("CanIncludeInClipboardHistory"): b"\0\0\0\0",
    _WINDOWS.format("CanUploadToCloudClipboard"): b"\0\0\0\0",
    "x-kde-passwordManagerHint": b"secret",
    "application/x-nspasteboard-concealed-type": b"1",
}


class PrivateClipboard(QObject):
    """Copies what is private, and takes it back unless something else lies there by then."""

    def __init__(self, parent: QObject) -> None:
        """Nothing of ours is on the clipboard."""
        super().__init__(parent)
        self._token = b""
        self._timer = QTimer(self, interval=LONGEST * 1000, singleShot=True)
        self._timer.timeout.connect(self.take_back)

    def copy(self, text: str) -> None:
        """Put ``text`` on the clipboard for ``LONGEST`` seconds."""
        self._token = os.urandom(16)
        content = QMimeData()
        content.setText(text)
        content.setData(_OURS, QByteArray(self._token))
        for name, value in _HINTS.items():
            content.setData(name, QByteArray(value))
        QGuiApplication.clipboard().setMimeData(content)
        self._timer.start()

    def take_back(self) -> None:
        """Clear what ``copy`` put there, and what was only marked with the mouse.

        What the person copied themselves is theirs.
        """
        self._timer.stop()
        clipboard, token = QGuiApplication.clipboard(), self._token
        self._token = b""
        if token and bytes(clipboard.mimeData().data(_OURS).data()) == token:
            clipboard.clear()
        if clipboard.supportsSelection() and clipboard.ownsSelection():
            clipboard.clear(QClipboard.Mode.Selection)
