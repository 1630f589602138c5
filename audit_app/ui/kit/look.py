"""What a widget looks like now. Qt hands font and palette down the tree; no part knows a theme.

The em is the pixel size of the application's font, and each colour token has a place in the
palette, so a change of theme or text size reaches every part as Qt's own change events.
"""

from types import MappingProxyType

from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QWidget

from audit_app.ui.kit.tokens import LETTERS, UNITS_PER_EM, Airy, Role, Token

_R = QPalette.ColorRole
PLACES = MappingProxyType(
    {
        Token.BG: _R.Window,
        Token.SURFACE: _R.Base,
        Token.RAIL: _R.AlternateBase,
        Token.SEL: _R.Midlight,
        Token.TEXT: _R.WindowText,
        Token.MUTED: _R.PlaceholderText,
        Token.LINE: _R.Mid,
        Token.BORDER: _R.Dark,
        Token.ACCENT: _R.Highlight,
        Token.ON_ACCENT: _R.HighlightedText,
        Token.ACCENT_SOFT: _R.Light,
        Token.PANEL: _R.ToolTipBase,
        Token.FOCUS: _R.Shadow,
        Token.CARE: _R.BrightText,
        Token.CARE_SOFT: _R.ToolTipText,
        Token.CARE_LINE: _R.LinkVisited,
        Token.SCRIM: _R.Accent,
    }
)
# Places that Qt's own parts read beside the ones above.
ALSO = MappingProxyType(
    {
        _R.Text: Token.TEXT,
        _R.ButtonText: Token.TEXT,
        _R.Button: Token.SURFACE,
        _R.Link: Token.ACCENT,
    }
)


def em(widget: QWidget) -> float:
    """The size of the widget's text in pixels: 15 at 100 %."""
    size = widget.font().pixelSize()
    return size if size > 0 else QFontInfo(widget.font()).pixelSize()


def exact(widget: QWidget, units: float) -> float:
    """``units`` of the token table (15 to the em) in pixels."""
    return units * em(widget) / UNITS_PER_EM


def px(widget: QWidget, units: float) -> int:
    """``units`` of the token table (15 to the em) in whole pixels."""
    return round(exact(widget, units))


def line(widget: QWidget, units: float) -> float:
    """A line's width in pixels: grows with the text, never thinner than one pixel."""
    return max(1.0, exact(widget, units))


def colour(widget: QWidget, token: Token) -> QColor:
    """The colour that ``token`` has in the theme the widget wears."""
    return widget.palette().color(QPalette.ColorGroup.Active, PLACES[token])


def font(widget: QWidget, role: Role) -> QFont:
    """The letters of ``role`` at the widget's text size."""
    letters = LETTERS[role]
    wanted = QFont(widget.font())
    wanted.setPixelSize(px(widget, letters.size))
    wanted.setWeight(QFont.Weight(letters.weight))
    if is_airy(widget):
        spread(wanted)
    if letters.spacing:
        apart = max(exact(widget, letters.spacing), wanted.letterSpacing())
        wanted.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, apart)
    return wanted


def spread(letters: QFont) -> None:
    """Put more space between the letters and words of a font that has its size."""
    size = letters.pixelSize()
    letters.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, size * Airy.LETTER)
    letters.setWordSpacing(size * Airy.WORD)


def is_airy(widget: QWidget) -> bool:
    """Whether the person asked for more space: the font handed down the tree says so."""
    return widget.font().wordSpacing() > 0


def line_height(widget: QWidget, role: Role) -> float:
    """The height of one line of ``role`` in pixels."""
    letters = LETTERS[role]
    return exact(widget, letters.size * letters.line) * (Airy.LINE if is_airy(widget) else 1)
