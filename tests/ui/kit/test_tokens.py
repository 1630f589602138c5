"""The colours can be told apart: computed here, not taken from a table."""

import pytest

from audit_app.ui.kit import look
from audit_app.ui.kit.contrast import MARK_PAIRS, MARK_RATIO, TEXT_PAIRS, TEXT_RATIO, ratio
from audit_app.ui.kit.tokens import COLOURS, LETTERS, Role, Scheme, Token


def test_ratio_of_black_on_white_is_the_most_there_is() -> None:
    assert ratio("#000000", "#FFFFFF") == pytest.approx(21)
    assert ratio("#777777", "#777777") == pytest.approx(1)


def test_ratio_agrees_with_a_published_example() -> None:
    """#767676 on white is the lightest grey that passes for text (WCAG 1.4.3)."""
    assert ratio("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("pair", TEXT_PAIRS, ids="-on-".join)
def test_text_can_be_read(scheme: Scheme, pair: tuple[Token, Token]) -> None:
    front, back = (COLOURS[token][scheme] for token in pair)
    assert ratio(front, back) >= TEXT_RATIO


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("pair", MARK_PAIRS, ids="-on-".join)
def test_marks_edges_and_focus_can_be_seen(scheme: Scheme, pair: tuple[Token, Token]) -> None:
    front, back = (COLOURS[token][scheme] for token in pair)
    assert ratio(front, back) >= MARK_RATIO


def test_every_token_has_a_colour_in_every_scheme_and_a_place_of_its_own() -> None:
    assert set(COLOURS) == set(Token) == set(look.PLACES)
    assert all(set(row) == set(Scheme) for row in COLOURS.values())
    places = [*look.PLACES.values(), *look.ALSO]
    assert len(places) == len(set(places))


def test_letters_keep_to_two_weights_and_never_below_thirteen_for_sentences() -> None:
    assert {letters.weight for letters in LETTERS.values()} == {400, 600}
    assert min(LETTERS[role].size for role in Role if role is not Role.NUMBER) == 13
