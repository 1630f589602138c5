"""How it has gone, and two check-ins side by side, in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from audit_app import demo
from audit_app.cli import past
from audit_app.cli.arguments import Options, parse
from audit_app.cli.codes import Code
from audit_app.cli.wrong import WrongUse
from tests.cli.stage import PASSPHRASE, Talk, new_vault, terminal

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The last three terms of the invented person."""
    on = terminal(tmp_path / "answers", Talk())
    vault = new_vault(on)
    demo.live(vault, on.parts.checklist, on.today, terms=3)
    vault.close()
    return tmp_path / "answers"


def compare(folder: Path, *numbers: int) -> str:
    talk = Talk(PASSPHRASE)
    assert past.compare(terminal(folder, talk), Options(numbers=numbers)) is Code.DONE
    return talk.said


def test_history_has_a_line_for_each(folder: Path) -> None:
    talk = Talk(PASSPHRASE)
    assert past.history(terminal(folder, talk)) is Code.DONE
    assert "1. Autumn, 11 September 2025: " in talk.said
    assert "3. Summer, 22 April 2026: " in talk.said
    assert "%" not in talk.said


def test_the_last_two_are_compared_unless_others_are_named(folder: Path) -> None:
    assert "Spring, 14 January 2026, and Summer, 22 April 2026." in compare(folder)
    said = compare(folder, 3, 1)
    assert "Autumn, 11 September 2025, and Summer, 22 April 2026." in said
    assert "Before: " in said
    assert "other answers stayed the same" in said


@pytest.mark.parametrize("numbers", [(1,), (1, 1), (0, 2), (1, 9), (1, 2, 3)])
def test_numbers_that_are_not_there_are_told(folder: Path, numbers: tuple[int, ...]) -> None:
    with pytest.raises(WrongUse):
        compare(folder, *numbers)


def test_with_less_than_two_there_is_nothing_to_compare(tmp_path: Path) -> None:
    on = terminal(tmp_path / "answers", Talk())
    new_vault(on).close()
    talk = Talk(PASSPHRASE, PASSPHRASE)
    on = terminal(tmp_path / "answers", talk)
    assert past.compare(on, Options()) is Code.NOT_DONE
    assert past.history(on) is Code.NOT_DONE
    assert "not two finished check-ins" in talk.said


def test_they_are_commands() -> None:
    assert list(parse(["compare", "1", "2"]).numbers) == [1, 2]
    assert parse(["history"]).command == "history"
    with pytest.raises(WrongUse):
        parse(["compare", "x"])
