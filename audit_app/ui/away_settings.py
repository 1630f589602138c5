"""The rows of Settings about being away: after how long to lock, and which keys hide the window."""

from __future__ import annotations

from PySide6.QtCore import QObject

from audit_app.domain.policy import Key
from audit_app.logic.effective import choose, may_lock_after
from audit_app.logic.hide_keys import usable
from audit_app.ui.context import Context
from audit_app.ui.hide_keys import KeysSheet, spoken
from audit_app.ui.keeping import keep
from audit_app.ui.kit import accessible
from audit_app.ui.kit.buttons import Button
from audit_app.ui.kit.cards import SettingRow
from audit_app.ui.kit.segments import Segments
from audit_app.ui.kit.text import Label
from audit_app.ui.out_of_sight import LOCK_KEYS

_MINUTES = (5, 10, 15, 30, 0)


class AwaySettings(QObject):
    """Two rows. What is chosen counts at once."""

    def __init__(self, context: Context, screen: QObject) -> None:
        """``screen`` shows ``rows``."""
        super().__init__(screen)
        self._context = context
        self._words = context.words
        named = [(str(minutes), self._words(f"lock.away.{minutes}")) for minutes in _MINUTES]
        self._minutes = Segments(self._words("lock.away.name"), named)
        self._minutes.choose(str(context.parts.effective.lock_minutes))
        self._minutes.chosen.connect(lambda key: self._change(lock_minutes=int(key)))
        for segment in self._minutes.segments:
            segment.setEnabled(may_lock_after(int(segment.key), context.parts.policy))
        accessible.identify(self._minutes, "settings-lock-minutes")
        self._keys = Button(self._words("lock.keys.go"))
        self._keys.setAccessibleName(self._words("lock.keys.title"))
        accessible.identify(self._keys, "settings-hide-keys")
        self._keys.clicked.connect(self._on_keys_clicked)
        self.rows = (self._build_away(), self._build_keys())

    def _build_away(self) -> SettingRow:
        policy = self._context.parts.policy
        about = self._words("lock.away.about", keys=spoken(LOCK_KEYS))
        if policy.is_locked(Key.LOCK_MINUTES):
            why = self._words("managed.lock-minutes", count=policy.lock_minutes)
            # Beside the choices: a keyboard does not stop at those that are off.
            about = f"{about} {why}"
            self._minutes.setAccessibleDescription(why)
        return SettingRow(self._words("lock.away.name"), about, self._minutes)

    def _build_keys(self) -> SettingRow:
        row = SettingRow(self._words("lock.keys.row"), self._about_keys(), self._keys)
        # The row's second line says which they are: it changes with them.
        self._about = row.findChildren(Label)[-1]
        return row

    def _about_keys(self) -> str:
        keys = usable(self._context.parts.settings.hide_keys)
        return self._words("lock.keys.about", keys=spoken(keys))

    def _on_keys_clicked(self) -> None:
        now = usable(self._context.parts.settings.hide_keys)
        sheet = KeysSheet(self._keys.window(), self._words, now)
        sheet.kept.connect(lambda keys: self._change(hide_keys=keys))
        sheet.ask()

    def _change(self, **what: object) -> None:
        if keep(self._context, choose(self._context.parts.settings, **what)):
            self._context.settings_changed()
            self._about.setText(self._about_keys())
