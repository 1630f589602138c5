"""How well two colours can be told apart, and which pairs must be (WCAG 2.2, 1.4.3 and 1.4.11)."""

from audit_app.ui.kit.tokens import Token

TEXT_RATIO = 4.5
MARK_RATIO = 3.0

_LINEAR_BELOW = 0.03928


def _pairs(foreground: Token, *backgrounds: Token) -> tuple[tuple[Token, Token], ...]:
    return tuple((foreground, background) for background in backgrounds)


TEXT_PAIRS = (
    *_pairs(
        Token.TEXT,
        Token.BG,
        Token.SURFACE,
        Token.RAIL,
        Token.PANEL,
        Token.ACCENT_SOFT,
        Token.SEL,
        Token.CARE_SOFT,
    ),
    *_pairs(
        Token.MUTED, Token.BG, Token.SURFACE, Token.RAIL, Token.PANEL, Token.ACCENT_SOFT, Token.SEL
    ),
    *_pairs(Token.ACCENT, Token.BG, Token.SURFACE, Token.RAIL, Token.PANEL, Token.ACCENT_SOFT),
    *_pairs(Token.ON_ACCENT, Token.ACCENT),
    *_pairs(Token.CARE, Token.BG, Token.SURFACE, Token.RAIL, Token.CARE_SOFT),
)
MARK_PAIRS = (
    *_pairs(Token.BORDER, Token.BG, Token.SURFACE, Token.PANEL, Token.RAIL),
    *_pairs(Token.ACCENT, Token.BG, Token.SURFACE, Token.ACCENT_SOFT, Token.RAIL, Token.SEL),
    *_pairs(Token.CARE_LINE, Token.BG, Token.SURFACE, Token.RAIL),
    *_pairs(Token.FOCUS, Token.BG, Token.SURFACE, Token.RAIL, Token.PANEL),
)


def luminance(colour: str) -> float:
    """Relative luminance (0 to 1) of ``#RRGGBB``, as WCAG 2 defines it."""
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    """Contrast ratio (1 to 21) of two ``#RRGGBB`` colours, in either order."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _LINEAR_BELOW else ((channel + 0.055) / 1.055) ** 2.4
