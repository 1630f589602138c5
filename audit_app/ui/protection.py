"""How you open your answers: which ways there are, and adding or changing one."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from audit_app.ui.back import BackButton
from audit_app.ui.context import Context
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button
from audit_app.ui.kit.cards import NotePanel, SettingRow, listed
from audit_app.ui.kit.flow import Flow
from audit_app.ui.kit.text import Heading, lead
from audit_app.ui.kit.tokens import Role, Space
from audit_app.ui.passphrase import Said
from audit_app.ui.passphrase_card import PassphraseCard
from audit_app.ui.places import Name, Place
from audit_app.ui.screen import Screen
from audit_app.vault.errors import KeyringTrouble, WeakPassphrase
from audit_app.vault.header import SlotKind

_FEWEST = 2


class ProtectionScreen(Screen):
    """A page of Settings. What is done here counts at once."""

    menu_name = Name.SETTINGS

    def __init__(self, context: Context, place: Place) -> None:
        """Shows the ways there are now."""
        super().__init__(context, place)
        self._vault = context.opened.vault
        words = self.words
        self.back = BackButton(context, place)
        self.went_back.connect(self.back.click)
        self.body.add(self.back, align=Qt.AlignmentFlag.AlignLeft)
        self.body.add(Heading(words("unlock.protection.heading"), Role.HEADING))
        self.body.gap(Space.TINY).add(lead(words("unlock.protection.lead")))
        self._ways = Column(space=Space.PANEL)
        self.said = Said()
        self.form = PassphraseCard(context)
        self.form.submitted.connect(self._on_passphrase)
        self.form.cancelled.connect(lambda: self._show_form(shown=False))
        self.body.gap(Space.BLOCK).add(self._ways).add(self.said)
        self.body.gap(Space.PANEL).add(self.form)
        self.form.hide()
        self._show_ways()

    def initial_focus(self) -> QWidget:
        """The way back: nothing here has to be done."""
        return self.back

    def _show_ways(self) -> None:
        kinds = self._vault.slots
        self._ways.clear()
        if len(kinds) < _FEWEST:
            self._ways.add(NotePanel(self.words("unlock.protection.one-way")))
        self._ways.add(listed(*(self._build_way(kind, kinds) for kind in SlotKind)))

    def _build_way(self, kind: SlotKind, kinds: tuple[SlotKind, ...]) -> SettingRow:
        words, has = self.words, kind in kinds
        about = words(f"unlock.protection.{'on' if has else 'off'}.{kind}")
        change = Button(words(f"unlock.protection.do.{kind}{'-again' if has else ''}"))
        accessible.identify(change, f"protection-{kind}")
        change.clicked.connect(self._changes(kind))
        buttons = Flow(change, space=Space.SMALL)
        if has and kind is SlotKind.KEYRING and len(kinds) > _FEWEST:
            drop = Button(words("unlock.protection.do.drop-keyring"))
            accessible.identify(drop, "protection-drop")
            drop.clicked.connect(self._on_drop)
            buttons.add(drop)
        return SettingRow(words(f"unlock.protection.name.{kind}"), about, buttons)

    def _changes(self, kind: SlotKind) -> Callable[[], None]:
        spare_key = Place(name=Name.SPARE_KEY, back=Name.PROTECTION)
        return {
            SlotKind.KEYRING: self._on_keyring,
            SlotKind.PASSPHRASE: lambda: self._show_form(shown=True),
            SlotKind.SPARE_KEY: lambda: self.context.go(spare_key),
        }[kind]

    def _show_form(self, *, shown: bool) -> None:
        self.form.setVisible(shown)
        self._ways.setEnabled(not shown)
        self.said.say("")
        if shown:
            self.form.start().setFocus()
            QTimer.singleShot(0, self.form, lambda: self.area.ensureWidgetVisible(self.form))

    def _run(self, doing: str, work: Callable[[], object], done: str) -> None:
        """Do something slow: say what, and say when it counts."""
        self.said.say(self.words(f"unlock.protection.said.{doing}"), "clock")
        self._ways.setEnabled(False)
        self._done = done
        self.context.tasks.run_alone(work, self._on_changed, self._on_not_changed)

    def _on_keyring(self) -> None:
        self._run("trying", self._vault.add_keyring, "keyring")

    def _on_drop(self) -> None:
        self._run("trying-off", lambda: self._vault.drop(SlotKind.KEYRING), "keyring-off")

    def _on_passphrase(self, text: str) -> None:
        self.form.setEnabled(False)
        self._run("keeping", lambda: self._vault.add_passphrase(text), "passphrase")

    def _on_changed(self, left: object) -> None:
        self.form.empty()
        self.form.setEnabled(True)
        self.form.hide()
        self._ways.setEnabled(True)
        self._show_ways()
        self.said.say(self.words(f"unlock.protection.said.{self._done}{'-but' if left else ''}"))
        self.back.setFocus()

    def _on_not_changed(self, wrong: BaseException) -> None:
        self.form.setEnabled(True)
        self._ways.setEnabled(self.form.isHidden())
        self.said.say("")
        if isinstance(wrong, WeakPassphrase):
            self.form.refuse()
        elif isinstance(wrong, KeyringTrouble):
            self.said.say(self.words(f"setup.protect.why.{wrong.reason}"), "laptop")
        else:
            self.context.notices.show(wrong)
