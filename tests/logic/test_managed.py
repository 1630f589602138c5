"""Everything that school has set is told in words for people, and nothing that does not count."""

import re

import pytest

from audit_app.content import strings
from audit_app.domain.policy import Key, Level, Policy
from audit_app.logic.managed import PROMISES, Told, told
from tests import policies
from tests.policies import policy

WORDS = strings.load()
LEVELS: tuple[Level, ...] = ("managed", "recommended")
EVERYTHING = {
    "pack_folder": "/srv/oak",
    "pack_keys": ("RWQ",),
    "revoked_pack_keys": ("RWR",),
    "trust": "Riverside",
    "help_page": "https://oak.example/help",
}


def said(rule: Told) -> str:
    means = WORDS(f"managed.means.{rule.means}", **rule.values)
    return f"{WORDS(f'managed.name.{rule.name}')}: {means} {WORDS(f'managed.note.{rule.note}')}"


def test_each_key_has_words_and_none_shows_its_own_name() -> None:
    hardest = {key.name.lower(): getattr(policies.HARDEST, key.name.lower()) for key in Key}
    rules = told(policy(**(hardest | EVERYTHING)))
    assert [rule.key for rule in rules] == list(Key)
    for rule in rules:
        assert not re.search("[a-z][A-Z]", said(rule)), rule.key
        assert "{" not in said(rule)


@pytest.mark.parametrize("value", ["system", "none", "http://proxy.oak.example:8080"])
def test_each_way_to_the_internet_has_words_of_its_own(value: str) -> None:
    (rule,) = told(policy(proxy=value))
    assert ("proxy.oak" in said(rule)) is (value not in ("system", "none"))


def test_a_switch_that_is_not_on_is_not_told() -> None:
    assert told(policy(no_keyring=False, lookups_off=False)) == ()
    assert told(Policy()) == ()


def test_reminders_outside_term_are_told_either_way() -> None:
    quiet, loud = (told(policy(quiet_outside_term=on))[0] for on in (True, False))
    assert "no reminders outside term" in said(quiet)
    assert "can come outside term" in said(loud)


def test_what_the_person_may_still_change_is_said() -> None:
    managed, suggested = (told(policy(level, lock_minutes=10))[0] for level in LEVELS)
    assert managed.note == "sooner"
    assert suggested.note == "yours"
    assert {told(policy(level, text_size=150))[0].note for level in LEVELS} == {"yours"}


def test_each_line_of_the_promise_is_there() -> None:
    promised = {f"managed.never.{number}" for number in range(1, PROMISES + 1)}
    heading = {"managed.never.heading"}
    assert {k for k in set(WORDS.keys()) if k.startswith("managed.never.")} == promised | heading
