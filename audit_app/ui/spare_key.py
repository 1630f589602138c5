"""The spare key: shown once, written down, and kept when its last group was typed back."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from audit_app.audit.protection import SpareKeys
from audit_app.ui.context import Context
from audit_app.ui.key_paper import KeyPaper
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import NotePanel, Rule
from audit_app.ui.kit.fields import LineField
from audit_app.ui.kit.flow import Flow
from audit_app.ui.kit.foot import Foot
from audit_app.ui.kit.text import Heading, Label, lead, muted
from audit_app.ui.kit.tokens import Role, Space, Width
from audit_app.ui.passphrase import Said
from audit_app.ui.places import Name, Place
from audit_app.ui.screen import Screen
from audit_app.vault.errors import Mistyped
from audit_app.vault.spare_key import SpareKeyDraft

_FIELD = 120
_ANOTHER = "another"


class SpareKey(Screen):
    """Leaving drops the key that is shown: it opens nothing until it was typed back."""

    # Who has written one down meanwhile is told that it is another one now.
    part_after_locking = _ANOTHER
    lead_key = "unlock.keep.lead"

    def __init__(self, context: Context, place: Place, above: QWidget | None = None) -> None:
        """Makes a new draft. ``above``: what to know first, where there is more to it."""
        foot = Foot()
        super().__init__(context, place, width=Width.ANSWER, foot=foot)
        self.menu_name = place.back or Name.HOME
        self._keys = SpareKeys(context.opened.vault)
        draft = self._keys.draft()
        self._draft: SpareKeyDraft | None = draft
        self.paper = KeyPaper(context, draft.groups)
        self._build_foot(foot)
        words = self.words
        self.body.add(Heading(self.title, Role.HEADING))
        self.body.gap(Space.TINY).add(lead(words(self.lead_key)))
        if above is not None:
            self.body.gap(Space.PANEL).add(above)
        elif self._keys.exists:
            self.body.gap(Space.PANEL).add(NotePanel(words("unlock.keep.replaces")))
        if place.part == _ANOTHER:
            self.body.gap(Space.PANEL).add(NotePanel(words("unlock.keep.another"), icon="note"))
        self.body.gap(Space.BLOCK).add(self.paper)
        self.body.gap(Space.BLOCK).add(Rule()).gap(Space.BLOCK).add(self._build_typed())
        self.entered.connect(self.keep.click)
        self.went_back.connect(self.later.click)

    def _build_foot(self, foot: Foot) -> None:
        self.status = Label("", Role.SMALL)
        later = "unlock.keep.cancel" if self._keys.exists else "unlock.keep.later"
        self.later = Button(self.words(later))
        self.keep = Button(self.words("unlock.keep.keep"), Kind.FILLED)
        accessible.identify(self.later, "spare-key-later")
        accessible.identify(self.keep, "spare-key-keep")
        foot.add_left(self.status)
        foot.add_right(self.later, self.keep)
        self.later.clicked.connect(self._go_on)
        self.keep.clicked.connect(self._on_keep)

    def _build_typed(self) -> Column:
        words = self.words
        self.typed = LineField(units=_FIELD)
        self.typed.setAccessibleName(words("unlock.keep.typed"))
        self.typed.setInputMethodHints(Qt.InputMethodHint.ImhNoPredictiveText)
        accessible.identify(self.typed, "spare-key-typed")
        self.typed.textChanged.connect(self._on_typed)
        about = Column(Heading(words("unlock.keep.show"), Role.STRONG), space=0)
        about.add(muted(words("unlock.keep.show-about")))
        self.said = Said(keeps_room=False)
        return Column(about, Flow(self.typed, self.said, space=Space.ROW), space=Space.ROW)

    def initial_focus(self) -> QWidget:
        """The field: everything before it is to read."""
        return self.typed

    def showEvent(self, event: QShowEvent) -> None:
        """The groups first, however far down the field is: typing brings it into view."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self.scroll_to_top)

    def leave(self) -> bool:
        """Forget what was shown."""
        self._draft = None
        self.paper.forget()
        return True

    def _matches(self) -> bool:
        return self._draft is not None and self._draft.ends_with(self.typed.text())

    def _on_typed(self) -> None:
        self.said.say(self.words("unlock.keep.matches") if self._matches() else "")

    def _on_keep(self) -> None:
        draft, typed, keys = self._draft, self.typed.text(), self._keys
        if draft is None or not self._matches():
            self._refuse("unlock.keep.differs" if typed else "unlock.keep.none")
            return
        self._show_keeping(keeping=True)
        self.context.tasks.run(lambda: keys.keep(draft, typed), self._go_on, self._on_not_kept)

    def _refuse(self, key: str) -> None:
        self.typed.setFocus()
        self.typed.selectAll()
        self.said.refuse(self.words(key))

    def _show_keeping(self, *, keeping: bool) -> None:
        self.keep.setEnabled(not keeping)
        self.later.setEnabled(not keeping)
        self.status.setText(self.words("unlock.keep.keeping") if keeping else "")

    def _on_not_kept(self, wrong: BaseException) -> None:
        self._show_keeping(keeping=False)
        if isinstance(wrong, Mistyped):
            self._refuse("unlock.keep.differs")
        else:
            self.context.notices.show(wrong)

    def _go_on(self, _told: object = None) -> None:
        self.context.go(Place(name=self.place.back or Name.HOME))
