"""Locking the answers anew, for when somebody may know a way in: a new key for everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.audit.protection import SpareKeys
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.cards import NotePanel
from audit_app.ui.kit.text import Heading
from audit_app.ui.kit.tokens import Role, Space
from audit_app.ui.notices import WayOn
from audit_app.ui.passphrase import NewPassphrase
from audit_app.ui.places import Name, Place
from audit_app.ui.spare_key import SpareKey
from audit_app.vault.errors import Mistyped, WeakPassphrase
from audit_app.vault.header import SlotKind

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from audit_app.domain.words import Words
    from audit_app.ui.context import Context
    from audit_app.vault.vault import Vault


class LockAnew(SpareKey):
    """A new spare key is typed back, and a new passphrase where there is one; then all is new."""

    lead_key = "unlock.anew.lead"

    def __init__(self, context: Context, place: Place) -> None:
        """Nothing changes until the button is pressed."""
        self._passphrase: NewPassphrase | None = None
        if SlotKind.PASSPHRASE in context.opened.vault.slots:
            self._passphrase = NewPassphrase(context)
        super().__init__(context, place, _above(context.words, self._passphrase))
        self.menu_name = Name.SETTINGS
        self.keep.setText(self.words("unlock.anew.go"))
        self.later.setText(self.words("unlock.anew.cancel"))
        accessible.identify(self.keep, "lock-anew-go")

    def initial_focus(self) -> QWidget:
        """The first field there is to fill in."""
        return self._passphrase.first.line if self._passphrase is not None else self.typed

    def _on_keep(self) -> None:
        draft, typed = self._draft, self.typed.text()
        if self._passphrase is not None and not self._passphrase.is_ready():
            return
        if draft is None or not self._matches():
            self._refuse("unlock.keep.differs" if typed else "unlock.keep.none")
            return
        self._show_keeping(keeping=True)
        text = self._passphrase.text if self._passphrase else None
        keys, protection = SpareKeys(self.context.opened.vault), self.context.parts.protection
        work = lambda: keys.lock_anew(protection, draft, typed, text)  # noqa: E731
        self.context.tasks.run_alone(work, self._on_anew, self._on_not_anew)

    def _on_anew(self, vault: Vault) -> None:
        self.context.session = self.context.parts.session(vault)
        self._go_on()
        close = WayOn(self.words("kit.notice.close"), filled=True)
        self.context.notices.ask("unlock.anew.done", (close,), "tick")

    def _on_not_anew(self, wrong: BaseException) -> None:
        if isinstance(wrong, (Mistyped, WeakPassphrase)):
            self._on_not_kept(wrong)
            return
        # The answers were closed for it: they open as before.
        self.context.session = None
        self.context.go(Place(name=Name.UNLOCK))
        self.context.notices.show(wrong, icon="disk")


def _above(words: Words, passphrase: NewPassphrase | None) -> Column:
    """What it means, and the new passphrase, down to the heading of the new spare key."""
    above = Column(NotePanel(words("unlock.anew.what"), icon="key"), space=Space.PANEL)
    if passphrase is not None:
        above.add(Heading(words("unlock.anew.passphrase"), Role.STRONG), passphrase)
    above.add(Heading(words("unlock.anew.spare-key"), Role.STRONG))
    return above
