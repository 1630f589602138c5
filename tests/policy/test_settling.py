"""Whatever school IT writes, by slip or on purpose, a policy comes of it and nothing worse."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from audit_app.domain.policy import LOOKUP_SWITCHES, Key, Policy
from audit_app.policy.layers import Layer
from audit_app.policy.rules import RULES
from audit_app.policy.settling import MOST_FAULTS, settle

PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary()
SENSIBLE = st.sampled_from(
    [True, 15, 150, "Hill", "https://example.sch.uk/", "system", "/srv/school", "2027-01-05", "cy"]
)
RAW = st.recursive(
    PLAIN | SENSIBLE,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
LAYERS = st.lists(
    st.builds(
        Layer,
        st.text(max_size=20),
        st.sampled_from(["managed", "recommended"]),
        st.sampled_from(["machine", "user"]),
        st.dictionaries(st.sampled_from([str(key) for key in Key]) | st.text(), RAW, max_size=8),
        st.sampled_from(["", "", "", "unreadable"]),
    ),
    max_size=4,
)


def managed(values: dict[str, Any], scope: str = "machine", source: str = "a test") -> Layer:
    return Layer(source, "managed", scope, values)  # type: ignore[arg-type]


def test_every_key_has_a_rule_and_a_field_of_its_own() -> None:
    assert set(RULES) == set(Key)
    own = {"settings", "faults"}
    assert {key.name.lower() for key in Key} == set(Policy.__struct_fields__) - own


@given(LAYERS)
def test_any_layers_make_a_sound_policy(layers: list[Layer]) -> None:
    found = settle(layers)
    # Its types hold, its words are safe to show, and each value says where it is from.
    again = msgspec.json.decode(msgspec.json.encode(found), type=Policy)
    assert again == found
    for setting in found.settings:
        assert (setting.value + setting.source).isprintable()
        assert len(setting.value) <= 410
    for fault in found.faults:
        assert (fault.name + fault.source + fault.reason).isprintable()
    assert len(found.faults) <= MOST_FAULTS
    set_fields = {key for key in Key if getattr(found, key.name.lower()) not in (None, (), False)}
    assert set_fields <= {setting.key for setting in found.settings}


@given(LAYERS)
def test_what_makes_no_sense_turns_on_nothing_but_the_quiet_of_the_network(
    layers: list[Layer],
) -> None:
    raws = [value for layer in layers for name, value in layer.values.items()]
    found = settle(layers)
    if not any(raw in (True, 1) for raw in raws if not isinstance(raw, list | dict)):
        assert (found.require_passphrase, found.no_keyring) == (False, False)
    if any(layer.trouble for layer in layers if layer.level == "managed"):
        said = {name for layer in layers for name in layer.values}
        assert all(
            getattr(found, switch.name.lower()) for switch in LOOKUP_SWITCHES if switch not in said
        )


def test_a_slip_in_a_switch_for_look_ups_turns_them_off_and_in_others_does_nothing() -> None:
    found = settle([managed({str(key): "yes please" for key in Key})])
    assert (found.lookups_off, found.leak_lookup_off, found.update_lookup_off) == (True,) * 3
    assert (found.require_passphrase, found.no_keyring, found.lock_minutes) == (False, False, None)


def test_a_wrong_value_is_told_of_once_and_a_weaker_sound_one_counts() -> None:
    found = settle([managed({"LockMinutes": 15}, "user"), managed({"LockMinutes": "15"})])
    assert found.lock_minutes == 15
    assert [(fault.name, fault.reason) for fault in found.faults] == [
        ("LockMinutes", "not-a-number")
    ]


def test_a_managed_value_of_the_person_beats_a_recommended_one_of_the_machine() -> None:
    recommended = Layer("r", "recommended", "machine", {"LockMinutes": 30})
    assert settle([managed({"LockMinutes": 5}, "user"), recommended]).lock_minutes == 5


def test_names_that_are_none_are_shown_made_safe() -> None:
    found = settle([managed({"\u202eReadAnswers\n": True, "x" * 5000: 1}, source="a\x1bb")])
    first, second = found.faults
    assert (first.reason, first.name, first.source) == ("not-a-setting", "?ReadAnswers?", "a?b")
    assert len(second.name) < 70


def test_of_contacts_the_sound_ones_stand_in_their_order() -> None:
    found = settle([managed({"Contacts": ["Head=;01632 960001;", "nobody", "IT=;;it@a.sch.uk"]})])
    assert [contact.part for contact in found.contacts] == ["Head", "IT"]
    assert [fault.reason for fault in found.faults] == ["not-a-contact"]
