"""How long check-ins are kept, and deleting what is older: only ever after asking."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt

from audit_app.ui.check_in_names import day_of
from audit_app.ui.deleting import is_untold, still_there, watch
from audit_app.ui.keeping import keep
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button
from audit_app.ui.kit.cards import Card, NotePanel, SettingRow
from audit_app.ui.kit.fields import PickList
from audit_app.ui.kit.text import Heading, Label, muted
from audit_app.ui.kit.tokens import Role, Space
from audit_app.ui.notices import WayOn

if TYPE_CHECKING:
    from audit_app.domain.checkin import CheckInHead
    from audit_app.ui.context import Context
    from audit_app.ui.my_checkins import MyCheckIns
    from audit_app.vault.erasing import Left

_YEARS = (1, 3, 6, 0)


class KeepHistory(Card):
    """The clock of a laptop may be wrong, so nothing is deleted by itself."""

    def __init__(self, context: Context, checkins: MyCheckIns) -> None:
        """``checkins`` show what is left afterwards. Only where the answers are open."""
        words = context.words
        super().__init__(Heading(words("keep-history.title"), Role.CARD))
        self._context = context
        self._words = words
        self._checkins = checkins
        choices = [(str(years), words(f"keep-history.years.{years}")) for years in _YEARS]
        self.pick = PickList(choices, str(context.parts.settings.keep_years))
        accessible.identify(self.pick, "keep-years")
        self.pick.picked.connect(self._on_picked)
        self._said = Column(space=Space.SMALL)
        self._old = Column(space=Space.SMALL)
        about = words("keep-history.about")
        self.add(SettingRow(words("keep-history.name"), about, self.pick))
        self.add(self._said, self._old)
        checkins.deleted.connect(self._show_old)
        self._show_old()

    def _on_picked(self, years: str) -> None:
        settings = self._context.parts.settings
        if not keep(self._context, msgspec.structs.replace(settings, keep_years=int(years))):
            self.pick.choose(str(settings.keep_years))
        self._said.clear()
        self._show_old()

    def _too_old(self) -> tuple[CheckInHead, ...]:
        parts = self._context.parts
        return self._context.opened.past.too_old(parts.settings.keep_years, parts.today())

    def _show_old(self) -> None:
        self._old.clear()
        old = self._too_old()
        if not old:
            years = self._context.parts.settings.keep_years
            says = "keep-history.none-old" if years else "keep-history.keeps-all"
            self._old.add(muted(self._words(says)))
            return
        first = self._words.date(day_of(old[0]))
        self._old.add(Label(self._words("keep-history.old", count=len(old), first=first)))
        go = Button(self._words("keep-history.go", count=len(old)))
        accessible.identify(go, "delete-too-old")
        go.clicked.connect(self._ask)
        self._old.add(go, align=Qt.AlignmentFlag.AlignLeft)

    def _ask(self) -> None:
        words = self._words
        stay = WayOn(words("keep-history.ask.keep"))
        go = WayOn(words("keep-history.ask.go"), self._delete, care=True)
        asks = "ask-untold" if is_untold(self._context) else "ask"
        self._context.notices.ask(f"keep-history.{asks}", (stay, go), "cross")

    def _delete(self) -> None:
        old = self._too_old()
        count = len(old)
        self._old.clear()
        self._old.add(muted(self._words("keep-history.busy")))
        self.pick.setEnabled(False)
        deleted = self._context.opened.deleting.check_ins(head.id for head in old)
        watch(self._context, deleted, lambda left: self._on_deleted(left, count), self._on_failed)

    def _on_deleted(self, left: Left, count: int) -> None:
        says = self._words("keep-history.deleted", count=count)
        stays = still_there(left, self._words)
        self._said.clear()
        self._said.add(NotePanel(stays, says, icon="tick"))
        accessible.announce(self, f"{says} {stays}")
        self._settle()

    def _on_failed(self, wrong: BaseException) -> None:
        self._settle()
        self._context.notices.show(wrong, icon="disk")

    def _settle(self) -> None:
        self.pick.setEnabled(True)
        self.pick.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_old()
        self._checkins.show_all()
