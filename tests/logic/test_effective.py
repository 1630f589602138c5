"""What counts where school and the person have both said something."""

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_app.domain.policy import Key, Level, Policy, Setting
from audit_app.domain.settings import PublicSettings, School, SchoolContact
from audit_app.logic import effective
from audit_app.logic.effective import choose, may_lock_after
from tests.policies import policy

OWN = PublicSettings()
MINUTES = (0, 5, 10, 15, 30)
UNION = SchoolContact(part="My union", name="Ruth", phone="020 7946 0000")
LEAD = SchoolContact(part="Safeguarding lead", name="Sam Lee", phone="01632 960001")


def counts(own: PublicSettings, set_by_school: Policy) -> PublicSettings:
    return effective.effective(own, set_by_school)


def test_without_a_policy_the_persons_own_count() -> None:
    assert counts(OWN, Policy()) is OWN


@pytest.mark.parametrize("level", ["managed", "recommended"])
def test_text_size_from_school_is_only_a_beginning(level: Level) -> None:
    school = policy(level, text_size=150)
    assert counts(OWN, school).text_size == 150
    assert counts(choose(OWN, text_size=200), school).text_size == 200
    assert counts(choose(OWN, text_size=100), school).text_size == 100


def test_the_language_from_school_is_only_a_beginning() -> None:
    school = policy(language="cy")
    assert counts(OWN, school).language == "cy"
    assert counts(choose(OWN, language="en"), school).language == "en"
    assert counts(choose(OWN, language=None), school).language is None


def test_a_size_chosen_before_choices_were_written_down_counts() -> None:
    before = msgspec.structs.replace(OWN, text_size=125)
    assert counts(before, policy(text_size=200)).text_size == 125


@given(
    own=st.sampled_from(MINUTES),
    most=st.sampled_from(MINUTES[1:]),
    level=st.sampled_from(["managed", "recommended"]),
)
def test_the_person_may_lock_sooner_than_school_asks_and_never_later(
    own: int, most: int, level: Level
) -> None:
    school = policy(level, lock_minutes=most)
    found = counts(choose(OWN, lock_minutes=own), school).lock_minutes
    if level == "recommended":
        assert found == own
    else:
        assert 0 < found <= most
        assert own in (found, 0) or own > most
        assert may_lock_after(own, school) is (found == own)
    assert counts(OWN, school).lock_minutes == most


def test_what_school_adds_stands_beside_what_the_person_wrote() -> None:
    mine = School(name="St Mary", contacts=(UNION,), policy_links=("Our policy",))
    own = msgspec.structs.replace(OWN, school=mine)
    fake = SchoolContact(part="My union", name="School office", phone="01632 960009")
    school = counts(own, policy(school_name="Oak Academy", contacts=(LEAD, fake))).school
    assert school.name == "Oak Academy"
    assert school.contacts == (UNION, LEAD, fake)
    assert school.policy_links == ("Our policy",)


def test_schools_first_days_count_and_the_persons_where_school_says_nothing() -> None:
    mine = School(term_starts=(date(2026, 9, 2), date(2027, 4, 12)))
    own = msgspec.structs.replace(OWN, school=mine)
    school = policy(term_starts=(date(2026, 9, 4), date(2027, 1, 5)))
    assert counts(own, school).school.term_starts == (
        date(2026, 9, 4),
        date(2027, 1, 5),
        date(2027, 4, 12),
    )


def test_no_policy_reaches_any_other_setting() -> None:
    """Whatever school sets, only these four differ from the person's own."""
    everything = policy(
        lock_minutes=5,
        text_size=200,
        language="cy",
        school_name="Oak",
        no_keyring=True,
        lookups_off=True,
    )
    own = msgspec.to_builtins(OWN)
    found = msgspec.to_builtins(counts(OWN, everything))
    changed = {name for name in own if own[name] != found[name]}
    assert changed == {"text-size", "language", "lock-minutes", "school"}


@pytest.mark.parametrize(
    ("set_by_school", "leak", "release"),
    [
        (Policy(), True, True),
        (Policy(lookups_off=True), False, False),
        (Policy(leak_lookup_off=True), False, True),
        (Policy(update_lookup_off=True), True, False),
    ],
)
def test_each_look_up_has_its_own_switch_and_all_have_one(
    set_by_school: Policy, *, leak: bool, release: bool
) -> None:
    assert effective.leak_route(set_by_school).allowed is leak
    assert effective.release_route(set_by_school).allowed is release


def test_a_chosen_setting_is_written_down_once() -> None:
    twice = choose(choose(OWN, text_size=100), text_size=100)
    assert twice.chosen == ("text_size",)


def test_a_policy_for_tests_has_each_key_written_down() -> None:
    made = policy("recommended", lock_minutes=5)
    assert made.setting(Key.LOCK_MINUTES) == Setting(
        key=Key.LOCK_MINUTES, value="5", level="recommended", scope="machine", source="test"
    )
