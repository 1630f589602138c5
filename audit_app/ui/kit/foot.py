"""The fixed foot of a step: Back and the saved line at the left, Skip and Next at the right."""

from enum import StrEnum

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QWidget

from audit_app.domain.words import Words
from audit_app.ui.kit import accessible, look, mirror, paint
from audit_app.ui.kit.boxes import Row
from audit_app.ui.kit.flow import Flow
from audit_app.ui.kit.fold import Fold
from audit_app.ui.kit.icons import IN_BUTTON, Icon
from audit_app.ui.kit.text import Label
from audit_app.ui.kit.tokens import Role, Space, Token, Width

_TALL = 14


class SavedState(StrEnum):
    """QUIET: nothing to say. SAVED: durable. UNSAVED: it could not be saved (yet)."""

    QUIET = "quiet"
    SAVED = "saved"
    UNSAVED = "unsaved"


class SavedLine(Row):
    """Says "Saved on this laptop", and only once it is."""

    def __init__(self, words: Words) -> None:
        """Quiet at first."""
        super().__init__(space=6)
        self._words = words
        self._short = False
        self._state = SavedState.QUIET
        self._icon = Icon("saved", Token.ACCENT, IN_BUTTON)
        self._label = Label(role=Role.SMALL, wrap=False)
        self.add(self._icon, self._label)
        self._show()

    def show_state(self, state: SavedState) -> None:
        """Show ``state``; a screen reader says that it is saved, unless in the midst of a text."""
        news = state is SavedState.SAVED is not self._state
        self._state = state
        self._show()
        held = QApplication.focusWidget()
        writes = held is not None and held.inherits("QPlainTextEdit")
        if news and self.isVisible() and not writes:
            accessible.announce(self, self._label.accessibleName())

    def fold(self, fold: Fold) -> None:
        """Fewer words where there is less room."""
        self._short = fold is not Fold.WIDE
        self._show()

    def _show(self) -> None:
        unsaved = self._state is SavedState.UNSAVED
        key = "kit.saved.not-yet" if unsaved else "kit.saved.full"
        if self._short and not unsaved:
            key = "kit.saved.short"
        self._label.setText(self._words(key))
        self._label.setAccessibleName(
            self._words("kit.saved.not-yet" if unsaved else "kit.saved.full")
        )
        self._label.set_token(Token.CARE if unsaved else Token.MUTED)
        self._icon.show_icon(
            "disk" if unsaved else "saved", Token.CARE if unsaved else Token.ACCENT
        )
        self.setVisible(self._state is not SavedState.QUIET)


class Foot(QWidget):
    """Never scrolls while the window is wide enough; its right edge never moves."""

    def __init__(self, width: float = Width.ANSWER) -> None:
        """``width`` of the column above it, in token units."""
        super().__init__()
        self.column = width
        self._line = QHBoxLayout(self)
        self._line.setSpacing(0)
        self._flow = Flow(space=Space.ROW)
        self._pushed = False
        self._line.addWidget(self._flow)
        self._line.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        accessible.identify(self, "foot")

    def add_left(self, *parts: QWidget) -> None:
        """Back, then the saved line. Add these before the right ones."""
        self._flow.add(*parts)

    def add_right(self, *parts: QWidget) -> None:
        """Skip, then Next: the filled button is last."""
        if not self._pushed:
            self._flow.push()
            self._pushed = True
        self._flow.add(*parts)

    def place(self, left: int, column: int) -> None:
        """Stand ``left`` pixels in and ``column`` pixels wide, level with the page above."""
        tall = look.px(self, _TALL)
        start, end = mirror.sides(self, left, 0)
        self._line.setContentsMargins(start, tall + 1, end, tall)
        self._flow.setFixedWidth(column)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter_for(self)
        paint.fill(painter, QRectF(0, 0, self.width(), 1), look.colour(self, Token.LINE))
