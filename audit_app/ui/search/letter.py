"""A letter or message about one finding: drafted here, changed by the person, copied or saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from audit_app.export.letter import REASONS, Details, draft, has_reasons
from audit_app.logic.removal import action_id
from audit_app.ui.back import BackButton
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import Card, NotePanel
from audit_app.ui.kit.fields import Field, LineField, PickList, TextBox
from audit_app.ui.kit.flow import Flow, Tiles
from audit_app.ui.kit.foot import Foot
from audit_app.ui.kit.text import Heading, lead, muted
from audit_app.ui.kit.tokens import Role, Space, Width
from audit_app.ui.places import Name, Place
from audit_app.ui.saving import save_letter
from audit_app.ui.screen import Screen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from audit_app.ui.context import Context

_LINES = 16
_TO_ORGANISATIONS = ("erasure", "complaint")


class LetterScreen(Screen):
    """``place.part`` is the name of the finding that it is about."""

    menu_name = Name.ACTIONS
    keeps_typed = True

    def __init__(self, context: Context, place: Place) -> None:
        """``instead`` has looked: there is a finding, and a letter for its way."""
        foot = Foot(Width.ANSWER)
        super().__init__(context, place, width=Width.ANSWER, foot=foot)
        looking = context.opened.looking
        self._finding = looking.findings[place.part]
        self._kind = _letter(context, place) or ""
        self.name = LineField(next(iter(looking.clues.now.names), ""))
        self.to = LineField()
        picks = [(reason, self.words(f"letters.pick.{reason}")) for reason in REASONS]
        self.reason = PickList(picks)
        self.text = TextBox(lines=_LINES)
        self._drafted = ""
        parts = (("name", self.name), ("to", self.to), ("reason", self.reason), ("text", self.text))
        for name, part in parts:
            accessible.identify(part, f"letter-{name}")
        self._build_foot(foot)
        self._build()
        self._draft()
        for line in (self.name, self.to):
            line.textEdited.connect(self._on_changed)
        self.reason.picked.connect(self._on_changed)
        self.text.textChanged.connect(self._show_again)

    @classmethod
    def instead(cls, context: Context, place: Place) -> Place | None:
        """Back to the findings when there is no such letter, or it must wait for a report."""
        findings = Place(name=Name.FINDINGS, back=Name.ACTIONS, part=place.part)
        plan = context.opened.actions.plan(context.parts.today())
        action = next((a for a in plan.actions if a.id == action_id(place.part)), None)
        held = action is None or action.held_back > 0
        return findings if held or not _letter(context, place) else None

    def _build_foot(self, foot: Foot) -> None:
        words = self.words
        back = BackButton(self.context, self.place, Name.HOME)
        self.went_back.connect(back.click)
        save = Button(words("letters.save"))
        self.copy = Button(words("letters.copy"), Kind.FILLED, "copy")
        for button, name in ((save, "save"), (self.copy, "copy")):
            accessible.identify(button, f"letter-{name}")
        save.clicked.connect(lambda: save_letter(self.context, self, self.text.toPlainText()))
        self.copy.clicked.connect(self._on_copy_clicked)
        foot.add_left(back)
        foot.add_right(save, self.copy)

    def _build(self) -> None:
        words, body = self.words, self.body
        body.add(Heading(words(f"letters.title.{self._kind}"), Role.HEADING)).gap(Space.TINY)
        body.add(lead(words("letters.lead")))
        about = "law" if self._kind in _TO_ORGANISATIONS else "person"
        body.gap(Space.PANEL).add(NotePanel(words(f"letters.{about}"), icon="message"))
        fields = Tiles(columns=2, least=280, space=Space.PANEL)
        fields.add(Field(words("letters.to"), self.to), Field(words("letters.name"), self.name))
        card = Card(fields, space=Space.PANEL)
        if has_reasons(self._kind):
            card.add(Field(words("letters.reason-name"), self.reason, wide=False))
        card.add(Field(words("letters.text-name"), self.text))
        again = Button(words("letters.again"), Kind.PLAIN, flush=True)
        accessible.identify(again, "letter-again")
        again.clicked.connect(self._draft)
        self._again = Column(Flow(again), muted(words("letters.again-about")), space=0)
        card.add(self._again).add(muted(words("letters.not-locked-if-saved")))
        body.gap(Space.PANEL).add(card)

    def initial_focus(self) -> QWidget:
        return self.to

    def _draft(self) -> None:
        finding = self._finding
        details = Details(
            name=self.name.text(),
            to=self.to.text(),
            what=finding.what,
            where=finding.where,
            reason=self.reason.current,
            sent=finding.sent_before,
        )
        self._drafted = draft(self._kind, details, self.context.parts.today(), self.words).strip()
        self.text.setPlainText(self._drafted)
        self._show_again()

    def _show_again(self) -> None:
        self._again.setVisible(self.text.toPlainText() != self._drafted)

    def _on_changed(self) -> None:
        """A text that the person has changed is theirs: only they draft it again."""
        if self._again.isHidden():
            self._draft()

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        copied = self.words("question.link.copied")
        self.copy.setText(copied)
        accessible.announce(self, copied)
        self.copy.setFocus(Qt.FocusReason.OtherFocusReason)


def _letter(context: Context, place: Place) -> str:
    """Which letter the way of this finding has; empty when there is none."""
    finding = context.opened.looking.findings.get(place.part)
    route = context.checklist.looking.route(finding.route) if finding else None
    return route.letter if route else ""
