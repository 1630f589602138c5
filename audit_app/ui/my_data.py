"""Where my data is: the folder and what lies in it, what leaves, and deleting everything."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from audit_app.audit import whereabouts
from audit_app.ui.back import BackButton
from audit_app.ui.copies_card import copies_card
from audit_app.ui.folder import show_folder
from audit_app.ui.forget import Forget
from audit_app.ui.keep_history import KeepHistory
from audit_app.ui.kit import accessible, focus
from audit_app.ui.kit.boxes import Column, TopRow
from audit_app.ui.kit.buttons import Button
from audit_app.ui.kit.cards import Card, Rule
from audit_app.ui.kit.flow import Beside
from audit_app.ui.kit.icons import Icon
from audit_app.ui.kit.text import Heading, Label, lead, muted
from audit_app.ui.kit.tokens import Role, Space, Token
from audit_app.ui.my_checkins import MyCheckIns
from audit_app.ui.places import Name
from audit_app.ui.screen import Screen
from audit_app.ui.who_else import WhoElse

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from audit_app.audit.protection import KeptFile
    from audit_app.domain.words import Words
    from audit_app.ui.context import Context
    from audit_app.ui.places import Place

_PARTS = (
    "answers",
    "keys",
    "counter",
    "copies",
    "before",
    "damaged",
    "ballast",
    "public",
    "lock",
    "other",
)


def sizes(files: tuple[KeptFile, ...], words: Words) -> tuple[tuple[str, str], ...]:
    """What lies in the folder in words, with how much room it takes."""
    total: dict[str, int] = {}
    for file in files:
        total[file.part] = total.get(file.part, 0) + file.size
    return tuple(
        (words(f"settings.my-data.part.{part}"), whereabouts.size(total[part], words))
        for part in _PARTS
        if part in total
    )


class MyData(Screen):
    """Works with the answers locked too: whoever lost every way in can still start again."""

    menu_name = Name.SETTINGS
    above = Space.SMALL

    def __init__(self, context: Context, place: Place) -> None:
        """``place.part`` may be "forget" or "history": then that comes into view."""
        super().__init__(context, place)
        self._keep_history: KeepHistory | None = None
        self._files = Column(space=Space.SMALL)
        self._files.add(muted(self.words("settings.my-data.looking")))
        self._not_shown = muted(self.words("settings.my-data.not-shown"))
        self._not_shown.hide()
        self.forget = Forget(context)
        self.back = BackButton(context, place)
        self.went_back.connect(self.back.click)
        self.forget.began.connect(self._on_forgetting)
        self.body.add(self.back, align=Qt.AlignmentFlag.AlignLeft)
        self.body.add(Heading(self.title, Role.HEADING)).gap(Space.TINY)
        self.body.add(lead(self.words("settings.my-data.lead")))
        self.body.gap(Space.BLOCK).add(self._build_folder())
        who_else = WhoElse(context)
        who_else.looked.connect(self._keep_in_sight)
        self.body.gap(Space.PANEL).add(who_else)
        self.body.gap(Space.BLOCK)
        self.body.add(Heading(self.words("settings.my-data.copies"), Role.STRONG))
        self.body.add(copies_card(context, self))
        self.body.gap(Space.BLOCK).add(self._build_leaves())
        if context.session is not None:
            checkins = self._build_checkins()
            self._keep_history = KeepHistory(context, checkins)
            self.body.gap(Space.PANEL).add(self._keep_history, checkins)
        self.body.gap(Space.PANEL).add(self.forget)
        context.tasks.run(context.parts.protection.files, self._on_files_found)

    def initial_focus(self) -> QWidget:
        """The way back, or the tick before deleting when that was asked for."""
        if self.place.part == "forget":
            self.area.ensureWidgetVisible(self.forget)
            return self.forget.tick
        if self.place.part == "history" and self._keep_history is not None:
            self.area.ensureWidgetVisible(self._keep_history)
            return self._keep_history.pick
        return self.back

    def _build_folder(self) -> Card:
        show = Button(self.words("settings.my-data.show"), icon="open")
        accessible.identify(show, "data-show")
        show.clicked.connect(self._on_show_clicked)
        where = Label(str(self.context.parts.folder), Role.NOTE_STRONG)
        accessible.identify(where, "data-folder")
        name = Label(self.words("settings.my-data.folder"), Role.CARD)
        card = Card(Beside(Column(name, where, space=Space.TINY), show))
        return card.add(self._not_shown).gap(Space.PANEL).add(self._files)

    def _build_leaves(self) -> Card:
        text = Column(Heading(self.words("settings.my-data.leaves"), Role.CARD))
        for key in ("nothing", "saved", "backups"):
            text.add(Label(self.words(f"settings.my-data.{key}")))
        return Card(TopRow(Icon("laptoplock", Token.ACCENT, 24), space=14).add(text, stretch=1))

    def _build_checkins(self) -> MyCheckIns:
        checkins = MyCheckIns(self.context)
        checkins.deleted.connect(self.rail_changed)
        checkins.emptied.connect(self.back.setFocus)
        return checkins

    def _on_forgetting(self) -> None:
        """There is no menu any more, and nothing to go back to."""
        self.back.setEnabled(False)
        self.rail_changed.emit()

    def _on_show_clicked(self) -> None:
        self._not_shown.setVisible(not show_folder(self.context.parts.folder))

    def _on_files_found(self, files: tuple[KeptFile, ...]) -> None:
        self._files.clear()
        for part, size in sizes(files, self.words):
            self._files.add(Rule(), Beside(Label(part, Role.NOTE), muted(size)))
        if not files:
            self._files.add(muted(self.words("settings.my-data.empty")))
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        """What was just found has pushed it down."""
        asked: list[tuple[QWidget, QWidget]] = [(self.forget, self.forget.tick)]
        if self._keep_history is not None:
            asked.append((self._keep_history, self._keep_history.pick))
        for part, begins in asked:
            if begins.hasFocus():
                QTimer.singleShot(0, self, partial(focus.reveal, part, begins))
