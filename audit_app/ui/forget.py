"""Deleting everything: said plainly, ticked first, then done for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from audit_app.domain.settings import PublicSettings
from audit_app.ui.kit import accessible
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import CareCard
from audit_app.ui.kit.ticks import TickTile
from audit_app.ui.kit.tokens import Space
from audit_app.ui.notices import WayOn
from audit_app.ui.opening import call_off, lock_again
from audit_app.ui.places import Name, Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from audit_app.ui.context import Context
    from audit_app.vault.finding import Finding


class Forgetting(QObject):
    """Locks the answers and deletes everything, wherever the person goes meanwhile.

    ``failed`` gives what stood in the way; another ``start`` goes on from there.
    """

    failed = Signal(object)

    def __init__(self, context: Context, window: QWidget) -> None:
        """``window`` keeps it."""
        super().__init__(window)
        self._context = context

    def start(self) -> None:
        """From here on nobody may use the answers: they are closed on another thread."""
        session, self._context.session = self._context.session, None
        parts, coming = self._context.parts, call_off(self._context)

        def work() -> tuple[Finding, ...]:
            lock_again(coming)
            if session is not None:
                session.close()
            return parts.forget()

        self._context.tasks.run(work, self._on_forgotten, self.failed.emit)

    def _on_forgotten(self, findings: tuple[Finding, ...]) -> None:
        context, looks = self._context, self._context.parts.effective
        # Only what the window wears, and only until it is closed: nothing is written.
        context.parts.settings = PublicSettings(
            theme=looks.theme, text_size=looks.text_size, font=looks.font
        )
        context.go(Place(name=Name.WELCOME))
        close = WayOn(context.words("kit.notice.close"), filled=True)
        key = "settings.forgotten-but" if findings else "settings.forgotten"
        context.notices.ask(key, (close,), "tick")
        self.deleteLater()


class Forget(CareCard):
    """Two steps: a tick that says it is meant, then the button. ``began``: it is under way."""

    began = Signal()

    def __init__(self, context: Context) -> None:
        """Nothing is deleted by looking at it."""
        words = context.words
        super().__init__(
            words("settings.forget.title"),
            words("settings.forget.what"),
            words("settings.forget.stays"),
            icon="cross",
        )
        self._context = context
        self._words = words
        self._work: Forgetting | None = None
        self.tick = TickTile(words("settings.forget.tick"))
        self.go = Button(words("settings.forget.go"), Kind.CARE)
        self.go.setEnabled(False)
        accessible.identify(self.tick, "forget-tick")
        accessible.identify(self.go, "forget-go")
        self.gap(Space.PANEL).add(self.tick).gap(Space.ROW)
        self.add(self.go, align=Qt.AlignmentFlag.AlignLeft)
        self.tick.toggled.connect(self.go.setEnabled)
        self.go.clicked.connect(self._on_go_clicked)

    def _on_go_clicked(self) -> None:
        self.go.setEnabled(False)
        self.tick.setEnabled(False)
        self.go.setText(self._words("settings.forget.busy"))
        if self._work is None:
            self._work = Forgetting(self._context, self.window())
            self._work.failed.connect(self._on_failed)
        self._work.start()
        self.began.emit()

    def _on_failed(self, wrong: BaseException) -> None:
        self.go.setText(self._words("settings.forget.again"))
        self.go.setEnabled(True)
        self._context.notices.show(wrong)
