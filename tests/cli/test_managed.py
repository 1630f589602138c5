"""What school has set, in the terminal: told in the same words, and kept to."""

from contextlib import suppress
from pathlib import Path

import pytest

from audit_app.audit.lock_rules import SetBySchool
from audit_app.cli import first_run, managed, passphrase, unlock
from audit_app.cli.arguments import Change
from audit_app.cli.ask import InputEnded
from audit_app.cli.codes import Code
from audit_app.domain.policy import Policy
from audit_app.vault.header import SlotKind
from tests.cli.stage import PASSPHRASE, WORDS, Talk, new_vault, terminal
from tests.cli.typist import run
from tests.policies import USUAL, policy
from tests.vault.parts import MemoryBox, means

NO_KEYRING, REQUIRED = policy(no_keyring=True), policy(require_passphrase=True)


def test_the_promise_comes_first_then_what_is_set(tmp_path: Path) -> None:
    talk = Talk()
    assert managed.run(terminal(tmp_path / "a", talk, policy=USUAL)) is Code.DONE
    promise = talk.said.index("cannot read, copy or send")
    assert promise < talk.said.index("Oak Lane Primary")
    assert "Only your school can change this." in talk.said


def test_without_a_policy_it_says_so_and_makes_nothing(tmp_path: Path) -> None:
    done = run(tmp_path, "managed")
    assert done.code == 0
    assert "Your school has set nothing" in done.out
    assert not (tmp_path / "answers").exists()


def test_the_first_run_does_not_offer_being_signed_in(tmp_path: Path) -> None:
    talk = Talk("", PASSPHRASE, PASSPHRASE)
    box = MemoryBox()
    on = terminal(tmp_path / "a", talk, means=means(box), policy=NO_KEYRING)
    with first_run.begin(on) as vault:
        assert vault.slots == (SlotKind.PASSPHRASE,)
    assert WORDS("cli.protect.keyring.school") in talk.said
    assert box.writes == 0


def test_with_a_passphrase_asked_for_being_signed_in_may_open_them_too(tmp_path: Path) -> None:
    talk = Talk("", "2", PASSPHRASE, PASSPHRASE)
    on = terminal(tmp_path / "a", talk, means=means(MemoryBox()), policy=REQUIRED)
    with first_run.begin(on) as vault:
        assert vault.slots == (SlotKind.KEYRING, SlotKind.PASSPHRASE)
    assert WORDS("managed.protect.passphrase") in talk.said


def test_answers_from_before_open_and_it_is_asked_for(tmp_path: Path) -> None:
    laptop = means(MemoryBox())
    before = terminal(tmp_path / "a", Talk(), means=laptop)
    before.parts.protection.create(keyring=True, passphrase=None).close()
    talk = Talk()
    on = terminal(tmp_path / "a", talk, means=laptop, policy=NO_KEYRING)
    assert unlock.run(on, None) is Code.DONE
    assert WORDS("cli.managed.ask.passphrase") in talk.said


@pytest.mark.parametrize("change", [Change.REMOVE, Change.WHEN_SIGNED_IN])
def test_what_school_has_set_is_refused_in_calm_words(tmp_path: Path, change: Change) -> None:
    talk = Talk(PASSPHRASE)
    on = terminal(tmp_path / "a", talk, policy=NO_KEYRING)
    new_vault(on).close()
    with pytest.raises(SetBySchool) as refused:
        passphrase.run(on, change)
    assert "Your answers open as before" in WORDS(refused.value.key)


def test_people_from_school_are_added_and_marked_and_nobody_goes(tmp_path: Path) -> None:
    free, held = Talk("2"), Talk("2")
    for talk, school in ((free, Policy()), (held, USUAL)):
        on = terminal(tmp_path / "a", talk, policy=school)
        for page in on.help_now.pages:
            with suppress(InputEnded):
                on.help_now.show(page)
    assert "Sam Lee" in held.said
    assert "(Added by your school)" in held.said
    assert set(free.said.splitlines()) <= set(held.said.splitlines())
