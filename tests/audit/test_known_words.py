from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from audit_app.audit.known_words import known_words
from audit_app.domain.settings import School, SchoolContact
from audit_app.vault.strength import Strength, judge

SCHOOL = School(
    name="St Mary\u2019s Primary, Anyborough",
    contacts=(SchoolContact(part="Head", name="Ada Fernsby", email="office@stmarys.sch.uk"),),
)


def test_school_town_and_people_are_known_alone_and_run_together() -> None:
    known = known_words(SCHOOL, ["jo.field"])
    for word in ("mary", "anyborough", "fernsby", "stmarys", "adafernsby", "jofield", "field"):
        assert word in known
    assert "st" not in known


def test_nothing_said_is_nothing_known() -> None:
    assert known_words(School()) == ()


def test_what_is_made_of_them_is_weaker_than_it_looks() -> None:
    known = known_words(SCHOOL, ["Jo Field"])
    for text in ("AnyboroughFernsby", "jofieldanyborough"):
        assert judge(text) is not Strength.WEAK
        assert judge(text, known) is Strength.WEAK
    assert judge("orange boat in the rain", known) is Strength.STRONG


@given(st.text(), st.text())
def test_any_name_is_taken(name: str, person: str) -> None:
    words = known_words(School(name=name), [person])
    assert all(len(word) >= 3 for word in words)
