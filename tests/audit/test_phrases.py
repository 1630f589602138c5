import secrets
from collections import Counter

import pytest

from audit_app.audit.phrases import Phrases
from audit_app.content import phrases as files
from audit_app.logic.phrase import offered
from audit_app.vault.strength import Strength, judge

_OFFERED = offered(files.listed(), files.left_out())


@pytest.mark.parametrize("count", [3, 4, 5])
def test_a_phrase_has_so_many_words_of_those_offered(count: int) -> None:
    words = Phrases().make(count).split("-")
    assert len(words) == count
    assert set(words) <= set(_OFFERED)


def test_what_is_said_about_three_words_is_so() -> None:
    phrases = Phrases()
    assert 34 <= phrases.bits() < 35
    assert 45 <= phrases.bits(4) < 46
    assert 56.5 <= phrases.bits(5) < 57.5


def test_every_word_comes_up_about_as_often_as_any_other() -> None:
    """Chi-squared over 16 parts of the list; one run in a million lies above 57 by chance."""
    rank = {word: number for number, word in enumerate(_OFFERED)}
    phrases = Phrases()
    drawn = [word for _ in range(4000) for word in phrases.make().split("-")]
    size = len(_OFFERED) / 16
    parts = Counter(int(rank[word] // size) for word in drawn)
    expected = len(drawn) / 16
    assert sum((parts[part] - expected) ** 2 / expected for part in range(16)) < 57


def test_words_are_drawn_with_the_systems_randomness(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secrets, "choice", lambda words: words[0])
    assert Phrases().make() == "-".join([_OFFERED[0]] * 3)


def test_a_phrase_may_protect_answers() -> None:
    phrases = Phrases()
    assert all(judge(phrases.make()) is not Strength.WEAK for _ in range(50))
