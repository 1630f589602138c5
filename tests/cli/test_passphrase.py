from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from audit_app.cli import passphrase
from audit_app.cli.arguments import Change, parse
from audit_app.cli.ask import InputEnded
from audit_app.cli.codes import Code
from audit_app.cli.terminal import Terminal
from audit_app.cli.wrong import WrongUse
from audit_app.compose import Parts
from audit_app.vault.errors import KeyringTrouble, NoSuchWay, TooFewWays, WrongSecret
from audit_app.vault.header import SlotKind
from tests.cli.stage import PASSPHRASE, Talk, terminal
from tests.samples import NOW
from tests.vault.parts import MemoryBox, add_spare_key, make, means

if TYPE_CHECKING:
    from pathlib import Path

NEW = "seven otters under a bridge"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "answers"


@pytest.fixture
def box() -> MemoryBox:
    return MemoryBox()


@pytest.fixture
def three_ways(folder: Path, box: MemoryBox) -> Path:
    with make(folder, means(box), passphrase=None) as vault:
        vault.add_passphrase(PASSPHRASE)
        add_spare_key(vault)
    return folder


def over(folder: Path, box: MemoryBox, *typed: str) -> Terminal:
    return Terminal(Parts(folder, lambda: NOW, means=means(box)), Talk(*typed).ask)


def test_it_is_changed_by_typing_the_old_one_and_the_new_one_twice(folder: Path) -> None:
    make(folder).close()
    talk = Talk(PASSPHRASE, NEW, NEW)
    assert passphrase.run(terminal(folder, talk), None) is Code.DONE
    assert "Your passphrase opens your answers from now on." in talk.said
    assert NEW not in talk.said + talk.warned
    protection = terminal(folder, Talk()).parts.protection
    with pytest.raises(WrongSecret):
        protection.open_with_passphrase(PASSPHRASE)
    protection.open_with_passphrase(NEW).close()


def test_it_is_added_where_the_laptop_opens(folder: Path, box: MemoryBox) -> None:
    make(folder, means(box), passphrase=None).close()
    assert passphrase.run(over(folder, box, NEW, NEW), None) is Code.DONE
    over(folder, box).parts.protection.open_with_passphrase(NEW).close()


def test_a_weak_one_and_a_slip_are_asked_for_again(folder: Path) -> None:
    make(folder).close()
    talk = Talk(PASSPHRASE, "password1", NEW, "slip", NEW, NEW)
    assert passphrase.run(terminal(folder, talk), None) is Code.DONE
    assert "Too easy to guess" in talk.said
    terminal(folder, Talk()).parts.protection.open_with_passphrase(NEW).close()


def test_cut_off_in_the_middle_the_old_one_holds(folder: Path) -> None:
    make(folder).close()
    with pytest.raises(InputEnded):
        passphrase.run(terminal(folder, Talk(PASSPHRASE, NEW)), None)
    terminal(folder, Talk()).parts.protection.open_with_passphrase(PASSPHRASE).close()


def test_it_is_removed_while_two_other_ways_are_left(three_ways: Path, box: MemoryBox) -> None:
    assert passphrase.run(over(three_ways, box), Change.REMOVE) is Code.DONE
    on = over(three_ways, box)
    assert on.parts.protection.ways() == (SlotKind.KEYRING, SlotKind.SPARE_KEY)
    with pytest.raises(NoSuchWay):
        passphrase.run(on, Change.REMOVE)


def test_asked_each_time_the_laptop_keeps_no_key(three_ways: Path, box: MemoryBox) -> None:
    on = over(three_ways, box)
    assert passphrase.run(on, Change.ASK_EACH_TIME) is Code.DONE
    assert box.kept == {}
    with pytest.raises(NoSuchWay):
        passphrase.run(over(three_ways, box, PASSPHRASE), Change.ASK_EACH_TIME)
    assert passphrase.run(over(three_ways, box, PASSPHRASE), Change.WHEN_SIGNED_IN) is Code.DONE
    over(three_ways, box).parts.protection.open_with_keyring().close()


@pytest.mark.parametrize("change", [Change.REMOVE, Change.ASK_EACH_TIME])
def test_two_ways_are_always_left(folder: Path, box: MemoryBox, change: Change) -> None:
    with make(folder, means(box), passphrase=None) as vault:
        vault.add_passphrase(PASSPHRASE)
    with pytest.raises(TooFewWays):
        passphrase.run(over(folder, box), change)
    assert len(over(folder, box).parts.protection.ways()) == 2


def test_a_laptop_that_keeps_no_key_changes_nothing(folder: Path, box: MemoryBox) -> None:
    make(folder, means(box)).close()
    box.trouble = RuntimeError()
    with pytest.raises(KeyringTrouble):
        passphrase.run(over(folder, box, PASSPHRASE), Change.WHEN_SIGNED_IN)
    assert over(folder, box).parts.protection.ways() == (SlotKind.PASSPHRASE,)


def test_only_one_thing_at_a_time_and_never_a_secret_in_the_command() -> None:
    assert parse(["passphrase"]).change is None
    assert parse(["passphrase", "--ask-each-time"]).change is Change.ASK_EACH_TIME
    for wrong in (["--remove", "--ask-each-time"], [NEW], ["--new", NEW]):
        with pytest.raises(WrongUse):
            parse(["passphrase", *wrong])
