"""Whether this laptop can keep a key for the person, and the ways to lock that follow from it."""

from enum import StrEnum

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from audit_app.ui.context import Context
from audit_app.ui.kit import accessible
from audit_app.ui.kit.answers import Answers, Offered
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import NotePanel
from audit_app.ui.kit.tokens import Space
from audit_app.vault.errors import Reason


class Lock(StrEnum):
    """How the answers are locked."""

    SIGN_IN = "sign-in"
    PASSPHRASE = "passphrase"  # noqa: S105 - a name
    BOTH = "both"


_SKIPPED, _SCHOOL = "skipped", "school"
# Worth another look: the person can do something about these.
_MAY_CHANGE = (Reason.LOCKED, Reason.SILENT, _SKIPPED)


class LaptopKey(Column):
    """Looks in the background. ``changed`` gives the lock chosen now, empty while looking.

    ``replaced``: the part that had the keyboard has made way for another.
    """

    changed = Signal(str)
    replaced = Signal()

    def __init__(self, context: Context) -> None:
        """``look`` begins."""
        super().__init__(space=Space.SMALL)
        self._context = context
        self._words = context.words
        self._rules = context.parts.protection.rules
        self.lock: Lock | None = None
        self.answers: Answers | None = None

    def look(self) -> None:
        """Try the keyring for real. However long it takes, a passphrase can be chosen instead."""
        if not self._rules.keyring:
            self.show_trouble(_SCHOOL)
            return
        title, why = self._words("setup.protect.looking"), self._words("setup.protect.looking-why")
        self._show(NotePanel(why, title, "laptop"), None)
        self._add_plain("instead").clicked.connect(lambda: self.show_trouble(_SKIPPED))
        accessible.announce(self, title)
        self._context.tasks.run_alone(self._context.parts.protection.try_keyring, self._on_looked)

    def start(self) -> QWidget | None:
        """What has the keyboard first."""
        if self.answers is not None:
            return next(card for card in self.answers.cards if card.isChecked())
        return self.findChild(Button)

    def show_trouble(self, why: str) -> None:
        """Offer a passphrase only, and say why in plain words."""
        reason = self._words(f"setup.protect.why.{why}")
        title = self._words("setup.protect.only-passphrase")
        self._show(NotePanel(reason, title, "laptop"), Lock.PASSPHRASE)
        if why in _MAY_CHANGE:
            self._add_plain("again").clicked.connect(self.look)
        accessible.announce(self, f"{title} {reason}")

    def _on_looked(self, reason: Reason | None) -> None:
        if self.lock is not None:
            return
        if reason is not None:
            self.show_trouble(reason)
            return
        works = self._words("setup.protect.works")
        locks = [lock for lock in Lock if lock is not Lock.SIGN_IN or not self._rules.passphrase]
        offered = [
            Offered(
                lock,
                self._words(f"setup.protect.way.{lock}"),
                self._words(f"setup.protect.way-about.{lock}"),
                works if lock is Lock.SIGN_IN else "",
            )
            for lock in locks
        ]
        answers = Answers(self._words("setup.protect.question"), offered, stacked=True)
        usual = Lock.BOTH if self._rules.passphrase else Lock.SIGN_IN
        answers.choose(usual)
        answers.answered.connect(self._on_answered)
        self._show(answers, usual)
        if self._rules.passphrase:
            self.add(NotePanel(self._words("managed.protect.passphrase"), icon="school"))
        accessible.announce(self, works)

    def _on_answered(self, key: str) -> None:
        self.lock = Lock(key)
        self.changed.emit(key)

    def _show(self, part: QWidget, lock: Lock | None) -> None:
        focus = QApplication.focusWidget()
        had_keyboard = focus is not None and self.isAncestorOf(focus)
        self.clear()
        self.add(part)
        self.answers = part if isinstance(part, Answers) else None
        self.lock = lock
        self.changed.emit(lock or "")
        if had_keyboard:
            # Once what comes with the part is there too.
            QTimer.singleShot(0, self, self.replaced.emit)

    def _add_plain(self, key: str) -> Button:
        button = Button(self._words(f"setup.protect.{key}"), Kind.PLAIN, flush=True)
        accessible.identify(button, f"protect-{key}")
        self.add(button, align=Qt.AlignmentFlag.AlignLeft)
        return button
