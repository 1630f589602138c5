"""The one table of colours, letters and sizes. Every number is in units of 15 to the em."""

from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

UNITS_PER_EM = 15


class Token(StrEnum):
    """A colour by what it is for. *Care* is only for help-now, safeguarding, trouble and delete."""

    BG = "bg"
    SURFACE = "surface"
    RAIL = "rail"
    SEL = "sel"
    TEXT = "text"
    MUTED = "muted"
    LINE = "line"
    BORDER = "border"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    ACCENT_SOFT = "accent_soft"
    PANEL = "panel"
    FOCUS = "focus"
    CARE = "care"
    CARE_SOFT = "care_soft"
    CARE_LINE = "care_line"
    SCRIM = "scrim"


class Scheme(StrEnum):
    """The three sets of colours."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


def _row(light: str, dark: str, contrast: str) -> dict[Scheme, str]:
    return {Scheme.LIGHT: light, Scheme.DARK: dark, Scheme.CONTRAST: contrast}


COLOURS = MappingProxyType(
    {
        Token.BG: _row("#F9F6F0", "#1C1B19", "#000000"),
        Token.SURFACE: _row("#FFFFFF", "#272523", "#000000"),
        Token.RAIL: _row("#F2EDE3", "#211F1D", "#000000"),
        Token.SEL: _row("#E2ECEA", "#2B3B3D", "#000000"),
        Token.TEXT: _row("#23282B", "#F3EFE8", "#FFFFFF"),
        Token.MUTED: _row("#585D60", "#C0BAAF", "#FFFFFF"),
        Token.LINE: _row("#E3DCCF", "#3D3A36", "#FFFFFF"),
        Token.BORDER: _row("#7C7A72", "#98928A", "#FFFFFF"),
        Token.ACCENT: _row("#1C5D66", "#8ECDD3", "#FFE95C"),
        Token.ON_ACCENT: _row("#FFFFFF", "#0B2327", "#000000"),
        Token.ACCENT_SOFT: _row("#E6F0F0", "#223639", "#1F1C00"),
        Token.PANEL: _row("#F2ECE1", "#32302D", "#000000"),
        Token.FOCUS: _row("#23282B", "#F3EFE8", "#6BE6FF"),
        Token.CARE: _row("#8A3A14", "#F2B48F", "#FFC29A"),
        Token.CARE_SOFT: _row("#FBEFE6", "#3A2A20", "#000000"),
        Token.CARE_LINE: _row("#B8704A", "#B9835F", "#FFC29A"),
        Token.SCRIM: _row("#23282B", "#000000", "#000000"),
    }
)
SCRIM_OPACITY = 0.47


class Role(StrEnum):
    """What a piece of text is, which decides how it looks."""

    HEADING = "heading"
    QUESTION = "question"
    NOTICE = "notice"
    CARD = "card"
    COUNT = "count"
    KEY = "key"
    LEAD = "lead"
    BODY = "body"
    STRONG = "strong"
    NOTE = "note"
    NOTE_STRONG = "note-strong"
    SMALL = "small"
    SMALL_STRONG = "small-strong"
    NUMBER = "number"
    RAIL_HEADING = "rail-heading"


class Letters(NamedTuple):
    """Size and line height of a role. Two weights only: 400 and 600."""

    size: float
    weight: int
    line: float
    colour: Token = Token.TEXT
    spacing: float = 0


REGULAR, STRONG = 400, 600
LETTERS = MappingProxyType(
    {
        Role.HEADING: Letters(28, STRONG, 1.25),
        Role.QUESTION: Letters(23, STRONG, 1.30),
        Role.NOTICE: Letters(20, STRONG, 1.30),
        Role.CARD: Letters(18, STRONG, 1.35),
        Role.COUNT: Letters(26, STRONG, 1.20),
        Role.KEY: Letters(24, STRONG, 1.30, spacing=3),
        Role.LEAD: Letters(16, REGULAR, 1.45, Token.MUTED),
        Role.BODY: Letters(15, REGULAR, 1.45),
        Role.STRONG: Letters(15, STRONG, 1.45),
        Role.NOTE: Letters(14, REGULAR, 1.45),
        Role.NOTE_STRONG: Letters(14, STRONG, 1.45),
        Role.SMALL: Letters(13, REGULAR, 1.45, Token.MUTED),
        Role.SMALL_STRONG: Letters(13, STRONG, 1.45),
        Role.RAIL_HEADING: Letters(16, STRONG, 1.45),
        Role.NUMBER: Letters(12, STRONG, 1.30, Token.ACCENT),
    }
)


class Airy:
    """More space in and between lines of text: WCAG 2.2, 1.4.12, in em of the letters' own size."""

    LETTER = 0.12
    WORD = 0.16
    LINE = 1.25


class Space:
    """Distances: what each is for stands in the design tokens."""

    TINY = 4
    SMALL = 8
    ROW = 12
    PANEL = 16
    BLOCK = 20
    CARD = 24
    NEW = 28
    TOP = 32
    MARGIN = 48
    MARGIN_FOLDED = 24


class Radius:
    """Corners."""

    CARD = 12
    CONTROL = 8
    TICK = 4


class Width:
    """The only two columns: one to answer or do in, one to read or scan."""

    ANSWER = 752
    READ = 828
    RAIL = 256


class Target:
    """Heights of what can be pressed."""

    BUTTON = 44
    BUTTON_WIDTH = 64
    ANSWER = 48
    SEGMENT = 40
    SEGMENT_WIDTH = 96
    TOPIC = 44
    SITUATION = 88


# Below these widths, in em of the whole window, the rail becomes a bar and then the bar shortens.
FOLD_EM = 68
SHORT_EM = 45
# A folded window that is lower than this, in em, is short too.
LOW_EM = 28
