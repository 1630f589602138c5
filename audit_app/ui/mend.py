"""Where the answers are damaged: looking for the newest copy that is whole, and using it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from audit_app.ui.bringing_back import BringingBack
from audit_app.ui.kit import accessible
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import Card
from audit_app.ui.kit.text import Heading, Label
from audit_app.ui.kit.tokens import Role, Space
from audit_app.ui.unlock_ways import TypedWays
from audit_app.vault.errors import KeyringTrouble, WrongSecret
from audit_app.vault.header import SlotKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from audit_app.ui.context import Context
    from audit_app.vault.mending import Mending


class Mend(Card):
    """Offers, asks for the key if the laptop does not give it, says what was found."""

    def __init__(self, context: Context) -> None:
        """Nothing is looked at before it is asked for."""
        super().__init__(space=Space.ROW)
        self._context = context
        self._words = context.words
        self._mending: Mending | None = None
        self._first: QWidget = self
        self.typed: TypedWays | None = None
        self._offer("offer", "look", self._on_look)

    def start(self) -> QWidget:
        """What has the keyboard first."""
        return self._first

    def _offer(self, said: str, button: str, goes: Callable[[], object], **values: str) -> None:
        self.clear()
        self.typed = None
        words = self._words
        self.add(Heading(words(f"backup.mend.{said}.title", **values), Role.CARD))
        self.add(Label(words(f"backup.mend.{said}.about", **values)))
        if button:
            go = Button(words(f"backup.mend.{button}"), Kind.FILLED)
            accessible.identify(go, f"mend-{button}")
            go.clicked.connect(goes)
            self.gap(Space.PANEL).add(go, align=Qt.AlignmentFlag.AlignLeft)
            self._start_from(go)
        if said != "offer":
            accessible.announce(self, words(f"backup.mend.{said}.title", **values))

    def _start_from(self, first: QWidget) -> None:
        """Once what was there before is gone: the keyboard must not end up on another part."""
        self._first = first
        if self.isVisible():
            QTimer.singleShot(0, first, first.setFocus)

    def _on_look(self) -> None:
        self._offer("looking", "", self._on_look)
        backups = self._context.parts.backups

        def work() -> datetime | None:
            self._mending = mending = backups.mend()
            if SlotKind.KEYRING not in mending.kinds:
                raise WrongSecret(SlotKind.KEYRING)
            mending.unlock_with_keyring()
            return mending.newest()

        self._context.tasks.run_alone(work, self._on_found, self._on_keyring_failed)

    def _on_keyring_failed(self, wrong: BaseException) -> None:
        """The key has to be typed, where there is one to type."""
        mending = self._mending
        kinds = [k for k in mending.kinds if k is not SlotKind.KEYRING] if mending else []
        if not kinds or not isinstance(wrong, KeyringTrouble | WrongSecret):
            self._offer("offer", "look", self._on_look)
            self._context.notices.show(wrong)
            return
        self.clear()
        self.add(Heading(self._words("backup.mend.key"), Role.CARD))
        self.typed = TypedWays(self._words, kinds, "backup.mend.look")
        self.typed.submitted.connect(self._on_submitted)
        self.add(self.typed)
        self._start_from(self.typed.start())

    def _on_submitted(self, kind: str, text: str) -> None:
        mending = self._mending
        if mending is None or self.typed is None:
            return
        self.typed.show_busy(busy=True)

        def work() -> datetime | None:
            mending.unlock(SlotKind(kind), text)
            return mending.newest()

        self._context.tasks.run(work, self._on_found, self._on_not_opened)

    def _on_not_opened(self, wrong: BaseException) -> None:
        if self.typed is not None:
            self.typed.show_busy(busy=False)
        if isinstance(wrong, WrongSecret) and self.typed is not None:
            self.typed.refuse(self._words(f"unlock.{self.typed.kind}.wrong"))
        else:
            self._context.notices.show(wrong)

    def _on_found(self, made: datetime | None) -> None:
        if made is None:
            self._offer("none", "", self._on_look)
            return
        day = self._words.date(made.astimezone().date())
        self._offer("found", "use", self._on_use, date=day)

    def _on_use(self) -> None:
        mending = self._mending
        if mending is not None:
            self._offer("using", "", self._on_look)
            BringingBack(self._context, self.window()).from_copy(mending.put_in_place)
