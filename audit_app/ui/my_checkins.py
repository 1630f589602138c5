"""Your check-ins: a line for each, and deleting one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from audit_app.ui.deleting import is_untold, still_there, watch
from audit_app.ui.kit import accessible, focus
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button
from audit_app.ui.kit.cards import Card, NotePanel, Rule, SettingRow
from audit_app.ui.kit.text import Heading, muted
from audit_app.ui.kit.tokens import Role, Space
from audit_app.ui.notices import WayOn
from audit_app.ui.question.opening import Opening

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audit_app.domain.checkin import CheckInHead
    from audit_app.domain.words import Words
    from audit_app.ui.context import Context
    from audit_app.vault.erasing import Left

_NEWEST = 6


def named(head: CheckInHead, words: Words) -> str:
    """A check-in by its depth and the day it was finished, or begun."""
    day = (head.finished or head.started).astimezone().date()
    return words(f"my-data.check-ins.{head.depth}", date=words.date(day))


class MyCheckIns(Card):
    """The newest first.

    ``deleted``: one is gone, and the program counts without it. ``emptied``: it was the last one,
    and the keyboard needs another place.
    """

    deleted = Signal()
    emptied = Signal()

    def __init__(self, context: Context) -> None:
        """Only where the answers are open."""
        super().__init__(Heading(context.words("my-data.check-ins.title"), Role.CARD))
        self._context = context
        self._words = context.words
        self._said = Column(space=Space.SMALL)
        self._rows = Column(space=0)
        self._newest: Button | None = None
        self.add(muted(self._words("my-data.check-ins.about"))).add(self._said, self._rows)
        self.show_all()

    def show_all(self) -> None:
        """Show what there is now."""
        self._rows.clear()
        self._newest = None
        heads = tuple(reversed(self._context.opened.checkins.heads))
        if not heads:
            self._rows.add(muted(self._words("my-data.check-ins.none")))
        self._rows.add(self._build_rows(heads[:_NEWEST]))
        if older := heads[_NEWEST:]:
            says = self._words("my-data.check-ins.older", count=len(older))
            rest = Opening(says, "check-ins-older", lambda: self._build_rows(older))
            self._rows.add(Rule()).gap(Space.SMALL)
            self._rows.add(rest.opener, align=Qt.AlignmentFlag.AlignLeft).add(rest)

    def _build_rows(self, heads: Sequence[CheckInHead]) -> Column:
        rows = Column(space=0)
        for head in heads:
            rows.add(Rule(), self._build_row(head))
        return rows

    def _build_row(self, head: CheckInHead) -> SettingRow:
        name = named(head, self._words)
        delete = Button(self._words("my-data.check-ins.delete"))
        delete.setAccessibleName(self._words("my-data.check-ins.delete-spoken", name=name))
        accessible.identify(delete, f"delete-{head.id}")
        self._newest = self._newest or delete
        delete.clicked.connect(lambda: self._ask(head, name, delete))
        return SettingRow(name, self._counts(head), delete)

    def _counts(self, head: CheckInHead) -> str:
        if head.finished is None:
            return self._words("my-data.check-ins.not-finished")
        counts = {"done": head.done, "to-do": head.to_do, "to-find-out": head.to_find_out}
        return self._words("my-data.check-ins.counts", **counts)

    def _ask(self, head: CheckInHead, name: str, button: Button) -> None:
        words = self._words
        keep = WayOn(words("my-data.check-ins.ask.keep"))
        go = WayOn(words("my-data.check-ins.ask.go"), lambda: self._delete(head, button), care=True)
        asks = "ask-untold" if is_untold(self._context) else "ask"
        self._context.notices.ask(f"my-data.check-ins.{asks}", (keep, go), "cross", name=name)

    def _delete(self, head: CheckInHead, button: Button) -> None:
        self._rows.setEnabled(False)
        button.setText(self._words("my-data.check-ins.busy"))
        deleted = self._context.opened.deleting.check_in(head.id)
        watch(self._context, deleted, self._on_deleted, self._on_failed)

    def _on_deleted(self, left: Left) -> None:
        self._rows.setEnabled(True)
        self.show_all()
        says = self._words("my-data.deleted.check-in")
        stays = still_there(left, self._words)
        self._said.clear()
        self._said.add(NotePanel(stays, says, icon="tick"))
        self._said.show()
        accessible.announce(self, f"{says} {stays}")
        self.deleted.emit()
        self._go_on()

    def _go_on(self) -> None:
        """Give the keyboard to what is now the newest; what was said stands above it."""
        newest = self._newest
        if not self.isVisible():
            # The person has gone on already.
            return
        if newest is None:
            self.emptied.emit()
            return
        newest.setFocus(Qt.FocusReason.OtherFocusReason)
        focus.reveal(self._said, newest)

    def _on_failed(self, wrong: BaseException) -> None:
        self._rows.setEnabled(True)
        self.show_all()
        self._context.notices.show(wrong, icon="disk")
