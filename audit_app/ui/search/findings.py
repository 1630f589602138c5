"""What was found: each finding with what to do about it now, to change, and to delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from audit_app.domain.removal import Wish
from audit_app.logic.removal import action_id
from audit_app.ui import typed
from audit_app.ui.action_row import ActionItem
from audit_app.ui.back import BackButton
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button
from audit_app.ui.kit.cards import Card, CareCard, listed
from audit_app.ui.kit.foot import Foot, SavedLine, SavedState
from audit_app.ui.kit.marks import MarkKind
from audit_app.ui.kit.rows import OpeningRow
from audit_app.ui.kit.text import Heading, lead, muted
from audit_app.ui.kit.tokens import Role, Space, Width
from audit_app.ui.notices import WayOn
from audit_app.ui.places import Name, Place
from audit_app.ui.screen import Screen
from audit_app.ui.search.finding_tools import FindingTools
from audit_app.ui.search.form import FindingForm

if TYPE_CHECKING:
    from concurrent.futures import Future

    from PySide6.QtWidgets import QWidget

    from audit_app.domain.action import Action
    from audit_app.domain.removal import Finding
    from audit_app.ui.context import Context

NEW = "new"


class FindingsScreen(Screen):
    """A list. ``place.part``: the name of a finding to open, or "new" (and an address) to add."""

    menu_name = Name.ACTIONS

    def __init__(self, context: Context, place: Place) -> None:
        """With everything that was noted so far."""
        foot = Foot(Width.ANSWER)
        super().__init__(context, place, width=Width.ANSWER, foot=foot)
        self._looking = context.opened.looking
        self.form: FindingForm | None = None
        self.items: dict[str, QWidget] = {}
        self._editing: str | None = None
        self._kept_as: str | None = None
        self._saving = False
        self._saved = SavedLine(context.words)
        self._inside = Column(space=Space.PANEL)
        self.new_button = Button(self.words("search.finding.add"), icon="note")
        accessible.identify(self.new_button, "finding-new")
        self.new_button.clicked.connect(lambda: self._show_form(None))
        self._build(foot)
        asked, _, where = place.part.partition(" ")
        if asked == NEW or not self._looking.findings:
            self._show_form(None, where)
        else:
            self._show_list(place.part)

    def _build(self, foot: Foot) -> None:
        back = BackButton(self.context, self.place, Name.HOME)
        self.went_back.connect(back.click)
        self.follow(self._saved.fold)
        foot.add_left(back, self._saved)
        foot.add_right(self.new_button)
        words, body = self.words, self.body
        body.add(Heading(self.title, Role.HEADING)).gap(Space.TINY)
        body.add(lead(words("search.findings.lead")))
        body.gap(Space.PANEL).add(CareCard("", words("search.findings.care")))
        body.gap(Space.PANEL).add(self._inside)

    def initial_focus(self) -> QWidget:
        """The first line to fill in, or the button that adds one."""
        return self.form.what if self.form is not None else self.new_button

    def leave(self) -> bool:
        """What is filled in is kept, wherever the person goes."""
        form = self.form
        # What is on its way to the disk is not kept a second time.
        if form is not None and not self._saving and form.what.text().strip():
            finding = form.finding(self.context.parts.today())
            if finding != self._looking.findings.get(self._editing or ""):
                future = self._looking.keep_finding(finding, self._editing)
                self.context.tasks.watch(future)
            self.form = None
        return True

    def _show_form(self, name: str | None, where: str = "") -> None:
        self._editing = name
        finding = self._looking.findings.get(name) if name else None
        self.form = FindingForm(self.context, finding, where)
        self.form.kept.connect(lambda kept: self._keep(name, kept))
        self.form.closed.connect(lambda: self._show_list(name or ""))
        self.new_button.hide()
        _put(self._inside, self.form)
        self.form.what.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scroll_to_top()

    def _show_list(self, opened: str = "") -> None:
        self.form, self._editing = None, None
        self.new_button.show()
        plan = self.context.opened.actions.plan(self.context.parts.today())
        actions = {action.id: action for action in plan.actions}
        self.items = {
            name: self._row(name, finding, actions.get(action_id(name)))
            for name, finding in self._looking.findings.items()
        }
        if not self.items:
            _put(self._inside, Card(muted(self.words("search.findings.none"), Role.BODY)))
            self.new_button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        _put(self._inside, listed(*self.items.values()))
        row = self.items.get(opened)
        if isinstance(row, FindingRow | LeftRow):
            row.row.setChecked(True)
            row.row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, name: str, finding: Finding, action: Action | None) -> QWidget:
        held = action is not None and action.held_back > 0
        tools = FindingTools(self.context, name, finding, held=held)
        tools.changed.connect(lambda kept: self._keep(name, kept))
        tools.edit_asked.connect(lambda: self._show_form(name))
        tools.delete_asked.connect(lambda: self._on_delete_asked(name))
        if action is None or finding.wish is Wish.LEAVE:
            return LeftRow(self.context, finding, tools)
        row = FindingRow(self.context, action, tools)
        row.marked.connect(self.rail_changed)
        return row

    def _keep(self, name: str | None, finding: Finding) -> None:
        self._watch(self._looking.keep_finding(finding, name), name)

    def _watch(self, future: Future[object], name: str | None) -> None:
        self._saved.show_state(SavedState.QUIET)
        self._kept_as = name
        self._saving = True
        self.context.tasks.watch(future, self._on_saved, self._on_not_saved)

    def _on_saved(self, new: object) -> None:
        self._saving = False
        self._saved.show_state(SavedState.SAVED)
        self._show_list(str(new) if self._kept_as is None else self._kept_as)
        self.rail_changed.emit()

    def _on_not_saved(self, wrong: BaseException) -> None:
        """It is still on the screen: nothing that was typed goes."""
        self._saving = False
        self._saved.show_state(SavedState.UNSAVED)
        self.context.notices.show(wrong, icon="disk")

    def _on_delete_asked(self, name: str) -> None:
        words = self.words
        stay = WayOn(words("search.delete.stay"))
        drop, context = self._looking.drop_finding, self.context

        def delete() -> None:
            # A letter about it, half-written when the answers were locked, goes first.
            typed.let_go(context.opened, Place(name=Name.LETTER, part=name))
            self._watch(drop(name), "")

        go = WayOn(words("search.delete.go"), delete, care=True)
        self.context.notices.ask("search.delete.ask", (stay, go), "note")


def _put(box: Column, part: QWidget) -> None:
    box.clear()
    box.add(part)
    # At once, not when Qt next finds time: the keyboard may go there now.
    part.show()


class FindingRow(ActionItem):
    """A finding with something to do about it."""

    def __init__(self, context: Context, action: Action, tools: FindingTools) -> None:
        """``tools`` stand below how to do it."""
        super().__init__(context, action)
        self._tools = tools
        tools.setParent(self)
        tools.hide()

    def more(self) -> QWidget:
        """Below the buttons that mark it."""
        return self._tools


class LeftRow(Column):
    """A finding that is left as it is."""

    def __init__(self, context: Context, finding: Finding, tools: FindingTools) -> None:
        """``tools`` are all that is inside."""
        super().__init__(space=0)
        inside = Column(tools, margins=(32, Space.SMALL, 0, Space.PANEL))
        left = context.words("search.finding.left")
        self.row = OpeningRow(context.words, MarkKind.NOT_APPLY, finding.what, inside, left)
        self.add(self.row, inside)
