"""Opening the answers again: by being signed in, by passphrase, or by spare key."""

from concurrent.futures import Future

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from audit_app.audit.session import Session
from audit_app.domain.errors import AuditError
from audit_app.ui.context import Context
from audit_app.ui.kit import accessible
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import Card, NotePanel
from audit_app.ui.kit.icons import Icon
from audit_app.ui.kit.text import Heading, Label, lead
from audit_app.ui.kit.tokens import Role, Space, Token
from audit_app.ui.opening import open_by
from audit_app.ui.places import LOCKED, Name, Place
from audit_app.ui.screen import Screen
from audit_app.ui.unlock_locked import LockedBox
from audit_app.ui.unlock_lost import Lost
from audit_app.ui.unlock_ways import TypedWays
from audit_app.vault.errors import Damaged, InUse, KeyringTrouble, WrongSecret
from audit_app.vault.header import SlotKind

_COLUMN, _MARGIN = 500, 32
_SEE_TO = Place(name=Name.PROTECTION, back=Name.HOME)
_WRONG = {
    SlotKind.PASSPHRASE: "unlock.passphrase.wrong",
    SlotKind.SPARE_KEY: "unlock.spare-key.wrong",
}


class Unlock(Screen):
    """Asks the laptop quietly, and at any moment offers the other ways there are."""

    def __init__(self, context: Context, place: Place) -> None:
        """Finds out which ways there are, and tries the one that needs no typing."""
        super().__init__(context, place, width=_COLUMN, centred=True)
        found = _read_ways(context)
        self._ways = () if isinstance(found, AuditError) else found
        self._kinds = tuple(way for way in self._ways if way is not SlotKind.KEYRING)
        self.typed: TypedWays | None = None
        self._card = Card(space=Space.ROW, margins=(_MARGIN, _MARGIN, _MARGIN, _MARGIN))
        self.body.add(Icon("lock", Token.ACCENT, 36))
        self.body.gap(Space.ROW).add(Heading(self.words("unlock.heading"), Role.HEADING))
        self._usual = self.words("lock.lead" if place.part == LOCKED else "unlock.lead")
        self._lead = lead(self._usual)
        self.body.gap(Space.TINY).add(self._lead)
        self.body.gap(Space.CARD).add(self._card)
        self._card.setHidden(not self._ways)
        if context.parts.demo:
            from audit_app import demo

            said = self.words("lock.demo", passphrase=demo.PASSPHRASE)
            self.body.gap(Space.PANEL).add(NotePanel(said))
        self.body.gap(Space.BLOCK).add(Lost(context, self._kinds))
        if SlotKind.KEYRING in self._ways and place.part == LOCKED:
            box = LockedBox(self.words, self._build_another_way() if self._kinds else None)
            box.opened.connect(self._ask_laptop)
            self.entered.connect(box.open.click)
            self._card.add(box)
        elif SlotKind.KEYRING in self._ways:
            self._ask_laptop()
        elif self._kinds:
            self._show_typed("")
        if isinstance(found, AuditError):
            QTimer.singleShot(0, self, lambda: self._on_wrong(found))

    @classmethod
    def instead(cls, context: Context, _place: Place) -> Place | None:
        """Where the person was, or home, once they are open; first what school asks of the lock.

        That is asked when the answers are first opened after a start, and can be left undone.
        """
        if context.session is None:
            return None
        resume, context.resume = context.resume, None
        if resume is not None:
            return resume
        asked = context.parts.protection.rules.lacking(context.session.vault.slots)
        return _SEE_TO if asked else Place(name=Name.HOME)

    def rail(self) -> None:
        """None: nothing can be gone to while the answers are locked."""

    def initial_focus(self) -> QWidget | None:
        """The field, or the way past waiting."""
        return self.typed.start() if self.typed is not None else self._card.findChild(Button)

    def _build_another_way(self) -> Button:
        another = Button(self.words("unlock.another-way"))
        accessible.identify(another, "unlock-another-way")
        another.clicked.connect(lambda: self._show_typed(""))
        return another

    def _ask_laptop(self) -> None:
        words, context = self.words, self.context
        self.typed = None
        self._card.clear()
        self._lead.setText(self._usual)
        self._card.add(Heading(words("unlock.opening"), Role.CARD))
        self._card.add(Label(words("unlock.opening-why"), Role.NOTE))
        if self._kinds:
            another = self._build_another_way()
            self._card.gap(Space.PANEL).add(another, align=Qt.AlignmentFlag.AlignLeft)
        if context.opening is None or context.opening.done():
            unlock = context.parts.protection.open_with_keyring
            context.opening = open_by(context, unlock, alone=True)
        context.tasks.watch(context.opening, self._on_opened, self._on_laptop_failed)
        _take_focus(self)
        accessible.announce(self, words("unlock.opening"))

    def _show_typed(self, why: str) -> None:
        """Offer what can be typed. ``why`` the laptop did not open them by itself."""
        self._card.clear()
        self._lead.setText(why or self._usual)
        again = Button(self.words("unlock.again"), Kind.PLAIN if self._kinds else Kind.FILLED)
        accessible.identify(again, "unlock-again")
        again.clicked.connect(self._ask_laptop)
        if self._kinds:
            self.typed = TypedWays(self.words, self._kinds)
            self.typed.submitted.connect(self._on_submitted)
            self.entered.connect(self.typed.open.click)
            if SlotKind.KEYRING in self._ways:
                self.typed.foot.add(again)
            self._card.add(self.typed)
        else:
            self._card.add(again, align=Qt.AlignmentFlag.AlignLeft)
        _take_focus(self)

    def _on_laptop_failed(self, wrong: BaseException) -> None:
        if isinstance(wrong, Damaged):
            self._on_wrong(wrong)
            return
        if self.typed is not None:
            # The person has gone on by another way.
            return
        if not isinstance(wrong, KeyringTrouble):
            self._on_wrong(wrong)
        words = self.words
        why = [words("unlock.trouble.safe")]
        if isinstance(wrong, KeyringTrouble):
            why.insert(0, words(f"unlock.trouble.{wrong.reason}"))
        if not self._kinds:
            why.append(words("unlock.trouble.no-other-way"))
        self._show_typed(" ".join(why))
        accessible.alert(self, " ".join(why))

    def _on_submitted(self, kind: str, text: str) -> None:
        context, protection = self.context, self.context.parts.protection
        spare_key = kind == SlotKind.SPARE_KEY
        unlock = protection.open_with_spare_key if spare_key else protection.open_with_passphrase
        if self.typed is not None:
            self.typed.show_busy(busy=True)
        tried = open_by(context, lambda: unlock(text))
        context.tasks.watch(tried, self._on_opened, self._on_typed_failed)

    def _on_opened(self, _session: Session) -> None:
        self.context.go(Place(name=Name.UNLOCK))

    def _on_typed_failed(self, wrong: BaseException) -> None:
        opening = self.context.opening
        if isinstance(wrong, InUse) and opening is not None and _may_open(opening):
            # The laptop answered at the same moment: what it opens comes next.
            return
        if self.typed is not None:
            self.typed.show_busy(busy=False)
        if isinstance(wrong, WrongSecret) and self.typed is not None:
            self.typed.refuse(self.words(_WRONG[self.typed.kind]))
        else:
            self._on_wrong(wrong)

    def _on_wrong(self, wrong: BaseException) -> None:
        if isinstance(wrong, Damaged):
            self.context.go(Place(name=Name.DAMAGED, damage=wrong.what))
        else:
            self.context.notices.show(wrong)


def _take_focus(screen: Unlock) -> None:
    first = screen.initial_focus()
    if first is not None and screen.isVisible():
        first.setFocus()


def _may_open(opening: Future[Session]) -> bool:
    return not opening.done() or opening.exception() is None


def _read_ways(context: Context) -> tuple[SlotKind, ...] | AuditError:
    """The ways there are, or why they cannot be read."""
    try:
        return context.parts.protection.ways()
    except AuditError as wrong:
        return wrong
