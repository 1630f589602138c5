"""The setting that has the laptop remind its person: off until they turn it on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.ui.kit import accessible
from audit_app.ui.kit.buttons import Button
from audit_app.ui.kit.cards import SettingRow

if TYPE_CHECKING:
    from audit_app.ui.context import Context


class ReminderRow(SettingRow):
    """One button, which says what it does next. The system is asked away from the window."""

    def __init__(self, context: Context) -> None:
        """Looks whether it is on."""
        words = context.words
        self.turn = Button(words("reminder.setting.looking"), icon="clock")
        about = words("reminder.setting.about")
        super().__init__(words("reminder.setting.name"), about, self.turn)
        accessible.identify(self.turn, "settings-reminder")
        self.turn.setAccessibleDescription(words("reminder.setting.name"))
        self._context = context
        self._reminders = context.parts.reminders
        self._on = False
        self.turn.setEnabled(False)
        self.turn.clicked.connect(self._on_clicked)
        context.tasks.run(lambda: self._reminders.is_on, self._show)

    def _show(self, on: bool) -> None:  # noqa: FBT001 (as the task gives it)
        self._on = on
        key = "reminder.setting.off" if on else "reminder.setting.on"
        self.turn.setText(self._context.words(key))
        self.turn.setEnabled(True)

    def _on_clicked(self) -> None:
        on = not self._on
        work = self._reminders.turn_on if on else self._reminders.turn_off
        self.turn.setEnabled(False)
        self._context.tasks.run(work, lambda _: self._on_turned(on), self._on_failed)

    def _on_turned(self, on: bool) -> None:  # noqa: FBT001 (as the task gives it)
        self._show(on)
        self.turn.setFocus()
        accessible.announce(self, self._context.words(f"reminder.is-{'on' if on else 'off'}"))

    def _on_failed(self, wrong: BaseException) -> None:
        self._show(self._on)
        self._context.notices.show(wrong)
