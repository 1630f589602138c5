"""Writing one entry of a record. What is half-written is kept, and is there again next time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.domain.errors import AuditError
from audit_app.domain.evidence import Account, Draft
from audit_app.ui.kit import accessible
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import NotePanel
from audit_app.ui.kit.fields import Field, LineField, TextBox
from audit_app.ui.kit.foot import Foot, SavedLine, SavedState
from audit_app.ui.kit.text import Heading, Label, lead
from audit_app.ui.kit.tokens import Role, Space, Token, Width
from audit_app.ui.places import Name, Place
from audit_app.ui.screen import Screen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from audit_app.domain.evidence import Entry
    from audit_app.domain.words import Words
    from audit_app.ui.context import Context

_LINES = {"words": 4, "effect": 2, "done": 2, "told": 2}
LONGEST = 20_000
# A line would otherwise cut what is pasted, and say nothing.
_ROOM = 1_000_000


class EntryForm(Screen):
    """``place.part`` is the number of the entry that this one adds to, or empty."""

    menu_name = Name.HELP
    inside_help = True

    def __init__(self, context: Context, place: Place) -> None:
        """Filled with what was half-written for the same purpose."""
        foot = Foot(Width.ANSWER)
        super().__init__(context, place, width=Width.ANSWER, foot=foot)
        self._about = int(place.part or 0)
        self._done = False
        self._kept = context.opened.evidence.draft(self._about)
        self.fields = _fields(self._kept.says)
        self._wrong = Label("", token=Token.CARE)
        self._wrong.hide()
        self._build()
        self._build_foot(foot)

    @classmethod
    def instead(cls, context: Context, place: Place) -> Place | None:
        """The record, while the answers are locked."""
        locked = context.session is None
        return Place(name=Name.EVIDENCE, back=place.back) if locked else None

    def initial_focus(self) -> QWidget:
        return self.fields["when"]

    def leave(self) -> bool:
        """Keep what is half-written."""
        draft = Draft(says=self._says(), about=self._about)
        return self._done or draft == self._kept or self._keep_draft(draft)

    def _keep_draft(self, draft: Draft) -> bool:
        """At once: the answers may be locked next."""
        try:
            self.context.opened.evidence.keep_draft(draft)
        except AuditError as wrong:
            self._saved.show_state(SavedState.UNSAVED)
            self.context.notices.show(wrong, icon="disk")
            return False
        self._kept = draft
        return True

    def _build(self) -> None:
        words, body = self.words, self.body
        body.add(Heading(self.title, Role.HEADING)).gap(Space.TINY)
        key = "evidence.form.lead-about" if self._about else "evidence.form.lead"
        body.add(lead(words(key, about=self._about)))
        body.gap(Space.ROW).add(NotePanel(words("evidence.form.least"), icon="doc"))
        for name, box in self.fields.items():
            part = name.replace("_", "-")
            field = Field(words(f"evidence.part.{part}"), box, words(f"evidence.help.{part}"))
            body.gap(Space.PANEL).add(field)
        body.gap(Space.ROW).add(self._wrong)

    def _build_foot(self, foot: Foot) -> None:
        back = Button(self.words("evidence.back"))
        self.keep = Button(self.words("evidence.form.keep"), Kind.FILLED)
        self._saved = SavedLine(self.words)
        accessible.identify(back, "back")
        accessible.identify(self.keep, "evidence-keep")
        back.clicked.connect(self.went_back)
        self.went_back.connect(lambda: self._on_back(""))
        self.keep.clicked.connect(self._on_keep_clicked)
        self.follow(self._saved.fold)
        foot.add_left(back, self._saved)
        foot.add_right(self.keep)

    def _says(self) -> Account:
        return Account(**{name: _text(box) for name, box in self.fields.items()})

    def _on_keep_clicked(self) -> None:
        says, about = self._says(), self._about or None
        wrong = _why_not(says, self.words)
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))
        if wrong:
            self.area.ensureWidgetVisible(self._wrong)
            accessible.alert(self, wrong)
            return
        self.keep.setEnabled(False)
        evidence = self.context.opened.evidence
        self.context.tasks.run(lambda: evidence.add(says, about), self._on_kept, self._on_failed)

    def _on_kept(self, entry: Entry) -> None:
        self._done = True
        self._on_back(str(entry.number))

    def _on_failed(self, wrong: BaseException) -> None:
        self.keep.setEnabled(True)
        self._saved.show_state(SavedState.UNSAVED)
        self.context.notices.show(wrong, icon="disk")

    def _on_back(self, part: str = "") -> None:
        self.context.go(Place(name=Name.EVIDENCE, back=self.place.back, part=part))


def _why_not(says: Account, words: Words) -> str:
    """Why this cannot be kept yet; empty: it can. Nothing is ever cut off."""
    for name in says.__struct_fields__:
        over = len(getattr(says, name)) - LONGEST
        if over > 0:
            part = words(f"evidence.part.{name.replace('_', '-')}")
            return words("evidence.form.too-long", part=part, count=over, most=LONGEST)
    return words("evidence.form.empty") if says.is_empty else ""


def _fields(says: Account) -> dict[str, LineField | TextBox]:
    made: dict[str, LineField | TextBox] = {}
    for name in Account.__struct_fields__:
        text = getattr(says, name)
        box = TextBox(text, _LINES[name]) if name in _LINES else _line(text)
        accessible.identify(box, f"evidence-{name.replace('_', '-')}")
        made[name] = box
    return made


def _text(box: LineField | TextBox) -> str:
    text = box.text() if isinstance(box, LineField) else box.toPlainText()
    return text.strip()


def _line(text: str) -> LineField:
    made = LineField()
    made.setMaxLength(_ROOM)
    made.setText(text)
    return made
