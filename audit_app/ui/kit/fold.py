"""How much room the window has, counted in em: large text folds it as a small window does."""

from enum import StrEnum

from PySide6.QtWidgets import QWidget

from audit_app.ui.kit import look
from audit_app.ui.kit.tokens import FOLD_EM, LOW_EM, SHORT_EM


class Fold(StrEnum):
    """WIDE: a rail. FOLDED: a top bar. SHORT: a shorter bar, and the foot scrolls with the page."""

    WIDE = "wide"
    FOLDED = "folded"
    SHORT = "short"


def fold_for(widget: QWidget) -> Fold:
    """The fold of a window as large as ``widget``: a low one has no height for two rows of bar."""
    wide, tall = (side / look.em(widget) for side in (widget.width(), widget.height()))
    if wide < SHORT_EM or (wide < FOLD_EM and tall < LOW_EM):
        return Fold.SHORT
    return Fold.FOLDED if wide < FOLD_EM else Fold.WIDE
