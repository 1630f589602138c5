"""How you open your answers: which ways there are, and adding or changing one."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from audit_app.ui.back import BackButton
from audit_app.ui.context import Context
from audit_app.ui.kit import accessible
from audit_app.ui.kit.buttons import Button
from audit_app.ui.kit.cards import Card, SettingRow, listed
from audit_app.ui.kit.text import Heading, lead
from audit_app.ui.kit.tokens import Role, Space
from audit_app.ui.notices import WayOn
from audit_app.ui.passphrase import Said
from audit_app.ui.passphrase_card import PassphraseCard
from audit_app.ui.places import Name, Place
from audit_app.ui.protection_rows import ASK, REMOVE, WayRows
from audit_app.ui.screen import Screen
from audit_app.vault.errors import KeyringTrouble, WeakPassphrase
from audit_app.vault.header import SlotKind

_SPARE_KEY = Place(name=Name.SPARE_KEY, back=Name.PROTECTION)


class ProtectionScreen(Screen):
    """A page of Settings. What is done here counts at once."""

    menu_name = Name.SETTINGS
    above = Space.SMALL

    def __init__(self, context: Context, place: Place) -> None:
        """Shows the ways there are now."""
        super().__init__(context, place)
        self._vault = context.opened.vault
        self._rules = context.parts.protection.rules
        words = self.words
        self.back = BackButton(context, place)
        self.went_back.connect(self.back.click)
        self.body.add(self.back, align=Qt.AlignmentFlag.AlignLeft)
        self.body.add(Heading(words("unlock.protection.heading"), Role.HEADING))
        self.body.gap(Space.TINY).add(lead(words("unlock.protection.lead")))
        self._ways = WayRows(words, self._rules)
        self._ways.chosen.connect(self._on_chosen)
        self.said = Said(keeps_room=False)
        self.form = PassphraseCard(context)
        self.form.submitted.connect(self._on_passphrase)
        self.form.cancelled.connect(lambda: self._show_form(shown=False))
        self.body.gap(Space.BLOCK).add(self._ways).add(self.said)
        self.body.gap(Space.PANEL).add(self.form)
        self.body.gap(Space.PANEL).add(_lock_anew(context))
        self.form.hide()
        self._ways.show_ways(self._vault.slots)

    def initial_focus(self) -> QWidget:
        """The way back: nothing here has to be done."""
        return self.back

    def _on_chosen(self, action: str) -> None:
        rules, vault = self._rules, self._vault
        {
            SlotKind.KEYRING: lambda: self._run(
                "trying", lambda: rules.add_keyring(vault), "keyring"
            ),
            SlotKind.PASSPHRASE: lambda: self._show_form(shown=True),
            SlotKind.SPARE_KEY: lambda: self.context.go(_SPARE_KEY),
            ASK: self._on_ask_each_time,
            REMOVE: self._on_remove,
        }[action]()

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

    def _on_ask_each_time(self) -> None:
        """Without the laptop's key there must be one key to open with, and one in reserve."""
        has = self._vault.slots
        lacking = [kind for kind in (SlotKind.PASSPHRASE, SlotKind.SPARE_KEY) if kind not in has]
        if lacking:
            first = lacking[0]
            self._ask(f"ask-first-{first}", first, lambda: self._on_chosen(first))
        else:
            self._ask(ASK, ASK, lambda: self._drop(SlotKind.KEYRING, "trying-off", "keyring-off"))

    def _on_remove(self) -> None:
        def drop() -> None:
            self._drop(SlotKind.PASSPHRASE, "removing", "removed")

        self._ask(REMOVE, REMOVE, drop, care=True)

    def _ask(self, key: str, does: str, goes: Callable[[], object], *, care: bool = False) -> None:
        """Say what it means before it is done. ``care``: as for a way on."""
        stop = WayOn(self.words("unlock.protection.do.not-now"))
        go_on = WayOn(self.words(f"unlock.protection.do.{does}"), goes, not care, care)
        self.context.notices.ask(f"unlock.protection.{key}", (stop, go_on), "key")

    def _drop(self, kind: SlotKind, doing: str, done: str) -> None:
        self._run(doing, lambda: self._rules.drop(self._vault, kind), done)

    def _on_passphrase(self, text: str) -> None:
        keep = self.context.parts.passphrases.keep
        self.form.setEnabled(False)
        self._run("keeping", lambda: keep(self._vault, text), "passphrase")

    def _on_changed(self, left: object) -> None:
        self.form.empty()
        self.form.setEnabled(True)
        self.form.hide()
        self._ways.setEnabled(True)
        self._ways.show_ways(self._vault.slots)
        self.said.say(self.words(f"unlock.protection.said.{self._done}{'-but' if left else ''}"))
        self.back.setFocus()

    def _on_not_changed(self, wrong: BaseException) -> None:
        self.form.setEnabled(True)
        self._ways.setEnabled(self.form.isHidden())
        self.said.say("")
        if isinstance(wrong, WeakPassphrase):
            self.form.refuse()
        elif isinstance(wrong, KeyringTrouble):
            self.said.refuse(self.words(f"setup.protect.why.{wrong.reason}"), "laptop")
        else:
            self.context.notices.show(wrong)


def _lock_anew(context: Context) -> Card:
    """For somebody who fears that another person knows a way in."""
    words = context.words
    go = Button(words("unlock.anew.open"))
    go.setAccessibleName(words("unlock.anew.spoken"))
    accessible.identify(go, "protection-anew")
    place = Place(name=Name.LOCK_ANEW, back=Name.PROTECTION)
    go.clicked.connect(lambda: context.go(place))
    return listed(SettingRow(words("unlock.anew.name"), words("unlock.anew.about"), go))
