import pytest

from audit_app.logic.phrase import bits, offered


@pytest.mark.parametrize("word", ["yo-yo", "sun", "abacuses", "Amber", "naïve", "two words", ""])
def test_only_plain_words_of_four_to_seven_letters(word: str) -> None:
    assert offered(["amber", word], ()) == (("amber", word) if word == "Amber" else ("amber",))


def test_a_word_left_out_is_not_offered_and_a_repeated_one_has_no_better_chance() -> None:
    assert offered(["amber", "kettle", "amber", "violin"], {"kettle"}) == ("amber", "violin")


def test_bits_count_the_chances() -> None:
    assert bits(3, 1024) == 30
    assert bits(1, 2) == 1
