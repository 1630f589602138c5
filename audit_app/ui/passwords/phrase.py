"""Three random words to take: drawn when asked for, and copied past the clipboard's history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from audit_app.audit.phrases import WORDS, Phrases
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import Card, Panel
from audit_app.ui.kit.flow import Flow
from audit_app.ui.kit.text import Heading, Label, muted
from audit_app.ui.kit.tokens import Role, Space
from audit_app.ui.passphrase import Said
from audit_app.ui.passwords.clipboard import SecretCopy

if TYPE_CHECKING:
    from audit_app.ui.context import Context

_THOUSAND_MILLION = 10**9
_MOST_WORDS = 5


class PhraseCard(Card):
    """A button first; then the words, others, and Copy."""

    def __init__(self, context: Context) -> None:
        """No words yet: somebody may be looking over a shoulder."""
        super().__init__()
        self._words = context.words
        self._phrases = Phrases()
        self._copied: SecretCopy | None = None
        self._shown = Label("", Role.KEY)
        accessible.identify(self._shown, "phrase")
        self._said = Said(keeps_room=False)
        self._make = self._button("make", self._on_make, Kind.OUTLINED, "")
        self._more = self._button("more", self._on_more, Kind.PLAIN, "")
        self._copy = self._button("copy", self._on_copy, Kind.PLAIN, "copy")
        self._found = self._build_found()
        self.add(Heading(self._words("passwords.phrase.heading"), Role.CARD))
        self.gap(Space.TINY).add(muted(self._words("passwords.phrase.about"), Role.BODY))
        self.gap(Space.ROW).add(self._found)
        ways = Flow(self._make, self._more, self._copy, space=Space.ROW)
        self.gap(Space.ROW).add(ways, self._said)
        self.empty()

    def empty(self) -> None:
        """Show no words any more. What was copied is still the person's to paste."""
        self._show([])

    def _button(self, key: str, does: object, kind: Kind, icon: str) -> Button:
        button = Button(self._words(f"passwords.phrase.{key}"), kind, icon)
        accessible.identify(button, f"phrase-{key}")
        button.clicked.connect(does)
        return button

    def _build_found(self) -> Column:
        found = Column(Panel(self._shown), space=Space.SMALL)
        count = round(2 ** self._phrases.bits() / _THOUSAND_MILLION)
        found.add(muted(self._words("passwords.phrase.keep")))
        found.add(muted(self._words("passwords.phrase.odds", count=count)))
        return found

    def _show(self, drawn: list[str]) -> None:
        self._drawn = drawn
        self._shown.setText(self._phrases.joined(drawn))
        self._make.setText(
            self._words("passwords.phrase.again" if drawn else "passwords.phrase.make")
        )
        for part in (self._found, self._copy):
            part.setVisible(bool(drawn))
        self._more.setVisible(0 < len(drawn) < _MOST_WORDS)
        self._said.say("")
        if drawn:
            accessible.announce(self._shown, self._shown.text())

    def _on_make(self) -> None:
        self._show(self._phrases.draw(WORDS))

    def _on_more(self) -> None:
        self._show([*self._drawn, *self._phrases.draw(1)])
        if self._more.isHidden():
            self._make.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_copy(self) -> None:
        if self._copied is None:
            self._copied = SecretCopy()
            self._copied.ended.connect(self._on_ended)
        self._copied.copy(self._shown.text())
        self._said.say(self._words("passwords.phrase.copied"))

    def _on_ended(self, was_there: bool) -> None:  # noqa: FBT001 (as the signal gives it)
        self._copied = None
        self._said.say(self._words("passwords.phrase.cleared") if was_there else "")
