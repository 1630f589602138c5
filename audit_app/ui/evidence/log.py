"""The record of something that happened: what stands before it, or what is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from audit_app.ui.back import BackButton
from audit_app.ui.evidence.record import ADD, Read, Record
from audit_app.ui.evidence.start import Start
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import Card
from audit_app.ui.kit.text import Heading, Label, lead
from audit_app.ui.kit.tokens import Role, Space
from audit_app.ui.places import Name, Place
from audit_app.ui.screen import Screen

if TYPE_CHECKING:
    from audit_app.audit.protection import Start as Beginning
    from audit_app.ui.context import Context


class EvidenceScreen(Screen):
    """Before a record is begun: what to think of first. Locked: the way to open the answers.

    ``place.part`` is the number of an entry that was kept a moment ago: reading goes on there.
    """

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
            self._read(f"add-about-{place.part}" if place.part else "")

    def initial_focus(self) -> QWidget | None:
        return None if self.place.part else self.back

    def _read(self, then: str = "") -> None:
        """Read it, show it, and give the keyboard to the part with the identifier ``then``."""
        evidence, today = self.context.opened.evidence, self.context.parts.today()
        self._then = then
        self.context.tasks.run(lambda: Read(evidence.state, evidence.report(today)), self._on_read)

    def _show_locked(self) -> None:
        go = Button(self.words("evidence.locked.go"), Kind.FILLED)
        accessible.identify(go, "evidence-unlock")
        go.clicked.connect(self._on_unlock_clicked)
        self._inside.add(Card(Label(self.words("evidence.locked.text"))))
        self._inside.add(go, align=Qt.AlignmentFlag.AlignLeft)

    def _on_unlock_clicked(self) -> None:
        def begin(start: Beginning) -> None:
            self.context.go(Place(name=Name(start)))

        self.context.tasks.run(self.context.parts.protection.start, begin)

    def _on_read(self, read: Read) -> None:
        self._inside.clear()
        if read.state is None:
            self._show_start()
        else:
            record = Record(self.context, self.place, read.state, read.report)
            record.changed.connect(self._read)
            self._inside.add(record)
            self._give_keyboard(record)
        self._inside.show()

    def _give_keyboard(self, record: Record) -> None:
        if self._then:
            part = record.findChild(QWidget, self._then) or self.back
            QTimer.singleShot(0, part, part.setFocus)

    def _show_start(self) -> None:
        start = Start(self.words)
        start.school_keeps.connect(self.back.click)
        start.begun.connect(self._on_begun)
        self._inside.add(lead(self.words("evidence.start.lead")), start)

    def _on_begun(self) -> None:
        evidence, today = self.context.opened.evidence, self.context.parts.today()
        self.context.tasks.run(lambda: evidence.begin(today), self._on_beginning_kept)

    def _on_beginning_kept(self, _nothing: None) -> None:
        self._read(ADD)
