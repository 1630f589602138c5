"""The program with a window: what a start finds, the window over it, and coming to the front."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher
from PySide6.QtWidgets import QApplication

from audit_app import __version__, compose
from audit_app.domain.errors import AuditError
from audit_app.ui import notices, window_place
from audit_app.ui.kit.focus import FocusRing
from audit_app.ui.kit.garbage import Garbage
from audit_app.ui.kit.theme import ARGUMENTS, Theme
from audit_app.ui.places import Name, Place
from audit_app.ui.window import Window
from audit_app.vault import instance, places
from audit_app.vault.errors import InUse
from audit_app.vault.opening import Means

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audit_app.compose import Parts
    from audit_app.vault.vault import Vault

NAME = "privacy-self-audit"


def main(arguments: Sequence[str]) -> int:
    """Open the window and stay until it is closed. ``--demo`` shows an invented person."""
    app = QApplication([NAME, *ARGUMENTS])
    app.setApplicationName(NAME)
    app.setApplicationVersion(__version__)
    if "--demo" in arguments:
        # Windows removes nothing that is open: a start that was cut off must not hide behind that.
        with tempfile.TemporaryDirectory(prefix=NAME, ignore_cleanup_errors=True) as folder:
            return demonstrate(app, compose.invented(Path(folder)))
    return start(app, places.default_folder())


def start(app: QApplication, folder: Path) -> int:
    """Open the window over the answers in ``folder``. 0: all went well; 1: something was told.

    A second start brings the first to the front, and only says so when that does not answer.
    """
    try:
        with instance.hold(folder) as held:
            return run(app, compose.compose(folder, Means(hold=held)))
    except InUse as trouble:
        from audit_app.system import front

        return 0 if front.ask(folder) else _tell(trouble)
    except AuditError as trouble:
        return _tell(trouble)


def run(app: QApplication, parts: Parts, vault: Vault | None = None) -> int:
    """Show the window until it is closed. An open ``vault`` shows Home at once."""
    theme = Theme(app, parts.resources)
    settings = parts.effective
    theme.follow(settings)
    window = Window(parts, theme)
    notices.install_excepthook(window.context.notices, __version__)
    ring = FocusRing(app)
    watcher = QFileSystemWatcher([str(parts.folder)]) if parts.folder.is_dir() else None
    if watcher is not None:
        watcher.directoryChanged.connect(lambda: _come_forward(window, parts.folder))
    if vault is not None:
        window.context.session = parts.session(vault)
    window_place.stand(window, settings.window)
    # Now, or a frame would be made that does not fit it.
    window.shell.resize(window.size())
    window.shell.refold()
    window.go(first_place(parts, opened=vault is not None))
    window.show()
    Garbage(app)
    code = app.exec()
    window_place.remember(window, parts)
    ring.deleteLater()
    return code


def demonstrate(app: QApplication, parts: Parts) -> int:
    """Show an invented person, of whom nothing stays: not in this laptop's keyring either."""
    try:
        return run(app, parts, _invented(parts))
    finally:
        # Cut off with its answers still open, it goes with its folder.
        with contextlib.suppress(AuditError):
            parts.protection.forget()


def _invented(parts: Parts) -> Vault:
    from audit_app import demo

    return demo.open_vault(parts.protection, parts.checklist, parts.today())


def first_place(parts: Parts, *, opened: bool = False) -> Place:
    """Where a start begins: home when open, else by what lies in the folder."""
    if opened:
        return Place(name=Name.HOME)
    return Place(name=Name(parts.protection.start()))


def _come_forward(window: Window, folder: Path) -> None:
    from audit_app.system import front

    if front.answer(folder):
        window.setWindowState(window.windowState() & ~window.windowState().WindowMinimized)
        window.raise_()
        window.activateWindow()


def _tell(trouble: AuditError) -> int:
    """One calm box, where there is no window to say it in."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QMessageBox

    words = compose.words()
    said = words(trouble.key, **trouble.values)
    box = QMessageBox(QMessageBox.Icon.NoIcon, words("window.title"), said)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.exec()
    return 1
