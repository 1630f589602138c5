from datetime import date

import pytest

from audit_app.audit.known_words import known_words
from audit_app.audit.passwords import Judged, judge
from audit_app.domain.settings import School
from audit_app.vault.strength import Strength

TODAY = date(2026, 11, 26)
KNOWN = known_words(School(name="St Mary's Primary, Heywood"), ("Jo Smith",))


@pytest.mark.parametrize(
    "password", ["StMarysPrimary1", "marysprimary26", "josmith2026", "Heywood2025!"]
)
def test_what_is_about_the_person_is_called_so(password: str) -> None:
    assert judge(password, KNOWN, TODAY) == Judged(strength=Strength.WEAK, about_you=True)


@pytest.mark.parametrize("password", ["coffeetrainfish", "amber-kettle-violin", "applenemobiro"])
def test_three_random_words_are_never_talked_down(password: str) -> None:
    assert judge(password, KNOWN, TODAY) == Judged(strength=Strength.STRONG)


def test_what_anybody_would_try_is_not_put_down_to_the_person() -> None:
    assert judge("Password1!", KNOWN, TODAY) == Judged(strength=Strength.WEAK)


def test_only_the_beginning_of_a_very_long_one_is_looked_at() -> None:
    assert judge("4m8er-k3tt1e" * 40, KNOWN, TODAY).strength is Strength.STRONG
