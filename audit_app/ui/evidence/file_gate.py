"""Before a file goes into a record: what it must not hold, said each time, then choosing it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog

from audit_app.ui.evidence.start import sexual_card
from audit_app.ui.kit import accessible
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.flow import Flow
from audit_app.ui.kit.overlay import Overlay
from audit_app.ui.kit.text import Heading, Label, muted
from audit_app.ui.kit.ticks import TickTile
from audit_app.ui.kit.tokens import Role, Space

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from audit_app.domain.words import Words


class FileGate(Overlay):
    """Choosing a file waits for the tick. ``picked`` gives the file (product rule 7)."""

    picked = Signal(Path)

    def __init__(self, window: QWidget, words: Words) -> None:
        """Over ``window``."""
        super().__init__(window, words("evidence.gate.title"))
        self._words = words
        self.card.add(Heading(words("evidence.gate.title"), Role.NOTICE))
        self.card.gap(Space.ROW).add(sexual_card(words))
        self.card.gap(Space.ROW).add(Label(words("evidence.gate.text")))
        self.tick = TickTile(words("evidence.gate.tick"))
        self.choose = Button(words("evidence.gate.choose"), Kind.FILLED)
        self.choose.setEnabled(False)
        stop = Button(words("evidence.gate.cancel"))
        self.way_out = stop
        for part, name in ((self.tick, "tick"), (self.choose, "choose"), (stop, "cancel")):
            accessible.identify(part, f"gate-{name}")
        self.tick.toggled.connect(self.choose.setEnabled)
        self.choose.clicked.connect(self._on_choose_clicked)
        stop.clicked.connect(self.dismiss)
        self.card.gap(Space.ROW).add(self.tick)
        self.card.gap(Space.ROW).add(muted(words("evidence.gate.copied")))
        self.card.gap(Space.BLOCK).add(Flow(space=Space.ROW).push().add(stop, self.choose))

    def ask(self) -> None:
        """Show it, with the keyboard on the way out: nothing is added by habit."""
        assert self.way_out is not None  # noqa: S101
        self.open(self.way_out)

    def _on_choose_clicked(self) -> None:
        dialog = QFileDialog(self.window(), self._words("evidence.gate.dialog"), str(Path.home()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.open()

    def _on_file_selected(self, path: str) -> None:
        self.dismiss()
        self.picked.emit(Path(path))
