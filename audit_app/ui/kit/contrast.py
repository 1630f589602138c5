"""How well two colours can be told apart, and which pairs must be (WCAG 2.2, 1.4.3 and 1.4.11)."""

from audit_app.ui.kit.tokens import Token as T

TEXT_RATIO = 4.5
MARK_RATIO = 3.0

_LINEAR_BELOW = 0.03928


def _pairs(foreground: T, *backgrounds: T) -> tuple[tuple[T, T], ...]:
    return tuple((foreground, background) for background in backgrounds)


TEXT_PAIRS = (
    *_pairs(T.TEXT, T.BG, T.SURFACE, T.RAIL, T.PANEL, T.ACCENT_SOFT, T.SEL, T.CARE_SOFT),
    *_pairs(T.MUTED, T.BG, T.SURFACE, T.RAIL, T.PANEL, T.ACCENT_SOFT, T.SEL),
    *_pairs(T.ACCENT, T.BG, T.SURFACE, T.RAIL, T.PANEL, T.ACCENT_SOFT),
    *_pairs(T.ON_ACCENT, T.ACCENT),
    *_pairs(T.CARE, T.BG, T.SURFACE, T.RAIL, T.CARE_SOFT),
)
MARK_PAIRS = (
    *_pairs(T.BORDER, T.BG, T.SURFACE, T.PANEL, T.RAIL),
    *_pairs(T.ACCENT, T.BG, T.SURFACE, T.ACCENT_SOFT, T.RAIL, T.SEL),
    *_pairs(T.CARE_LINE, T.BG, T.SURFACE, T.RAIL),
    *_pairs(T.FOCUS, T.BG, T.SURFACE, T.RAIL, T.PANEL),
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
