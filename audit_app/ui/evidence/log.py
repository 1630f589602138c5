"""The record of something that happened: its entries, and handing it over or deleting it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt

from audit_app.audit.evidence import LONG_ENOUGH
from audit_app.ui.back import BackButton
from audit_app.ui.evidence.entries import EntryCard
from audit_app.ui.evidence.file_gate import FileGate
from audit_app.ui.evidence.start import Start
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import Card, NotePanel
from audit_app.ui.kit.flow import Flow
from audit_app.ui.kit.text import Heading, Label, lead, muted
from audit_app.ui.kit.tokens import Role, Space
from audit_app.ui.notices import WayOn
from audit_app.ui.places import Name, Place
from audit_app.ui.saving import save_evidence
from audit_app.ui.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from audit_app.audit.evidence import Evidence
    from audit_app.domain.evidence import EvidenceReport, RecordState
    from audit_app.ui.context import Context


class _Read(NamedTuple):
    """What was read of a record."""

    state: RecordState | None
    report: EvidenceReport


class EvidenceScreen(Screen):
    """Before a record is begun: what to think of first. Locked: the way to open the answers."""

    menu_name = Name.HELP
    inside_help = True
    above = Space.SMALL

    def __init__(self, context: Context, place: Place) -> None:
        """Reads the record away from the window."""
        super().__init__(context, place, centred=context.session is None)
        self.back = BackButton(context, Place(name=place.name, back=place.back or Name.HELP))
        self.went_back.connect(self.back.click)
        self.body.add(self.back, align=Qt.AlignmentFlag.AlignLeft)
        self.body.add(Heading(self.title, Role.HEADING))
        self._inside = Column(space=Space.PANEL)
        self.body.gap(Space.TINY).add(self._inside)
        if context.session is None:
            self._show_locked()
        else:
            self._read()

    def initial_focus(self) -> QWidget:
        return self.back

    @property
    def _evidence(self) -> Evidence:
        return self.context.opened.evidence

    def _read(self) -> None:
        evidence, today = self._evidence, self.context.parts.today()
        self._run(lambda: _Read(evidence.state, evidence.report(today)), self._show)

    def _run(self, work: Callable[[], object], done: Callable[..., object]) -> None:
        self.context.tasks.run(work, done)

    def _show_locked(self) -> None:
        go = Button(self.words("evidence.locked.go"), Kind.FILLED)
        accessible.identify(go, "evidence-unlock")
        start = self.context.parts.protection.start
        go.clicked.connect(
            lambda: self._run(start, lambda begin: self.context.go(Place(name=Name(begin))))
        )
        self._inside.add(Card(Label(self.words("evidence.locked.text"))))
        self._inside.add(go, align=Qt.AlignmentFlag.AlignLeft)

    def _show(self, read: _Read) -> None:
        self._inside.clear()
        if read.state is None:
            self._show_start()
        else:
            self._show_record(read.state, read.report)
        self._inside.show()

    def _show_start(self) -> None:
        start = Start(self.words)
        start.school_keeps.connect(self.back.click)
        evidence, today = self._evidence, self.context.parts.today()
        start.begun.connect(lambda: self._run(lambda: evidence.begin(today), self._again))
        self._inside.add(lead(self.words("evidence.start.lead")), start)

    def _show_record(self, state: RecordState, report: EvidenceReport) -> None:
        count = len(report.entries)
        says = self.words("evidence.log.lead", count=count) if count else ""
        self._inside.add(lead(says or self.words("evidence.log.lead-none")))
        self._inside.add(self._build_ways(report))
        self._inside.add(*self._lines(state, report))
        for entry, joint in zip(report.entries, report.joints, strict=True):
            card = EntryCard(entry, joint, self.words)
            card.added.connect(self._on_added)
            card.filed.connect(self._on_filed)
            card.deleted.connect(self._on_deleted)
            self._inside.add(card)
        gone = self._button("delete-all", Kind.CARE, self._on_delete_all)
        self._inside.add(gone, align=Qt.AlignmentFlag.AlignLeft)

    def _build_ways(self, report: EvidenceReport) -> Flow:
        ways = Flow(self._button("add", Kind.FILLED, lambda: self._on_added(0)), space=Space.ROW)
        if report.entries:
            ways.add(self._button("hand-over", Kind.OUTLINED, self._on_hand_over))
        return ways

    def _lines(self, state: RecordState, report: EvidenceReport) -> list[QWidget]:
        lines: list[QWidget] = []
        if state.handed_over:
            may_go = self.context.parts.today() - state.handed_over >= LONG_ENOUGH
            key = "evidence.log.may-go" if may_go else "evidence.log.handed"
            said = self.words(key, date=self.words.date(state.handed_over))
            lines.append(NotePanel(said, icon="doc") if may_go else muted(said))
        if report.deleted:
            numbers = ", ".join(str(number) for number in report.deleted)
            lines.append(muted(self.words("evidence.log.gone", numbers=numbers)))
        return lines

    def _button(self, key: str, kind: Kind, pressed: Callable[[], object]) -> Button:
        button = Button(self.words(f"evidence.log.{key}"), kind)
        accessible.identify(button, f"evidence-{key}")
        button.clicked.connect(pressed)
        return button

    def _again(self, _nothing: object = None) -> None:
        self._read()

    def _on_added(self, about: int) -> None:
        part = str(about) if about else ""
        self.context.go(Place(name=Name.EVIDENCE_ENTRY, part=part, back=self.place.back))

    def _on_filed(self, about: int) -> None:
        gate = FileGate(self.window(), self.words)

        def add(path: Path) -> None:
            self._run(lambda: self._evidence.add_file(path, about), self._again)

        gate.picked.connect(add)
        gate.ask()

    def _on_deleted(self, number: int) -> None:
        evidence = self._evidence
        self._ask("one", lambda: evidence.delete(number), number=number)

    def _on_delete_all(self) -> None:
        self._ask("all", self._evidence.delete_all)

    def _ask(self, which: str, work: Callable[[], None], **values: int) -> None:
        stop = WayOn(self.words("evidence.deleting.stop"), filled=True)
        go = WayOn(self.words("evidence.deleting.go"), lambda: self._run(work, self._again))
        self.context.notices.ask(f"evidence.deleting-{which}", (stop, go), "cross", **values)

    def _on_hand_over(self) -> None:
        evidence, today = self._evidence, self.context.parts.today()
        note = lambda: self._run(lambda: evidence.note_handed_over(today), self._again)  # noqa: E731
        save_evidence(self.context, self, note)
