"""Addresses of other people's pages: shown first, and only ever opened in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from audit_app.domain.links import allowed
from audit_app.ui.kit import accessible
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import Panel
from audit_app.ui.kit.flow import Flow
from audit_app.ui.kit.overlay import Overlay
from audit_app.ui.kit.text import Heading, Label, muted
from audit_app.ui.kit.tokens import Role, Space, Token

if TYPE_CHECKING:
    from audit_app.domain.checklist import Link
    from audit_app.domain.words import Words
    from audit_app.ui.context import Context


def on_school_laptop(context: Context) -> bool:
    """Whether the person said that this laptop belongs to school."""
    if context.session is not None:
        return context.session.checkins.profile.laptop == "school"
    return context.parts.settings.laptop == "school"


class LinkRow(Flow):
    """*Open this setting* (or page) and *Copy link*, and where it opens.

    Nothing for an unlisted address.
    """

    def __init__(
        self, context: Context, link: Link, about: str = "", *, quiet: bool = False
    ) -> None:
        """``about`` names the page where nothing else does; ``quiet`` leaves room for more."""
        super().__init__(space=Space.ROW)
        self._context = context
        self._url = url = link.url
        words = context.words
        if not allowed(url, context.checklist.hosts):
            return
        name = f"question.link.kind.{link.kind}" if link.kind else "question.link.open"
        opens = Button(words(name), icon="open")
        accessible.identify(opens, "open-page")
        where = words("question.link.opens")
        opens.setAccessibleDescription(f"{about}. {where}" if about else where)
        opens.clicked.connect(self._on_open_clicked)
        copy = CopyButton(words("question.link.copy"), url, words)
        copy.setAccessibleDescription(about or url)
        self.add(opens, copy)
        if about or not quiet:
            self.add(Label(about or where, Role.SMALL))

    def _on_open_clicked(self) -> None:
        LinkSheet(self.window(), self._context, self._url).ask()


class CopyButton(Button):
    """Puts ``text`` on the clipboard, and says that it did."""

    def __init__(self, name: str, text: str, words: Words) -> None:
        """``name`` is what the button says before."""
        super().__init__(name, Kind.PLAIN, "copy")
        self._copied = words("question.link.copied")
        self._copies = text
        accessible.identify(self, "copy")
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._copies)
        self.setText(self._copied)
        accessible.announce(self, self._copied)


class LinkSheet(Overlay):
    """Shows an address before it opens, and what school may see on a school laptop."""

    def __init__(self, window: QWidget, context: Context, url: str) -> None:
        """``url`` is allowed."""
        words = context.words
        super().__init__(window, words("question.link.title"))
        self._words = words
        self._url = url
        self._school = on_school_laptop(context)
        self._trouble = Label(words("question.link.not-opened"), token=Token.CARE)
        self._trouble.hide()
        self._build()

    def _build(self) -> None:
        words, card = self._words, self.card
        card.add(Heading(words("question.link.title"), Role.NOTICE))
        card.add(Label(words("question.link.where")))
        address = Label(self._url, Role.STRONG)
        accessible.identify(address, "address")
        card.add(Panel(address))
        if self._school:
            card.gap(Space.ROW).add(Label(words("question.link.school"), emphasised=True))
        else:
            card.add(muted(words("question.link.seen")))
        card.add(self._trouble)
        stay = Button(words("question.link.stay"))
        stay.clicked.connect(self.dismiss)
        self.way_out = stay
        self._go = Button(
            words("question.link.go-here" if self._school else "question.link.go"), Kind.FILLED
        )
        self._go.clicked.connect(self._on_go_clicked)
        for button, name in ((stay, "stay"), (self._go, "open")):
            accessible.identify(button, f"link-{name}")
        copy = CopyButton(words("question.link.copy"), self._url, words)
        card.gap(Space.BLOCK).add(Flow(copy, space=Space.ROW).push().add(stay, self._go))

    def ask(self) -> None:
        """Show it, with the keyboard on the last button."""
        self.open(self._go)

    def _on_go_clicked(self) -> None:
        if QDesktopServices.openUrl(QUrl(self._url, QUrl.ParsingMode.StrictMode)):
            self.dismiss()
            return
        self._trouble.show()
        accessible.alert(self, self._words("question.link.not-opened"))
