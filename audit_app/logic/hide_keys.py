"""Which keys may hide the window: none that fires while typing, and none that others use.

Keys are written as Qt does in a file that moves between systems, such as "Ctrl+Shift+H". NVDA, JAWS
and Orca take Insert and Caps Lock for themselves, VoiceOver takes Control with Option; AltGr, which
is Ctrl with Alt, types letters on many keyboards; Alt with a letter opens menus, or types on a Mac.
"""

from enum import StrEnum

DEFAULT = "Ctrl+Shift+H"

_LETTERS_WITH = {"Ctrl", "Shift"}
# Redo, paste as plain text, and typing by number; leaving a program or a whole session.
_TAKEN = frozenset("ZVUQW")
# F1 is the guide, F2 help now, and F10 opens menus.
_FUNCTION = frozenset(f"F{number}" for number in (*range(3, 10), 11, 12))
_FUNCTION_WITH = {"Ctrl", "Shift"}


class Refused(StrEnum):
    """Why keys may not be used."""

    TYPING = "typing"
    TAKEN = "taken"


def why_not(keys: str) -> Refused | None:
    """Why ``keys`` may not hide the window; None: they may."""
    *held, key = keys.split("+")
    # The plus key itself leaves empty words.
    modifiers = set(held) - {""}
    if key in _FUNCTION and modifiers <= _FUNCTION_WITH:
        return None
    if not modifiers - {"Shift"} and key not in _FUNCTION:
        return Refused.TYPING
    letter = len(key) == 1 and key.isalpha()
    if letter and modifiers == _LETTERS_WITH and key not in _TAKEN:
        return None
    return Refused.TAKEN


def usable(keys: str) -> str:
    """``keys`` if they may be used, else the ordinary ones."""
    return DEFAULT if why_not(keys) else keys
