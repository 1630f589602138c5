"""School packs: what is here, and opening one to look at before it is added."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from audit_app import compose
from audit_app.domain.pack import PackRefused
from audit_app.ui.back import BackButton
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import Card, CareCard, NotePanel
from audit_app.ui.kit.flow import Flow
from audit_app.ui.kit.text import Heading, Label, lead, muted
from audit_app.ui.kit.tokens import Role, Space
from audit_app.ui.pack_parts import OfferCard, PackCard
from audit_app.ui.places import Name, Place
from audit_app.ui.saving import documents
from audit_app.ui.screen import Screen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from audit_app.audit.packs import Offer
    from audit_app.domain.pack import Pack
    from audit_app.ui.context import Context

# The part of the screen that says what was just done.
ADDED, REMOVED = "accepted", "removed"


class PacksScreen(Screen):
    """``place.part`` is the file or folder of a pack to look at, or what was just done."""

    menu_name = Name.SETTINGS
    above = Space.SMALL

    def __init__(self, context: Context, place: Place) -> None:
        """Lists what counts here, or asks about the pack that was opened."""
        super().__init__(context, place)
        self.back = BackButton(context, place)
        self.went_back.connect(self.back.click)
        self._offer: Offer | None = None
        self._first: QWidget = self.back
        self._main = Column(space=Space.PANEL)
        self.body.add(self.back, align=Qt.AlignmentFlag.AlignLeft)
        self.body.add(Heading(self.title, Role.HEADING)).gap(Space.TINY)
        self.body.add(lead(self.words("pack.lead")))
        self.body.gap(Space.BLOCK).add(self._main)
        if place.part in (ADDED, REMOVED, ""):
            self._show_list()
        else:
            path = Path(place.part)
            self._main.add(muted(self.words("pack.looking")))
            packs = compose.packs(context.parts)
            context.tasks.run(lambda: packs.offer(path), self._on_looked, self._on_refused)

    def initial_focus(self) -> QWidget:
        """The way on that is asked about, else the way back."""
        return self._first

    def look_at(self, path: str) -> None:
        """Show what a pack would add, before anything is."""
        self.context.go(self._here(path))

    def _show_list(self) -> None:
        words, parts = self.words, self.context.parts
        if self.place.part in (ADDED, REMOVED):
            says = words("pack.accepted" if self.place.part == ADDED else "pack.removed")
            self._main.add(NotePanel(says, icon="tick"))
        for pack in parts.added.packs:
            self._main.add(self._build_card(pack))
        if not parts.added.packs:
            self._main.add(Card(Label(words("pack.none"))))
        for fault in parts.faults:
            self._main.add(Label(str(fault), Role.SMALL))
        file = self._button("open", lambda: _choose(self, folder=False))
        folder = self._button("open-folder", lambda: _choose(self, folder=True))
        self._main.add(Flow(file, folder, space=Space.ROW))
        self._main.add(muted(words("pack.open-about")))
        place = Place(name=Name.MANAGED, back=Name.PACKS)
        see = self._button("see-managed", lambda: self.context.go(place), Kind.PLAIN)
        self._main.add(see, align=Qt.AlignmentFlag.AlignLeft)

    def _build_card(self, pack: Pack) -> PackCard:
        card = PackCard(self.context, pack)
        if pack.own:
            remove = self._button("remove", lambda: self._on_remove(pack.head.id))
            card.add(remove, align=Qt.AlignmentFlag.AlignLeft)
        return card

    def _button(self, key: str, goes: object, kind: Kind = Kind.OUTLINED) -> Button:
        button = Button(self.words(f"pack.{key}"), kind, flush=kind is Kind.PLAIN)
        accessible.identify(button, f"pack-{key}")
        button.clicked.connect(goes)
        return button

    def _on_looked(self, offer: Offer) -> None:
        self._offer = offer
        self._main.clear()
        accept = self._button("accept", self._on_accepted, Kind.FILLED)
        leave = self._button("leave", lambda: self.context.go(self._here()))
        self._main.add(NotePanel(self.words("pack.look-first"), icon="eye"))
        self._main.add(
            OfferCard(offer, self.words), Flow(space=Space.ROW).push().add(leave, accept)
        )
        self._first = leave
        leave.setFocus()
        accessible.announce(self, self.words("pack.look-first"))

    def _on_refused(self, wrong: BaseException) -> None:
        if not isinstance(wrong, PackRefused):
            self.context.notices.show(wrong, icon="doc")
            return
        self._main.clear()
        says = self.words(wrong.key, **wrong.values)
        self._main.add(CareCard(self.words("pack.not-used"), says, icon="doc"))
        accessible.alert(self, says)
        self._show_list()

    def _on_accepted(self) -> None:
        offer, packs = self._offer, compose.packs(self.context.parts)
        if offer is not None:
            self.context.tasks.run(lambda: packs.accept(offer), lambda _: self._take_in(ADDED))

    def _on_remove(self, name: str) -> None:
        packs = compose.packs(self.context.parts)
        self.context.tasks.run(lambda: packs.remove(name), lambda _: self._take_in(REMOVED))

    def _take_in(self, done: str) -> None:
        """From now on, and not only from the next start."""
        context = self.context
        compose.take_in_packs(context.parts)
        if context.session is not None:
            context.session.record.checklist = context.parts.checklist
        context.go(self._here(done))

    def _here(self, part: str = "") -> Place:
        return Place(name=Name.PACKS, part=part, back=self.place.back)


def _choose(screen: PacksScreen, *, folder: bool) -> None:
    """Let the person choose a zip, or a folder, and go on with it."""
    words, key = screen.words, "pack.open-folder" if folder else "pack.open"
    dialog = QFileDialog(screen.window(), words(key), str(documents()))
    mode = QFileDialog.FileMode
    dialog.setFileMode(mode.Directory if folder else mode.ExistingFile)
    if not folder:
        dialog.setNameFilters((f"{words('pack.open-kind')} (*.zip)", words("pack.open-any")))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(screen.look_at)
    dialog.open()
