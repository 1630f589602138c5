"""How much room the window has, counted in em: large text folds it as a small window does."""

from enum import StrEnum

from PySide6.QtWidgets import QWidget

from audit_app.ui.kit import look
from audit_app.ui.kit.tokens import FOLD_EM, SHORT_EM


class Fold(StrEnum):
    """WIDE: a rail. FOLDED: a top bar. SHORT: a shorter bar, and the foot scrolls with the page."""

    WIDE = "wide"
    FOLDED = "folded"
    SHORT = "short"


def fold_for(widget: QWidget) -> Fold:
    """The fold of a window as wide as ``widget``."""
    wide = widget.width() / look.em(widget)
    if wide < SHORT_EM:
        return Fold.SHORT
    return Fold.FOLDED if wide < FOLD_EM else Fold.WIDE
