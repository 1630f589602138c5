"""Copying a secret: marked so that clipboard histories leave it out, and taken off again soon.

Each mark is what its system's own tools look for: Windows (clipboard history and cloud clipboard),
KDE's Klipper, and the clipboard managers of macOS that follow nspasteboard.org. Only the KDE mark
has been seen to arrive; Windows and macOS are untried. Programs that ignore the marks keep a copy.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication

SECONDS = 30
_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
_NO = bytes(4)
MARKS = {
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): b"1",
    _WINDOWS.format("CanIncludeInClipboardHistory"): _NO,
    _WINDOWS.format("CanUploadToCloudClipboard"): _NO,
    "x-kde-passwordManagerHint": b"secret",
    "org.nspasteboard.ConcealedType": b"1",
}


class SecretCopy(QObject):
    """Copies, and clears the clipboard after ``SECONDS``, and when the program ends.

    Only what it copied itself is cleared. It outlives the page it was made on, which may be left
    at once to paste elsewhere: so it belongs to the program. ``ended`` says whether it was still
    there, after which it deletes itself.
    """

    ended = Signal(bool)

    def __init__(self) -> None:
        """Nothing is copied yet."""
        program = QCoreApplication.instance()
        super().__init__(program)
        self._text = ""
        self._wait = QTimer(self, interval=SECONDS * 1000, singleShot=True)
        self._wait.timeout.connect(self.clear)
        if program is not None:
            program.aboutToQuit.connect(self.clear)

    def copy(self, text: str) -> None:
        """Put ``text`` on the clipboard."""
        data = QMimeData()
        data.setText(text)
        for kind, mark in MARKS.items():
            data.setData(kind, mark)
        _clipboard().setMimeData(data)
        self._text = text
        self._wait.start()

    def clear(self) -> None:
        """Take it off the clipboard, if it is still what lies there."""
        text, self._text = self._text, ""
        there = bool(text) and _clipboard().text() == text
        if there:
            _clipboard().clear()
        self.ended.emit(there)
        self.deleteLater()


def take_back() -> None:
    """Clear at once what any of them copied, and what was only marked with the mouse.

    What a person copied themselves is theirs.
    """
    program, board = QCoreApplication.instance(), _clipboard()
    for copied in program.findChildren(SecretCopy) if program is not None else ():
        copied.clear()
    if board.supportsSelection() and board.ownsSelection():
        board.clear(QClipboard.Mode.Selection)


def _clipboard() -> QClipboard:
    return QGuiApplication.clipboard()
