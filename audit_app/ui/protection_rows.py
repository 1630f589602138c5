"""The ways in, a row each, with what can be done about them."""

from PySide6.QtCore import Signal

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

    def __init__(self, words: Words) -> None:
        """Empty until told which ways there are."""
        super().__init__(space=Space.PANEL)
        self._words = words

    def show_ways(self, kinds: Kinds) -> None:
        """The ways there are now."""
        self.clear()
        if len(kinds) < FEWEST:
            self.add(NotePanel(self._words("unlock.protection.one-way")))
        self.add(listed(*(self._build_way(kind, kinds) for kind in SlotKind)))

    def _build_way(self, kind: SlotKind, kinds: Kinds) -> SettingRow:
        words, has = self._words, kind in kinds
        about = words(f"unlock.protection.{'on' if has else 'off'}.{kind}")
        buttons = Flow(space=Space.SMALL)
        if has and kind is SlotKind.KEYRING:
            buttons.add(self._build(ASK, ASK))
        buttons.add(self._build(kind, f"{kind}{'-again' if has else ''}"))
        if has and kind is SlotKind.PASSPHRASE and len(kinds) > FEWEST:
            buttons.add(self._build(REMOVE, REMOVE))
        return SettingRow(words(f"unlock.protection.name.{kind}"), about, buttons)

    def _build(self, action: str, key: str) -> Button:
        button = Button(self._words(f"unlock.protection.do.{key}"))
        accessible.identify(button, f"protection-{action}")
        button.clicked.connect(lambda: self.chosen.emit(action))
        return button
