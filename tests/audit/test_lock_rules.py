"""What school asks of the lock: refused in the verbs, and nobody is ever locked out by it."""

from itertools import chain, combinations
from pathlib import Path

import pytest

from audit_app.audit import lock_rules
from audit_app.audit.lock_rules import FREE, LockRules, SetBySchool
from audit_app.audit.protection import Protection
from audit_app.domain.policy import Policy
from audit_app.vault.header import SlotKind
from tests.samples import NOW
from tests.vault.parts import PASSPHRASE, MemoryBox, add_spare_key, means

REQUIRED = LockRules(passphrase=True)
NO_KEYRING = LockRules(passphrase=True, keyring=False)
KINDS = tuple(SlotKind)
SETS = list(chain.from_iterable(combinations(KINDS, n) for n in range(1, len(KINDS) + 1)))


def protection(folder: Path, rules: LockRules, box: MemoryBox | None = None) -> Protection:
    return Protection(folder, lambda: NOW, means(box or MemoryBox()), rules)


def test_without_being_signed_in_a_passphrase_is_needed() -> None:
    assert lock_rules.of(Policy()) == FREE
    assert lock_rules.of(Policy(require_passphrase=True)) == REQUIRED
    assert lock_rules.of(Policy(no_keyring=True)) == NO_KEYRING


@pytest.mark.parametrize(
    ("rules", "keyring", "passphrase"),
    [(REQUIRED, True, None), (NO_KEYRING, True, None), (NO_KEYRING, True, PASSPHRASE)],
)
def test_new_answers_are_not_made_in_another_way(
    tmp_path: Path, rules: LockRules, *, keyring: bool, passphrase: str | None
) -> None:
    with pytest.raises(SetBySchool):
        protection(tmp_path / "a", rules).create(keyring=keyring, passphrase=passphrase)
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize(("rules", "keyring"), [(REQUIRED, True), (NO_KEYRING, False)])
def test_new_answers_are_made_in_the_way_that_is_asked(
    tmp_path: Path, rules: LockRules, *, keyring: bool
) -> None:
    made = protection(tmp_path / "a", rules).create(keyring=keyring, passphrase=PASSPHRASE)
    with made as vault:
        assert rules.lacking(vault.slots) is None


@pytest.mark.parametrize("kinds", SETS)
def test_there_is_always_a_step_to_what_is_asked(kinds: tuple[SlotKind, ...]) -> None:
    for rules in (FREE, REQUIRED, NO_KEYRING):
        found, steps = set(kinds), 0
        while (asked := rules.lacking(found)) is not None:
            found ^= {asked}
            steps += 1
            assert steps <= 2
        assert found


@pytest.mark.parametrize("rules", [REQUIRED, NO_KEYRING])
def test_answers_made_before_the_rule_open_as_before(tmp_path: Path, rules: LockRules) -> None:
    box = MemoryBox()
    protection(tmp_path / "a", FREE, box).create(keyring=True, passphrase=None).close()

    later = protection(tmp_path / "a", rules, box)
    with later.open_with_keyring() as vault:
        assert rules.lacking(vault.slots) is SlotKind.PASSPHRASE
        vault.add_passphrase(PASSPHRASE)
    with later.open_with_keyring() as vault:
        assert rules.lacking(vault.slots) is (None if rules.keyring else SlotKind.KEYRING)
        add_spare_key(vault)
        if not rules.keyring:
            assert rules.drop(vault, SlotKind.KEYRING) == ()
            assert rules.lacking(vault.slots) is None
    with later.open_with_passphrase(PASSPHRASE):
        pass


def test_what_school_asks_for_cannot_be_taken_away_again(tmp_path: Path) -> None:
    with protection(tmp_path / "a", NO_KEYRING).create(
        keyring=False, passphrase=PASSPHRASE
    ) as vault:
        add_spare_key(vault)
        with pytest.raises(SetBySchool):
            NO_KEYRING.add_keyring(vault)
        with pytest.raises(SetBySchool):
            NO_KEYRING.drop(vault, SlotKind.PASSPHRASE)
        assert set(vault.slots) == {SlotKind.PASSPHRASE, SlotKind.SPARE_KEY}
