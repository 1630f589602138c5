"""An address before it opens in a private window: where it goes, who sees it, which browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from audit_app.system.browsers import opening
from audit_app.system.browsers.known import Private
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import Panel
from audit_app.ui.kit.fields import Field, PickList
from audit_app.ui.kit.flow import Flow
from audit_app.ui.kit.overlay import Overlay
from audit_app.ui.kit.text import Heading, Label, muted
from audit_app.ui.kit.tokens import Role, Space, Token
from audit_app.ui.question.link import CopyButton, on_school_laptop

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from audit_app.system.browsers.known import Browser
    from audit_app.ui.context import Context

_OPENS = (Private.ALLOWED, Private.UNKNOWN)


class PrivateSheet(Overlay):
    """Asks before one address opens. ``opened``: a private window was started with it.

    ``picked`` gives the id of another browser that was picked.
    """

    opened = Signal()
    picked = Signal(str)

    def __init__(
        self,
        window: QWidget,
        context: Context,
        url: str,
        browsers: tuple[Browser, ...],
        first: str = "",
    ) -> None:
        """``browsers`` are those of this laptop; ``first`` is the id of the one picked before."""
        words = context.words
        super().__init__(window, words("search.sheet.title"))
        self._context = context
        self._words = words
        self._url = url
        self._browsers = {browser.family.id: browser for browser in browsers}
        usual = next((b.family.id for b in browsers if b.private in _OPENS), "")
        self._chosen = first if first in self._browsers else usual or next(iter(self._browsers), "")
        self._about = Label(emphasised=True)
        self._trouble = Label(token=Token.CARE)
        self._trouble.hide()
        self._build()
        self._show_browser()

    def ask(self) -> None:
        """Show it, with the keyboard on what goes on."""
        self.open(self.go_button if self.go_button.isEnabled() else self.copy_button)

    def _build(self) -> None:
        words, card = self._words, self.card
        card.add(Heading(words("search.sheet.title"), Role.NOTICE))
        address = Label(self._url, Role.NOTE_STRONG)
        accessible.identify(address, "address")
        card.add(Panel(address))
        if on_school_laptop(self._context):
            card.gap(Space.ROW).add(Label(words("question.link.school"), emphasised=True))
        card.add(muted(words("search.sheet.seen")))
        if len(self._browsers) > 1:
            card.gap(Space.ROW).add(self._build_browsers())
        card.gap(Space.ROW).add(Column(self._about, self._trouble))
        stay = Button(words("question.link.stay"))
        stay.clicked.connect(self.dismiss)
        self.way_out = stay
        self.go_button = Button(words("search.sheet.go"), Kind.FILLED, "lock")
        self.go_button.clicked.connect(self._on_go_clicked)
        self.copy_button = CopyButton(words("question.link.copy"), self._url, words)
        for button, name in ((stay, "stay"), (self.go_button, "go")):
            accessible.identify(button, f"search-{name}")
        foot = Flow(self.copy_button, space=Space.ROW).push().add(stay, self.go_button)
        card.gap(Space.BLOCK).add(foot)

    def _build_browsers(self) -> Field:
        choices = [(name, browser.family.name) for name, browser in self._browsers.items()]
        pick = PickList(choices, self._chosen)
        accessible.identify(pick, "browser")
        pick.picked.connect(self._on_browser_picked)
        return Field(self._words("search.sheet.browser"), pick, wide=False)

    def _show_browser(self) -> None:
        browser = self._browsers.get(self._chosen)
        self._trouble.hide()
        self.go_button.setEnabled(browser is not None and browser.private in _OPENS)
        if browser is None:
            self._about.setText(self._words("search.sheet.no-browser"))
            return
        family = browser.family
        key = f"search.sheet.private.{browser.private}"
        self._about.setText(self._words(key, browser=family.name, window=family.window))

    def _on_browser_picked(self, name: str) -> None:
        self._chosen = name
        self._show_browser()
        accessible.announce(self, self._about.text())
        self.picked.emit(name)

    def _on_go_clicked(self) -> None:
        # One at a time: until it is known how this one went, nothing else opens.
        self.go_button.setEnabled(False)
        browser, hosts = self._browsers[self._chosen], self._context.checklist.hosts
        self._context.tasks.run(
            lambda: opening.open_private(browser, self._url, hosts),
            self._on_opened,
            self._on_not_opened,
        )

    def _on_opened(self, _nothing: None) -> None:
        self.opened.emit()
        self.dismiss()

    def _on_not_opened(self, wrong: BaseException) -> None:
        key = getattr(wrong, "key", "errors.browser.not-opened")
        self._trouble.setText(self._words(key))
        self._trouble.show()
        self.go_button.setEnabled(True)
        accessible.alert(self, self._trouble.text())
