from __future__ import annotations

from pathlib import Path

import pytest

from audit_app.cli import first_run
from audit_app.cli.ask import Stopped
from audit_app.cli.terminal import Terminal
from audit_app.compose import Parts
from audit_app.vault.header import SlotKind
from audit_app.vault.opening import Means
from audit_app.vault.state import Condition, look
from tests.cli.stage import PASSPHRASE, WORDS, Talk, terminal
from tests.samples import NOW
from tests.vault.parts import MemoryBox, means


def with_keyring(folder: Path, talk: Talk, with_means: Means) -> Terminal:
    return Terminal(Parts(folder, lambda: NOW, means=with_means), talk.ask)


def ways(folder: Path, *typed: str, box: MemoryBox | None = None) -> tuple[SlotKind, ...]:
    """Set up with a keyring that works, unless another is given; the ways in afterwards."""
    on = with_keyring(folder, Talk(*typed), means(box or MemoryBox()))
    with first_run.begin(on) as vault:
        return vault.slots


def test_with_a_keyring_that_was_tried_one_key_protects_the_answers(tmp_path: Path) -> None:
    assert ways(tmp_path / "answers", "", "") == (SlotKind.KEYRING,)


def test_with_a_keyring_a_passphrase_or_both_can_be_chosen(tmp_path: Path) -> None:
    one = ways(tmp_path / "one", "", "2", PASSPHRASE, PASSPHRASE)
    both = ways(tmp_path / "both", "", "3", PASSPHRASE, PASSPHRASE)
    assert one == (SlotKind.PASSPHRASE,)
    assert both == (SlotKind.KEYRING, SlotKind.PASSPHRASE)


def test_a_keyring_that_forgets_is_told_and_a_passphrase_takes_its_place(tmp_path: Path) -> None:
    talk = Talk("", PASSPHRASE, PASSPHRASE)
    on = with_keyring(tmp_path / "answers", talk, means(MemoryBox(keeps=False)))
    with first_run.begin(on) as vault:
        assert vault.slots == (SlotKind.PASSPHRASE,)
    assert WORDS("cli.protect.keyring.missing") in talk.said


def test_what_is_stored_and_what_leaves_can_be_read_first(tmp_path: Path) -> None:
    talk = Talk("m", "", PASSPHRASE, PASSPHRASE)
    with first_run.begin(terminal(tmp_path / "answers", talk)):
        pass
    assert WORDS("setup.welcome.stored.heading") in talk.said
    assert "Nothing by itself." in talk.said
    assert "**" not in talk.said


def test_a_weak_passphrase_is_refused_and_two_different_ones_are_not_kept(tmp_path: Path) -> None:
    talk = Talk("", "password1", PASSPHRASE, "another one", PASSPHRASE, PASSPHRASE)
    with first_run.begin(terminal(tmp_path / "answers", talk)):
        pass
    assert WORDS("setup.passphrase.strength.weak") in talk.said
    assert WORDS("cli.passphrase.different") in talk.said
    on = terminal(tmp_path / "answers", Talk())
    on.parts.protection.open_with_passphrase(PASSPHRASE).close()


def test_no_passphrase_is_ever_said_back(tmp_path: Path) -> None:
    talk = Talk("", PASSPHRASE, PASSPHRASE)
    with first_run.begin(terminal(tmp_path / "answers", talk)):
        pass
    assert PASSPHRASE not in talk.said + talk.warned


def test_stopping_before_the_end_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(Stopped):
        first_run.begin(terminal(tmp_path / "answers", Talk("", PASSPHRASE, "q")))
    assert look(tmp_path / "answers").condition is Condition.NONE
