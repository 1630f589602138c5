"""A password that somebody has already: how hard it is to guess, and whether it has leaked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from audit_app.audit.passwords import Judged, judge
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button
from audit_app.ui.kit.fields import Field, SecretField
from audit_app.ui.kit.text import Label, muted
from audit_app.ui.kit.tokens import Role, Space
from audit_app.ui.passphrase import Said
from audit_app.ui.passwords.leak import LeakResult, LeakSheet
from audit_app.ui.question.link import on_school_laptop
from audit_app.vault.strength import Strength

if TYPE_CHECKING:
    from audit_app.domain.leak import Leak
    from audit_app.ui.context import Context

_PAUSE_MS = 250


class TypedPassword(Column):
    """The field, a line about what is typed, and the way to ask whether it has leaked."""

    def __init__(self, context: Context) -> None:
        """Empty. What is typed lives in the field, and in what is working on it, only."""
        super().__init__(margins=(0, Space.TINY, 0, Space.SMALL))
        self._context = context
        self._words = context.words
        self.field = SecretField(self._words)
        accessible.identify(self.field.line, "typed-password")
        self._said = Said()
        self._result = LeakResult(self._words)
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._on_paused)
        self.field.typed.connect(self._on_typed)
        self.add(muted(self._words("passwords.typed.about"), Role.BODY))
        if on_school_laptop(context):
            self.add(Label(self._words("passwords.typed.school")))
        self.gap(Space.ROW).add(Field(self._words("passwords.typed.field"), self.field))
        self.add(self._said)
        self._add_leak()

    def empty(self) -> None:
        """Forget what is typed, and what was said about it."""
        self.field.empty()
        self._said.say("")
        self._result.clear()

    def _add_leak(self) -> None:
        words = self._words
        if not self._context.parts.leaks.allowed:
            self.add(muted(words("passwords.leak.off"), Role.BODY))
            return
        self._ask = Button(words("passwords.leak.open"), icon="open")
        accessible.identify(self._ask, "leak-open")
        self._ask.setAccessibleDescription(words("passwords.leak.about"))
        self._ask.clicked.connect(self._on_ask)
        self.add(self._ask, align=Qt.AlignmentFlag.AlignLeft)
        self.gap(Space.TINY).add(muted(words("passwords.leak.about")), self._result)

    def _on_typed(self) -> None:
        self._said.say("")
        self._result.clear()
        self._pause.start()

    def _on_paused(self) -> None:
        text, parts = self.field.text(), self._context.parts
        if text:
            self._context.tasks.run(
                lambda: (text, judge(text, parts.known_words(), parts.today())), self._on_judged
            )

    def _on_judged(self, judged: tuple[str, Judged]) -> None:
        text, found = judged
        if text != self.field.text():
            return
        key = "about-you" if found.about_you else found.strength
        sign = "saved" if found.strength is Strength.STRONG else "note"
        self._said.say(self._words(f"passwords.typed.strength.{key}"), sign)

    def _on_ask(self) -> None:
        text = self.field.text()
        if not text:
            self._said.say(self._words("passwords.typed.none"), "note")
            self.field.line.setFocus()
            return
        sheet = LeakSheet(self.window(), self._words, self._context.parts.leaks.sent(text))
        sheet.agreed.connect(self._on_agreed)
        sheet.ask()

    def _on_agreed(self) -> None:
        text, leaks = self.field.text(), self._context.parts.leaks
        self._ask.setEnabled(False)
        self._result.show_asking()
        # Alone: locking does not wait for it, nor does leaving.
        self._context.tasks.run_alone(
            lambda: (text, leaks.look_up(text)), self._on_answered, self._on_not_answered
        )

    def _on_answered(self, answered: tuple[str, Leak]) -> None:
        text, leak = answered
        self._ask.setEnabled(True)
        if text and text == self.field.text():
            self._result.show_leak(leak)

    def _on_not_answered(self, wrong: BaseException) -> None:
        self._ask.setEnabled(True)
        self._result.clear()
        self._context.notices.show(wrong)
