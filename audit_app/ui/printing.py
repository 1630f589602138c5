"""A spare key on paper, through the laptop's own print box. It never becomes a file."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from audit_app.domain.words import Words

_HEADING, _KEY, _TEXT = 24, 22, 12
_SPACE = 10


def has_printer() -> bool:
    """Whether this laptop knows a printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def print_spare_key(
    screen: QWidget, words: Words, groups: Sequence[str], done: Callable[[], object]
) -> None:
    """Ask for a printer and send the page to it; ``done`` is called once it was sent."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    # The name is seen in the printer's list of jobs.
    printer.setDocName(words("export.name.spare-key"))
    dialog = QPrintDialog(printer, screen)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, on=False)
    document = spare_key_page(words, groups)

    def send() -> None:
        document.print_(printer)
        done()

    dialog.accepted.connect(send)
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)


def spare_key_page(words: Words, groups: Sequence[str]) -> QTextDocument:
    """The page: what it is, the groups in order, and where to keep it."""
    page = QTextDocument()
    cursor = QTextCursor(page)
    _line(cursor, words("export.spare-key.heading"), _HEADING)
    _line(cursor, words("export.spare-key.what"), _TEXT)
    for number, group in enumerate(groups, 1):
        _line(cursor, f"{number}.  {group}", _KEY)
    for key in ("at-home", "not-school", "no-photo", "lost"):
        _line(cursor, words(f"export.spare-key.{key}"), _TEXT)
    return page


def _line(cursor: QTextCursor, text: str, points: int) -> None:
    letters = QTextCharFormat()
    font = QFont()
    font.setPointSize(points)
    letters.setFont(font)
    block = QTextBlockFormat()
    block.setBottomMargin(_SPACE)
    cursor.setBlockFormat(block)
    cursor.insertText(text, letters)
    cursor.insertBlock()
