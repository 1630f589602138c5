"""What is in a record, in order, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal

from audit_app.audit.evidence import over_long_ago
from audit_app.ui.evidence.entries import EntryCard
from audit_app.ui.evidence.file_gate import FileGate
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import NotePanel
from audit_app.ui.kit.flow import Flow
from audit_app.ui.kit.text import lead, muted
from audit_app.ui.kit.tokens import Space
from audit_app.ui.notices import WayOn
from audit_app.ui.places import Name, Place
from audit_app.ui.saving import save_evidence

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from audit_app.domain.evidence import EvidenceReport, RecordState
    from audit_app.ui.context import Context


# The button that begins an entry.
ADD = "evidence-add"


class Read(NamedTuple):
    """What was read of a record; ``state`` is None where none was begun."""

    state: RecordState | None
    report: EvidenceReport


class Record(Column):
    """The entries of a record. ``changed``: it should be read again.

    It gives the identifier of the part that should have the keyboard then.
    """

    changed = Signal(str)

    def __init__(
        self, context: Context, place: Place, state: RecordState, report: EvidenceReport
    ) -> None:
        """``place`` is that of the screen it stands on."""
        super().__init__(space=Space.PANEL)
        self._context = context
        self._words = context.words
        self._place = place
        self._evidence = context.opened.evidence
        count = len(report.entries)
        key = "evidence.log.lead" if count else "evidence.log.lead-none"
        self.add(lead(self._words(key, count=count)))
        ways = Flow(self._button("add", Kind.FILLED, lambda: self._on_added(0)), space=Space.ROW)
        if report.entries:
            ways.add(self._button("hand-over", Kind.OUTLINED, self._on_hand_over))
        self.add(ways, *self._lines(state, report))
        self._add_entries(report)
        gone = self._button("delete-all", Kind.CARE, lambda: self._on_deleted(None))
        self.add(gone, align=Qt.AlignmentFlag.AlignLeft)

    def _add_entries(self, report: EvidenceReport) -> None:
        for entry, joint in zip(report.entries, report.joints, strict=True):
            card = EntryCard(entry, joint, self._words)
            card.added.connect(self._on_added)
            card.filed.connect(self._on_filed)
            card.deleted.connect(self._on_deleted)
            self.add(card)

    def _lines(self, state: RecordState, report: EvidenceReport) -> list[QWidget]:
        lines: list[QWidget] = []
        if state.handed_over:
            may_go = over_long_ago(state, self._context.parts.today())
            key = "evidence.log.may-go" if may_go else "evidence.log.handed"
            said = self._words(key, date=self._words.date(state.handed_over))
            lines.append(NotePanel(said, icon="doc") if may_go else muted(said))
        if report.deleted:
            numbers = tuple(report.deleted)
            lines.append(muted(self._words("evidence.log.gone", numbers=numbers)))
        return lines

    def _button(self, key: str, kind: Kind, pressed: Callable[[], object]) -> Button:
        button = Button(self._words(f"evidence.log.{key}"), kind)
        accessible.identify(button, f"evidence-{key}")
        button.clicked.connect(pressed)
        return button

    def _run(self, work: Callable[[], object], then: str) -> None:
        self._then = then
        self._context.tasks.run(work, self._on_done)

    def _on_done(self, _nothing: object) -> None:
        self.changed.emit(self._then)

    def _on_added(self, about: int) -> None:
        part = str(about) if about else ""
        self._context.go(Place(name=Name.EVIDENCE_ENTRY, part=part, back=self._place.back))

    def _on_filed(self, about: int) -> None:
        gate = FileGate(self.window(), self._words)

        def add(path: Path) -> None:
            self._run(lambda: self._evidence.add_file(path, about), f"add-file-{about}")

        gate.picked.connect(add)
        gate.ask()

    def _on_deleted(self, number: int | None) -> None:
        words, evidence = self._words, self._evidence
        key = "evidence.deleting-one" if number else "evidence.deleting-all"
        stop = WayOn(words("evidence.deleting.stop"))
        delete = WayOn(
            words("evidence.deleting.go"),
            lambda: self._run(lambda: evidence.delete(number), ADD),
            care=True,
        )
        self._context.notices.ask(key, (stop, delete), "cross", number=number or 0)

    def _on_hand_over(self) -> None:
        today = self._context.parts.today()

        def note() -> None:
            self._run(lambda: self._evidence.note_handed_over(today), "evidence-hand-over")

        save_evidence(self._context, self, note)
