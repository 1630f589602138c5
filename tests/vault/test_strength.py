from __future__ import annotations

import time

import pytest

from audit_app.vault.strength import Strength, is_accepted, judge


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Strength.WEAK),
        ("x7!Kq2z", Strength.WEAK),
        ("password", Strength.WEAK),
        ("Password123!", Strength.WEAK),
        ("qwertyuiop", Strength.WEAK),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", Strength.WEAK),
        ("i love you", Strength.WEAK),
        ("let me in please", Strength.WEAK),
        ("demonstration only", Strength.WEAK),
        ("!!!!!!!!!!", Strength.WEAK),
        ("blue kettle", Strength.FAIR),
        ("Sunshine2024", Strength.FAIR),
        ("blue kettle on the hob", Strength.STRONG),
        ("correct horse battery staple", Strength.STRONG),
    ],
)
def test_a_passphrase_is_judged_by_how_soon_it_is_guessed(text: str, expected: Strength) -> None:
    assert judge(text) is expected
    assert is_accepted(text) is (expected is not Strength.WEAK)


def test_length_alone_is_enough_and_signs_are_never_asked_for() -> None:
    assert judge("rainy tuesday marmalade") is Strength.STRONG


def test_words_that_others_know_count_for_nothing() -> None:
    assert judge("Greenfield Primary") is not Strength.WEAK
    assert judge("Greenfield Primary", ["greenfield", "primary"]) is Strength.WEAK


def test_a_very_long_text_is_judged_in_time() -> None:
    began = time.process_time()
    assert judge("a" * 5000) is Strength.WEAK
    assert judge("the quick brown fox " * 500) is not Strength.WEAK
    assert time.process_time() - began < 2
