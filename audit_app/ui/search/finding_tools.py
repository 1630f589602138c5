"""What can be done with one finding: write, say that it was sent, go on, change it, delete it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt, QTimer, Signal

from audit_app.domain.removal import RouteId
from audit_app.logic.removal import until
from audit_app.ui.day_field import DayField
from audit_app.ui.kit import accessible, focus
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import Panel
from audit_app.ui.kit.flow import Flow
from audit_app.ui.kit.text import Label, muted
from audit_app.ui.kit.tokens import Role, Space, Token
from audit_app.ui.places import Name, Place
from audit_app.ui.question.link import CopyButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from audit_app.domain.removal import Finding, Route
    from audit_app.ui.context import Context

_LEFT = Qt.AlignmentFlag.AlignLeft


class FindingTools(Panel):
    """Below a finding. ``changed`` gives what it is now; the others say what was asked for."""

    changed = Signal(object)
    edit_asked = Signal()
    delete_asked = Signal()

    def __init__(
        self, context: Context, name: str, finding: Finding, *, held: bool = False
    ) -> None:
        """``name`` is what it is kept by; ``held``: a report comes before anything is asked."""
        super().__init__(space=Space.ROW)
        self._context = context
        self._words = context.words
        self._name = name
        self._finding = finding
        route = context.checklist.looking.route(finding.route)
        if finding.where:
            copy = CopyButton(self._words("question.link.copy"), finding.where, self._words)
            copy.setAccessibleDescription(finding.where)
            self.add(Flow(Label(finding.where, Role.NOTE_STRONG), copy, space=Space.ROW))
        self._add_sent(route)
        self._sent = self._build_sent()
        self.add(self._build_ways(None if held else route), self._sent)

    def _add_sent(self, route: Route | None) -> None:
        """By when an answer is due, once the person has said that a letter went out."""
        words, sent = self._words, self._finding.sent
        if sent is None:
            return
        self.add(Label(words("search.sent.was", date=words.date(sent)), Role.STRONG))
        due = until(route, sent)
        if due is None or route is None:
            return
        if route.days:
            self.add(Label(words("search.sent.acknowledge", date=words.date(due.day))))
            return
        self.add(Label(words("search.sent.until", date=words.date(due.day))))
        if due.at_most is not None:
            self.add(muted(words("search.sent.at-most", date=words.date(due.at_most))))

    def _build_ways(self, route: Route | None) -> Flow:
        ways = Flow(space=Space.ROW)
        if route is not None and route.letter:
            place = Place(name=Name.LETTER, back=Name.FINDINGS, part=self._name)
            ways.add(self._button("letter", lambda: self._context.go(place), Kind.OUTLINED))
        if route is not None and (route.letter or route.months or route.days):
            key = "sent-again" if self._finding.sent else "sent"
            ways.add(self._button(key, self._on_sent_clicked))
        following = self._context.checklist.looking.route(route.then) if route else None
        if following is not None:
            ways.add(self._button("then", lambda: self._go_on(following)))
        ways.push().add(self._button("edit", self.edit_asked.emit))
        return ways.add(self._button("delete", self.delete_asked.emit))

    def _build_sent(self) -> Column:
        day = self._finding.sent or self._context.parts.today()
        self.days = DayField(self._words, self._words("search.sent.when"), day)
        self._trouble = Label(token=Token.CARE)
        self._trouble.hide()
        keep = self._button("sent-keep", self._on_sent_kept, Kind.OUTLINED)
        self.days.entered.connect(keep.click)
        box = Column(Label(self._words("search.sent.when"), Role.STRONG), self.days)
        box.add(self._trouble).add(keep, align=_LEFT)
        box.hide()
        return box

    def _button(self, key: str, goes: Callable[[], object], kind: Kind = Kind.PLAIN) -> Button:
        button = Button(self._words(f"search.tools.{key}"), kind)
        button.setAccessibleDescription(self._finding.what)
        accessible.identify(button, f"finding-{key}")
        button.clicked.connect(goes)
        return button

    def _go_on(self, following: Route) -> None:
        finding = self._finding
        changed = msgspec.structs.replace(
            finding,
            route=RouteId(following.id),
            sent=None,
            sent_before=finding.sent or finding.sent_before,
        )
        self.changed.emit(changed)

    def _on_sent_clicked(self) -> None:
        self._sent.show()
        self.days.lines[0].setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, lambda: focus.reveal(self._sent, self))

    def _on_sent_kept(self) -> None:
        day, today = self.days.day, self._context.parts.today()
        if day is not None and day <= today:
            self.changed.emit(msgspec.structs.replace(self._finding, sent=day))
            return
        self._trouble.setText(self._words("search.sent.ahead" if day else "day.not-a-day"))
        self._trouble.show()
        accessible.alert(self, self._trouble.text())
