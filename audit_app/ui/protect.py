"""The second step: how the answers are locked. Nothing is kept on this laptop before it."""

from PySide6.QtWidgets import QWidget

from audit_app.audit.session import Session
from audit_app.ui.context import Context
from audit_app.ui.getting_started import steps
from audit_app.ui.kit import accessible
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import NotePanel
from audit_app.ui.kit.foot import Foot
from audit_app.ui.kit.rail_rows import RailContent
from audit_app.ui.kit.text import Heading, Label, lead
from audit_app.ui.kit.tokens import Role, Space, Width
from audit_app.ui.laptop_key import LaptopKey, Lock
from audit_app.ui.opening import adopt, opened
from audit_app.ui.passphrase import NewPassphrase
from audit_app.ui.places import Name, Place
from audit_app.ui.screen import Screen
from audit_app.vault.errors import AlreadyThere, KeyringTrouble, WeakPassphrase
from audit_app.vault.vault import Vault


class Protect(Screen):
    """Being signed in, a passphrase, or both: whatever works on this laptop."""

    def __init__(self, context: Context, place: Place) -> None:
        """Looks at once what this laptop can do."""
        foot = Foot()
        super().__init__(context, place, width=Width.ANSWER, foot=foot)
        words = self.words
        self.laptop = LaptopKey(context)
        self.passphrase = NewPassphrase(context)
        note = NotePanel(
            words("setup.protect.spare-key.text"), words("setup.protect.spare-key.heading")
        )
        self._build_foot(foot)
        self.body.add(Heading(words("setup.protect.heading"), Role.HEADING))
        self.body.gap(Space.TINY).add(lead(words("setup.protect.lead")))
        self.body.gap(Space.BLOCK).add(self.laptop)
        self.body.gap(Space.PANEL).add(self.passphrase).gap(Space.CARD).add(note)
        self.entered.connect(self.next.click)
        self.went_back.connect(self.back.click)
        self.laptop.changed.connect(self._on_lock_changed)
        self.laptop.replaced.connect(self._on_replaced)
        self.laptop.look()

    @classmethod
    def instead(cls, context: Context, _place: Place) -> Place | None:
        """The next step, once the lock is made."""
        return Place(name=Name.ABOUT_ME) if context.session is not None else None

    def _build_foot(self, foot: Foot) -> None:
        self.back = Button(self.words("setup.back"))
        self.status = Label("", Role.SMALL)
        self.next = Button(self.words("setup.next"), Kind.FILLED)
        accessible.identify(self.back, "setup-back")
        accessible.identify(self.next, "setup-next")
        foot.add_left(self.back, self.status)
        foot.add_right(self.next)
        self.back.clicked.connect(lambda: self.context.go(Place(name=Name.WELCOME)))
        self.next.clicked.connect(self._on_next)

    def rail(self) -> RailContent:
        """The four steps."""
        return steps(self.context, Name.PROTECT)

    def initial_focus(self) -> QWidget | None:
        """What there is to choose or to type, or the way past waiting."""
        if self.laptop.lock is Lock.PASSPHRASE and self.laptop.answers is None:
            return self.passphrase.first.line
        return self.laptop.start()

    def _on_lock_changed(self, lock: str) -> None:
        self.passphrase.setVisible(lock in (Lock.PASSPHRASE, Lock.BOTH))
        self.next.setEnabled(bool(lock))

    def _on_replaced(self) -> None:
        first = self.initial_focus()
        if first is not None:
            first.setFocus()

    def _on_next(self) -> None:
        lock, protection, context = self.laptop.lock, self.context.parts.protection, self.context
        if lock is not Lock.SIGN_IN and not self.passphrase.is_ready():
            return
        text = None if lock is Lock.SIGN_IN else self.passphrase.text
        self._show_making(making=True)
        keyring = lock is not Lock.PASSPHRASE

        def make() -> Vault:
            checked = None if text is None else context.parts.passphrases.check(text)
            return protection.create(keyring=keyring, passphrase=checked)

        made = context.tasks.run(
            opened(context, make),
            # Whatever is shown by then: what was made is open.
            lambda session: adopt(context, session),
            lambda _: None,
        )
        context.tasks.watch(made, self._on_made, self._on_not_made)

    def _show_making(self, *, making: bool) -> None:
        self.next.setEnabled(not making)
        self.back.setEnabled(not making)
        self.status.setText(self.words("setup.protect.locking") if making else "")
        if making:
            accessible.announce(self, self.status.text())

    def _on_made(self, _session: Session) -> None:
        self.passphrase.empty()
        self.context.go(Place(name=Name.ABOUT_ME))

    def _on_not_made(self, wrong: BaseException) -> None:
        self._show_making(making=False)
        if isinstance(wrong, WeakPassphrase):
            self.passphrase.refuse()
        elif isinstance(wrong, KeyringTrouble):
            self.laptop.show_trouble(wrong.reason)
        elif isinstance(wrong, AlreadyThere):
            self.context.go(Place(name=Name.UNLOCK))
        else:
            self.context.notices.show(wrong)
