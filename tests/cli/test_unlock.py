from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from audit_app.cli import unlock
from audit_app.cli.ask import GaveUp
from audit_app.cli.codes import Code
from audit_app.cli.terminal import Terminal
from audit_app.compose import Parts
from audit_app.vault.errors import KeyringTrouble, NoSuchWay, Reason, WrongSecret
from audit_app.vault.header import SlotKind
from tests.cli.stage import PASSPHRASE, WORDS, Talk, terminal
from tests.samples import NOW
from tests.vault.parts import MemoryBox, add_spare_key, make, means

if TYPE_CHECKING:
    from pathlib import Path

NEW = "seven otters under a bridge"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "answers"


def over(folder: Path, box: MemoryBox, talk: Talk) -> Terminal:
    return Terminal(Parts(folder, lambda: NOW, means=means(box)), talk.ask)


def test_a_passphrase_is_asked_for_again_after_a_slip(folder: Path) -> None:
    make(folder).close()
    talk = Talk("not this one", PASSPHRASE)
    unlock.open_answers(terminal(folder, talk)).close()
    assert "That passphrase does not open your answers" in talk.warned
    assert talk.said.count("Your passphrase:") == 2


def test_when_nobody_tries_again_the_answers_stay_locked(folder: Path) -> None:
    make(folder).close()
    with pytest.raises(GaveUp) as gave_up:
        unlock.open_answers(terminal(folder, Talk("not this one")))
    assert isinstance(gave_up.value.trouble, WrongSecret)


def test_the_spare_key_opens_in_any_case_and_says_where_a_slip_is(folder: Path) -> None:
    with make(folder) as vault:
        groups = add_spare_key(vault).groups
    slip = [
        "QQQQ" if number == 2 and group != "QQQQ" else group for number, group in enumerate(groups)
    ]
    talk = Talk("s", " ".join(slip), "-".join(groups).lower())
    on = terminal(folder, talk)
    unlock.open_answers(on).close()
    assert on.opened_by_spare_key
    assert "Nothing is lost" in talk.warned


def test_the_keyring_opens_quietly(folder: Path) -> None:
    box = MemoryBox()
    make(folder, means(box), passphrase=None).close()
    talk = Talk()
    unlock.open_answers(over(folder, box, talk)).close()
    assert talk.said + talk.warned == ""


def test_a_keyring_in_trouble_is_named_and_the_passphrase_asked_for(folder: Path) -> None:
    box = MemoryBox()
    with make(folder, means(box), passphrase=None) as vault:
        vault.add_passphrase(PASSPHRASE)
    box.kept.clear()
    talk = Talk(PASSPHRASE)
    unlock.open_answers(over(folder, box, talk)).close()
    assert WORDS("errors.vault.keyring-missing") in talk.warned


def test_with_no_other_way_the_keyrings_trouble_is_the_answer(folder: Path) -> None:
    box = MemoryBox()
    make(folder, means(box), passphrase=None).close()
    box.kept.clear()
    with pytest.raises(KeyringTrouble) as trouble:
        unlock.open_answers(over(folder, box, Talk()))
    assert trouble.value.reason is Reason.MISSING


def test_a_way_that_is_not_there_is_told_before_anything_is_asked(folder: Path) -> None:
    make(folder).close()
    with pytest.raises(NoSuchWay):
        unlock.open_answers(terminal(folder, Talk()), SlotKind.SPARE_KEY)


def test_the_command_says_which_ways_there_are_and_offers_a_spare_key(folder: Path) -> None:
    make(folder).close()
    talk = Talk(PASSPHRASE, "")
    assert unlock.run(terminal(folder, talk), None) is Code.DONE
    assert "1. Your passphrase" in talk.said.partition("Your passphrase:")[0]
    assert "Group 8: " in talk.said
    assert "They are locked again now." in talk.said


def test_a_spare_key_counts_once_its_last_group_is_typed_back(folder: Path) -> None:
    make(folder).close()
    first = Talk(PASSPHRASE, "wrong")
    unlock.run(terminal(folder, first), None)
    assert "group 8" in first.warned
    assert terminal(folder, Talk()).parts.protection.ways() == (SlotKind.PASSPHRASE,)


def test_after_the_spare_key_a_new_passphrase_can_be_set(folder: Path) -> None:
    with make(folder) as vault:
        groups = add_spare_key(vault).groups
    talk = Talk(" ".join(groups), "1", NEW, NEW)
    assert unlock.run(terminal(folder, talk), SlotKind.SPARE_KEY) is Code.DONE
    terminal(folder, Talk()).parts.protection.open_with_passphrase(NEW).close()


def test_after_the_spare_key_the_laptops_own_key_can_be_made_to_work_again(folder: Path) -> None:
    box = MemoryBox()
    with make(folder, means(box), passphrase=None) as vault:
        groups = add_spare_key(vault).groups
    box.kept.clear()
    talk = Talk(" ".join(groups), "2")
    unlock.run(over(folder, box, talk), None)
    over(folder, box, Talk()).parts.protection.open_with_keyring().close()


def test_with_nobody_to_choose_a_new_way_the_old_ones_stay(folder: Path) -> None:
    with make(folder) as vault:
        groups = add_spare_key(vault).groups
    assert unlock.run(terminal(folder, Talk("s", " ".join(groups))), None) is Code.DONE
    terminal(folder, Talk()).parts.protection.open_with_passphrase(PASSPHRASE).close()
