"""The ways in, a row each, with what can be done about them."""

from PySide6.QtCore import Signal

from audit_app.audit.lock_rules import LockRules
from audit_app.domain.words import Words
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button
from audit_app.ui.kit.cards import NotePanel, SettingRow, listed
from audit_app.ui.kit.flow import Flow
from audit_app.ui.kit.tokens import Space
from audit_app.vault.header import SlotKind

FEWEST = 2
ASK = "ask-each-time"
REMOVE = "remove-passphrase"
Kinds = tuple[SlotKind, ...]


class WayRows(Column):
    """``chosen``: a kind of way to add or change, ``ASK``, or ``REMOVE``."""

    chosen = Signal(str)

    def __init__(self, words: Words, rules: LockRules) -> None:
        """Empty until told which ways there are. ``rules`` are what school asks."""
        super().__init__(space=Space.PANEL)
        self._words = words
        self._rules = rules

    def show_ways(self, kinds: Kinds) -> None:
        """The ways there are now; above them what school asks for that is not done yet."""
        self.clear()
        lacking = self._rules.lacking(kinds)
        if lacking is not None:
            heading = self._words(f"managed.ask.{lacking}.heading")
            text = self._words(f"managed.ask.{lacking}.text")
            self.add(NotePanel(text, heading, "school"))
        if len(kinds) < FEWEST:
            self.add(NotePanel(self._words("unlock.protection.one-way")))
        self.add(listed(*(self._build_way(kind, kinds) for kind in SlotKind)))

    def _build_way(self, kind: SlotKind, kinds: Kinds) -> SettingRow:
        has = kind in kinds
        buttons = Flow(space=Space.SMALL)
        if has and kind is SlotKind.KEYRING:
            buttons.add(self._build(ASK, ASK))
        if kind is not SlotKind.KEYRING or self._rules.keyring:
            buttons.add(self._build(kind, f"{kind}{'-again' if has else ''}"))
        removable = kind is SlotKind.PASSPHRASE and self._rules.may_drop(kind)
        if has and removable and len(kinds) > FEWEST:
            buttons.add(self._build(REMOVE, REMOVE))
        name = self._words(f"unlock.protection.name.{kind}")
        return SettingRow(name, self._about(kind, has=has), buttons)

    def _about(self, kind: SlotKind, *, has: bool) -> str:
        """How it stands; where school has decided something about it, that."""
        if kind is SlotKind.KEYRING and not self._rules.keyring:
            return self._words(f"managed.protect.keyring-{'still' if has else 'off'}")
        if has and not self._rules.may_drop(kind):
            return self._words("managed.protect.passphrase-stays")
        return self._words(f"unlock.protection.{'on' if has else 'off'}.{kind}")

    def _build(self, action: str, key: str) -> Button:
        button = Button(self._words(f"unlock.protection.do.{key}"))
        accessible.identify(button, f"protection-{action}")
        button.clicked.connect(lambda: self.chosen.emit(action))
        return button
