"""Finding actions by the words that somebody types."""

import pytest

from audit_app.logic.finding import find
from tests.logic.test_cards import action

HIDE = action("birthday", title="Hide your birthday", why="Strangers use it to guess who you are.")
TWO_STEP = action("codes", app="Instagram", title="Turn on two-step codes")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", {HIDE, TWO_STEP}),
        ("   ", {HIDE, TWO_STEP}),
        ("BIRTH", {HIDE}),
        ("strangers", {HIDE}),
        ("insta", {TWO_STEP}),
        ("codes instagram", {TWO_STEP}),
        ("codes facebook", set()),
    ],
)
def test_every_word_is_looked_for_in_title_app_and_reason(typed: str, found: set[object]) -> None:
    assert find((HIDE, TWO_STEP), typed) == {a.id for a in (HIDE, TWO_STEP) if a in found}
