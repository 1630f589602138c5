from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from audit_app.cli import forget
from audit_app.cli.codes import Code
from audit_app.vault import instance
from audit_app.vault.errors import InUse, NothingHere
from audit_app.vault.state import Condition, look
from tests.cli.stage import Talk, new_vault, terminal

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "answers"
    new_vault(terminal(made, Talk())).close()
    return made


@pytest.mark.parametrize("typed", [(), ("",), ("yes",)])
def test_only_the_word_deletes(folder: Path, typed: tuple[str, ...]) -> None:
    talk = Talk(*typed)
    assert forget.run(terminal(folder, talk)) is Code.NOT_DONE
    assert "Nothing was deleted" in talk.said
    assert look(folder).condition is Condition.READY


def test_the_word_deletes_everything_without_a_key_and_says_what_stays(folder: Path) -> None:
    talk = Talk("Delete")
    assert forget.run(terminal(folder, talk)) is Code.DONE
    before, _, _ = talk.said.partition("Type the word")
    for left in ("Files you saved yourself", "Copies that this laptop", "Paper:"):
        assert left in before
    assert not folder.exists()


def test_while_it_is_open_nothing_is_deleted(folder: Path) -> None:
    with instance.hold(folder), pytest.raises(InUse):
        forget.run(terminal(folder, Talk("delete")))
    assert look(folder).condition is Condition.READY


def test_where_nothing_is_kept_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(NothingHere):
        forget.run(terminal(tmp_path / "answers", Talk("delete")))
