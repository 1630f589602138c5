"""Looks for browsers once, and asks before each address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from audit_app.system.browsers import opening
from audit_app.ui.search.sheet import PrivateSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from audit_app.system.browsers.known import Browser
    from audit_app.ui.context import Context


class PrivateOpener(QObject):
    """Opens addresses for one screen, one after another, each only when the person says so."""

    def __init__(self, context: Context, screen: QWidget) -> None:
        """``screen`` is what its boxes stand over."""
        super().__init__(screen)
        self._context = context
        self._screen = screen
        self._browsers: tuple[Browser, ...] | None = None
        self._picked = ""
        self._wanted: tuple[str, Callable[[], object]] | None = None

    def ask(self, url: str, opened: Callable[[], object]) -> None:
        """Ask about ``url``; ``opened`` is called once a window was started with it."""
        if self._wanted is not None:
            return
        self._wanted = (url, opened)
        if self._browsers is None:
            self._context.tasks.run(opening.find, self._on_found, self._on_not_found)
        else:
            self._show()

    def _on_found(self, found: tuple[Browser, ...]) -> None:
        self._browsers = found
        self._show()

    def _on_not_found(self, _wrong: BaseException) -> None:
        """Then the address can still be copied."""
        self._on_found(())

    def _show(self) -> None:
        if self._wanted is None:
            return
        url, opened = self._wanted
        window, browsers = self._screen.window(), self._browsers or ()
        sheet = PrivateSheet(window, self._context, url, browsers, self._picked)
        sheet.opened.connect(opened)
        sheet.picked.connect(self._on_picked)
        sheet.closed.connect(self._on_closed)
        sheet.ask()

    def _on_picked(self, name: str) -> None:
        self._picked = name

    def _on_closed(self) -> None:
        self._wanted = None
