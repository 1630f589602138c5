from __future__ import annotations

from datetime import date

from audit_app.domain.policy import Key, Policy
from audit_app.policy.settling import settle
from audit_app.policy.windows import KEY, MOST_VALUES, layers
from tests.policy.registry import FakeRegistry, Tree, ours


def policy(
    machine: Tree | None = None, user: Tree | None = None, closed: tuple[str, ...] = ()
) -> Policy:
    roots = [{} if values is None else ours(values) for values in (machine, user)]
    return settle(layers(FakeRegistry(roots[0], roots[1], closed=closed)))


def test_an_empty_registry_is_an_empty_policy() -> None:
    assert policy() == Policy()


def test_numbers_words_and_lists_are_read_whatever_the_letters_of_their_names() -> None:
    found = policy(
        {
            "schoolname": "Hill Primary",
            "DISABLELOOKUPS": 1,
            "LockMinutes": 15,
            "termstarts": {"10": "2027-04-12", "2": "2027-01-05", "1": "2026-09-02"},
        }
    )
    assert (found.school_name, found.lookups_off, found.lock_minutes) == ("Hill Primary", True, 15)
    assert found.term_starts == (date(2026, 9, 2), date(2027, 1, 5), date(2027, 4, 12))
    assert found.faults == ()


def test_a_list_keeps_the_order_of_its_numbers() -> None:
    values = {str(number): f"topic-{number}" for number in (10, 9, 2, 1)}
    found = policy({"SuggestedTopics": values})
    assert found.suggested_topics == ("topic-1", "topic-2", "topic-9", "topic-10")


def test_the_machine_beats_the_person_and_says_from_where() -> None:
    found = policy({"DisableLookups": 1}, {"DisableLookups": 0, "SchoolName": "Hill"})
    assert found.lookups_off
    setting = found.setting(Key.LOOKUPS_OFF)
    assert setting is not None
    assert (setting.scope, setting.source) == ("machine", rf"HKLM\{KEY}")
    assert found.school_name == "Hill"


def test_recommended_stands_beside_and_gives_way_to_what_is_managed() -> None:
    found = policy({"Recommended": {"LockMinutes": 30, "TextSize": 150}}, {"LockMinutes": 5})
    assert (found.lock_minutes, found.text_size) == (5, 150)
    assert found.is_locked(Key.LOCK_MINUTES)
    assert not found.is_locked(Key.TEXT_SIZE)


def test_a_key_nobody_may_read_turns_look_ups_off_and_nothing_else() -> None:
    found = policy({"RequirePassphrase": 1}, closed=(rf"HKLM\{KEY}",))
    assert (found.lookups_off, found.leak_lookup_off, found.update_lookup_off) == (True,) * 3
    assert (found.require_passphrase, found.no_keyring) == (False, False)
    assert [fault.reason for fault in found.faults] == ["unreadable"]


def test_a_list_nobody_may_read_costs_only_itself() -> None:
    found = policy(
        {"Contacts": {"1": "Head=;01632 960001;"}, "SchoolName": "Hill"}, closed=("Contacts",)
    )
    assert (found.school_name, found.contacts, found.lookups_off) == ("Hill", (), False)
    assert [(fault.reason, fault.name) for fault in found.faults] == [("unreadable", "Contacts")]


def test_what_group_policy_leaves_for_itself_is_no_value() -> None:
    found = policy({"SuggestedTopics": {"**delvals.": " ", "1": "your-details"}})
    assert (found.suggested_topics, found.faults) == (("your-details",), ())


def test_a_heap_of_values_is_not_waded_through() -> None:
    found = policy({f"Value{number}": number for number in range(MOST_VALUES + 1)})
    assert [fault.reason for fault in found.faults] == ["too-many"]
    assert found.lookups_off
