from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_app.logic.hide_keys import DEFAULT, Refused, usable, why_not

MODIFIERS = ("Ctrl", "Shift", "Alt", "Meta", "Num")


@pytest.mark.parametrize("keys", [DEFAULT, "Ctrl+Shift+K", "F9", "Shift+F4", "Ctrl+F12", "F11"])
def test_these_may_be_used(keys: str) -> None:
    assert why_not(keys) is None
    assert usable(keys) == keys


TYPED = "H Shift+H Return Enter Esc Shift+Esc Space Tab Shift+Backtab 1 Left Del ? + F1 F10"
# The laptop's own; a field's; AltGr and VoiceOver; menus; a screen reader's.
USED = """Ctrl+Shift+Q Ctrl+Shift+Esc Meta+L Ctrl+L Ctrl+C Ctrl+V Ctrl+Z Ctrl+Shift+Z Ctrl+K
Ctrl+Shift+Left Ctrl+Return Ctrl+Alt+E Ctrl+Shift+Alt+K Alt+H Alt+F4 Ctrl+Ins Ctrl+Shift++
Ctrl+Shift+1 Ctrl+A,Ctrl+B"""


@pytest.mark.parametrize("keys", ["", *TYPED.split()])
def test_keys_that_are_pressed_while_typing_or_moving_are_refused(keys: str) -> None:
    assert why_not(keys) is Refused.TYPING
    assert usable(keys) == DEFAULT


@pytest.mark.parametrize("keys", USED.split())
def test_keys_that_somebody_else_uses_are_refused(keys: str) -> None:
    assert why_not(keys) is Refused.TAKEN
    assert usable(keys) == DEFAULT


@given(st.sets(st.sampled_from(MODIFIERS)), st.text(max_size=3))
def test_nothing_is_allowed_that_types(held: set[str], key: str) -> None:
    """Whatever is let through holds Ctrl and Shift, or is a function key."""
    keys = "+".join([*sorted(held), key])
    if why_not(keys) is None:
        assert {"Ctrl", "Shift"} <= held or key.startswith("F")


@given(st.sampled_from(string.ascii_letters))
def test_no_letter_by_itself_ever_hides(letter: str) -> None:
    assert why_not(letter) is Refused.TYPING
    assert why_not(f"Shift+{letter}") is Refused.TYPING
