"""The people of the gallery: a window for each, made once and gone through again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.ui.kit.shell import WINDOW
from tests.ui import gallery, stage

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QSize

    from audit_app.ui.kit.theme import Theme
    from audit_app.ui.window import Window
    from tests.tongues import Tongue


class Lives:
    """A window for each life, made when first asked for; one of them shows."""

    def __init__(self, folder: Path, theme: Theme, tongue: Tongue | None = None) -> None:
        """``folder`` holds everybody's answers. ``tongue`` is what they speak; None: English."""
        self._tongue = tongue
        self._folder = folder
        self._theme = theme
        self._made: dict[gallery.Life, Window] = {}

    def of(self, life: gallery.Life, percent: int) -> Window:
        """The window of somebody who is as far as ``life``, in front of all others."""
        self._theme.wear("light", percent)
        return self.shown(life)

    def shown(self, life: gallery.Life, size: QSize = WINDOW) -> Window:
        """The same, in what the theme wears by now."""
        if life not in self._made:
            self._made[life] = gallery.enter(
                life, self._folder / life.name, self._theme, self._tongue
            )
        stage.face(self._tongue)
        for window in self._made.values():
            window.setVisible(window is self._made[life])
        shown = self._made[life]
        shown.resize(size)
        shown.activateWindow()
        return shown

    def close(self) -> None:
        """Close them all."""
        for window in self._made.values():
            window.close()
        stage.face(None)
        stage.flush()
