from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from audit_app.cli import spare_key, unlock
from audit_app.cli.codes import Code
from audit_app.vault.errors import WrongSecret
from tests.cli.stage import PASSPHRASE, Talk, terminal
from tests.vault.parts import add_spare_key, make

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "answers"


class Copying(Talk):
    """Types the last group as it was shown."""

    def __init__(self) -> None:
        super().__init__(PASSPHRASE)
        read = self.streams.input.readline
        lines = iter([read])

        def line() -> str:
            first = next(lines, None)
            return first() if first else f"{self.groups[-1].lower()}\n"

        self.streams.input.readline = line  # type: ignore[method-assign, assignment]

    @property
    def groups(self) -> list[str]:
        return re.findall(r"Group \d: (\w{4})", self.said)


def test_a_new_one_counts_and_the_old_one_does_not(folder: Path) -> None:
    with make(folder) as vault:
        old = add_spare_key(vault).groups
    talk = Copying()
    assert spare_key.run(terminal(folder, talk), unlock.open_answers) is Code.DONE
    assert "This takes the place of the spare key you have." in talk.said
    protection = terminal(folder, Talk()).parts.protection
    with pytest.raises(WrongSecret):
        protection.open_with_spare_key("-".join(old))
    protection.open_with_spare_key(" ".join(talk.groups)).close()


@pytest.mark.parametrize("typed", [(), ("",), ("q",), ("QQQQ", "QQQQ")])
def test_left_before_it_is_typed_back_the_old_one_works(
    folder: Path, typed: tuple[str, ...]
) -> None:
    with make(folder) as vault:
        old = add_spare_key(vault).groups
    talk = Talk(PASSPHRASE, *typed)
    assert spare_key.run(terminal(folder, talk), unlock.open_answers) is Code.NOT_DONE
    assert "The spare key you have still works." in talk.said
    terminal(folder, Talk()).parts.protection.open_with_spare_key("-".join(old)).close()


def test_the_first_one_is_made_here_too(folder: Path) -> None:
    make(folder).close()
    talk = Copying()
    assert spare_key.run(terminal(folder, talk), unlock.open_answers) is Code.DONE
    terminal(folder, Talk()).parts.protection.open_with_spare_key(" ".join(talk.groups)).close()
