"""Two small boxes: what is said before a paper is saved, and where it is afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal

from audit_app.ui.folder import show_folder
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import TopRow
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.flow import Flow
from audit_app.ui.kit.icons import Icon
from audit_app.ui.kit.overlay import Overlay
from audit_app.ui.kit.segments import Segments
from audit_app.ui.kit.text import Heading, Label, muted
from audit_app.ui.kit.tokens import Role, Space, Token

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import BinaryIO

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from audit_app.domain.words import Words

CALENDAR = "calendar"


class PaperFile(NamedTuple):
    """One form of a paper. ``name`` is the ready-made file name.

    ``make`` gives its bytes, or ``fill`` writes it piece by piece, or ``save`` does all there is to
    saving: it is given a path, and whether what is there may be replaced. Each may be slow.
    """

    form: str
    name: str
    make: Callable[[], bytes] = bytes
    fill: Callable[[BinaryIO], None] | None = None
    save: Callable[[Path, bool], object] | None = None

    def write_to(self, target: BinaryIO) -> None:
        """Write it whole."""
        if self.fill is None:
            target.write(self.make())
        else:
            self.fill(target)


class Paper(NamedTuple):
    """Something to save. ``kind`` names its words; ``locked`` says how private the file is.

    ``refused`` gives the key of the words why it may not lie at a path, or nothing when it may;
    ``warned`` why it had better not. ``done`` is said once it is saved.
    """

    kind: str
    locked: str
    files: tuple[PaperFile, ...]
    about: str = ""
    refused: Callable[[Path], str] | None = None
    warned: Callable[[Path], str] | None = None
    done: str = ""


class SaveSheet(Overlay):
    """Says that the file will not be locked, and asks for its form. ``chosen`` gives the form."""

    chosen = Signal(str)

    def __init__(self, window: QWidget, words: Words, paper: Paper, form: str) -> None:
        """``form`` is chosen at first."""
        title = words(f"saving.title.{paper.kind}")
        super().__init__(window, title)
        self._words = words
        self._form = form
        icon = "calendar" if paper.kind == CALENDAR else "doc"
        self.card.add(_head(title, icon))
        if paper.about:
            self.card.gap(Space.ROW).add(Label(paper.about))
        self.card.gap(Space.ROW).add(Label(paper.locked, Role.STRONG))
        self._forms: Segments | None = None
        if len(paper.files) > 1:
            self._forms = self._build_forms(paper)
            self.card.gap(Space.BLOCK).add(self._forms)
            if paper.kind != CALENDAR:
                self.card.gap(Space.ROW).add(muted(words("saving.print")))
        self.card.gap(Space.CARD).add(self._build_foot())

    def ask(self) -> None:
        """Show it, with the keyboard on what there is to choose; Enter goes on from there."""
        forms = self._forms.segments if self._forms else ()
        self.open(next((form for form in forms if form.isChecked()), self.go_on))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on.click()
        super().keyPressEvent(event)

    def _build_forms(self, paper: Paper) -> Segments:
        choices = [(file.form, self._words(f"saving.form.{file.form}")) for file in paper.files]
        forms = Segments(self._words("saving.form.name"), choices)
        forms.choose(self._form)
        forms.chosen.connect(self._on_form_chosen)
        return forms

    def _build_foot(self) -> Flow:
        self.way_out = Button(self._words("saving.cancel"))
        accessible.identify(self.way_out, "save-cancel")
        self.way_out.clicked.connect(self.dismiss)
        self.go_on = Button(self._words("saving.choose"), Kind.FILLED)
        accessible.identify(self.go_on, "save-choose")
        self.go_on.clicked.connect(lambda: self.chosen.emit(self._form))
        return Flow(space=Space.ROW).push().add(self.way_out, self.go_on)

    def _on_form_chosen(self, form: str) -> None:
        self._form = form


class SavedSheet(Overlay):
    """Says where the file is, and shows it."""

    def __init__(self, window: QWidget, words: Words, path: Path, done: str = "") -> None:
        """``path`` of what was just saved; ``done`` says more about it."""
        super().__init__(window, words("saving.done.title"))
        self.card.add(_head(words("saving.done.title"), "saved"))
        self.card.gap(Space.ROW).add(Label(words("saving.done.where", name=path.name)))
        self.card.add(Label(str(path.parent), Role.NOTE_STRONG))
        if done:
            self.card.gap(Space.ROW).add(Label(done))
        show = Button(words("saving.done.show"))
        accessible.identify(show, "saved-show")
        show.clicked.connect(lambda: show_folder(path.parent))
        self.close_button = Button(words("saving.done.close"), Kind.FILLED)
        accessible.identify(self.close_button, "saved-close")
        self.close_button.clicked.connect(self.dismiss)
        self.way_out = self.close_button
        foot = Flow(space=Space.ROW).push().add(show, self.close_button)
        self.card.gap(Space.CARD).add(foot)


def _head(title: str, icon: str) -> TopRow:
    sign = Icon(icon, Token.ACCENT, 28)
    return TopRow(sign, space=14).add(Heading(title, Role.NOTICE), stretch=1)
