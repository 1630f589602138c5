"""Bringing answers back from a backup: which file, its key, what is in it, and then the doing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFileDialog

from audit_app.audit.backups import SUFFIX
from audit_app.ui.back import BackButton
from audit_app.ui.bringing_back import BringingBack
from audit_app.ui.kit import accessible
from audit_app.ui.kit.cards import Card
from audit_app.ui.kit.text import Heading, lead
from audit_app.ui.kit.tokens import Role, Space, Width
from audit_app.ui.places import Name
from audit_app.ui.restore_parts import Busy, ChooseFile, FoundCopy, OpenFile
from audit_app.ui.saving import documents
from audit_app.ui.screen import Screen
from audit_app.vault.errors import WrongSecret
from audit_app.vault.header import SlotKind
from audit_app.vault.history import Relation

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from audit_app.ui.context import Context
    from audit_app.ui.places import Place
    from audit_app.ui.restore_parts import Step
    from audit_app.vault.restoring import Found, Restoring


class Restore(Screen):
    """Works with the answers open, locked, damaged, and where there are none yet."""

    menu_name = Name.SETTINGS
    above = Space.SMALL

    def __init__(self, context: Context, place: Place) -> None:
        """``place.damage`` is what is wrong with the answers here, if anything is known to be."""
        super().__init__(context, place, width=Width.ANSWER, centred=context.session is None)
        self._restoring: Restoring | None = None
        self.back = BackButton(context, place)
        self.went_back.connect(self.back.click)
        self._card = Card()
        choose = ChooseFile(self.words)
        choose.chosen.connect(self._on_choose)
        self.step: Step = choose
        self.body.add(self.back, align=Qt.AlignmentFlag.AlignLeft)
        self.body.add(Heading(self.title, Role.HEADING)).gap(Space.TINY)
        self.body.add(lead(self.words("backup.restore.lead")))
        self.body.gap(Space.BLOCK).add(self._card.add(self.step))
        self.entered.connect(self._on_entered)

    def initial_focus(self) -> QWidget:
        """The next thing to do."""
        return self.step.first or self.back

    def leave(self) -> bool:
        """What was unpacked and not brought back is taken away."""
        restoring, self._restoring = self._restoring, None
        if restoring is not None:
            self.context.tasks.run(restoring.discard)
        return True

    def _show(self, step: Step) -> None:
        self._card.clear()
        self._card.add(step)
        self.step = step
        # Once what was there before is gone: the keyboard must not end up on another part.
        QTimer.singleShot(0, self, lambda: self.initial_focus().setFocus())
        accessible.announce(self, step.heading)

    def _on_choose(self) -> None:
        words = self.words
        dialog = QFileDialog(self.window(), words("backup.restore.choose"), str(documents()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        kinds = (f"{words('backup.restore.kind')} (*{SUFFIX})", words("backup.restore.any-kind"))
        dialog.setNameFilters(kinds)
        dialog.fileSelected.connect(self._on_chosen)
        dialog.open()

    def _on_chosen(self, path: str) -> None:
        file, backups = Path(path), self.context.parts.backups
        self.context.tasks.run(lambda: (backups.open(file), file.name), self._on_looked)

    def _on_looked(self, looked: tuple[Restoring, str]) -> None:
        self._restoring, name = looked
        step = OpenFile(self.words, name, self._restoring.kinds)
        step.typed.submitted.connect(self._on_submitted)
        self._show(step)

    def _on_entered(self) -> None:
        if isinstance(self.step, OpenFile):
            self.step.typed.open.click()

    def _on_submitted(self, kind: str, text: str) -> None:
        restoring, session = self._restoring, self.context.session
        if restoring is None or not isinstance(self.step, OpenFile):
            return
        here = session.vault if session is not None else None
        self.step.typed.show_busy(busy=True)

        def work() -> Found:
            restoring.unlock(SlotKind(kind), text)
            return restoring.unpack(here)

        self.context.tasks.run(work, self._on_unpacked, self._on_not_opened)

    def _on_not_opened(self, wrong: BaseException) -> None:
        if not isinstance(self.step, OpenFile):
            return
        typed = self.step.typed
        typed.show_busy(busy=False)
        if isinstance(wrong, WrongSecret):
            typed.refuse(self.words(f"backup.wrong.{typed.kind}"))
        else:
            self.context.notices.show(wrong)

    def _on_unpacked(self, found: Found) -> None:
        damaged = self.place.damage is not None or found.relation is Relation.UNKNOWN
        step = FoundCopy(self.words, found, damaged=damaged)
        step.meant.connect(lambda: self._on_meant(found))
        step.left.connect(self.back.click)
        self._show(step)

    def _on_meant(self, found: Found) -> None:
        restoring, self._restoring = self._restoring, None
        if restoring is None:
            return
        self.back.setEnabled(False)
        self._show(Busy(self.words))
        work = BringingBack(self.context, self.window())
        work.from_backup(restoring, found, damaged=self.place.damage is not None)
        self.rail_changed.emit()
