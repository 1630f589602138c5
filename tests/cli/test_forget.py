from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from audit_app.cli import forget
from audit_app.cli.codes import Code
from audit_app.cli.wrong import WrongUse
from audit_app.domain.checkin import Depth
from audit_app.vault import instance
from audit_app.vault.errors import InUse, NothingHere
from audit_app.vault.state import Condition, look
from tests.cli.stage import PASSPHRASE, Talk, begun, new_vault, terminal
from tests.cli.typist import run

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


@pytest.fixture
def lived(tmp_path: Path) -> Path:
    """Answers with a finished check-in and one that is not."""
    made = tmp_path / "lived"
    with begun(made, Talk()) as (on, session):
        session.checkins.finish(on.today).result()
        session.checkins.begin(Depth.FULL).result()
    return made


def left(folder: Path) -> list[Depth]:
    """The check-ins that are still there."""
    on = terminal(folder, Talk())
    with on.session(lambda t: t.parts.protection.open_with_passphrase(PASSPHRASE)) as session:
        return [head.depth for head in session.checkins.heads]


def test_check_ins_are_listed_and_one_is_deleted(lived: Path) -> None:
    talk = Talk(PASSPHRASE, "2", "delete")
    assert forget.run(terminal(lived, talk), "") is Code.DONE
    assert "1. Full check, 23 November 2026. Not finished yet [" in talk.said
    assert "2. Quick check, 23 November 2026. " in talk.said
    assert "That check-in is deleted" in talk.said
    assert "Backups you made" in talk.said
    assert left(lived) == [Depth.FULL]


def test_one_can_be_named(lived: Path) -> None:
    talk = Talk(PASSPHRASE, "")
    forget.run(terminal(lived, talk), "")
    name = talk.said.partition("[")[2].partition("]")[0]
    assert forget.run(terminal(lived, Talk(PASSPHRASE, "delete")), name) is Code.DONE
    assert left(lived) == [Depth.QUICK]


@pytest.mark.parametrize("typed", [(), ("",), ("1",), ("1", ""), ("1", "yes")])
def test_without_the_word_no_check_in_goes(lived: Path, typed: tuple[str, ...]) -> None:
    talk = Talk(PASSPHRASE, *typed)
    assert forget.run(terminal(lived, talk), "") is Code.NOT_DONE
    assert "Nothing was deleted" in talk.said
    assert len(left(lived)) == 2


@pytest.mark.parametrize("name", ["nothing", "zz"])
def test_a_name_that_is_not_there_is_told(lived: Path, name: str) -> None:
    with pytest.raises(WrongUse) as caught:
        forget.run(terminal(lived, Talk(PASSPHRASE, "delete")), name)
    assert caught.value.key == "cli.wrong.check-in"
    assert len(left(lived)) == 2


def test_with_no_check_in_it_says_so(folder: Path) -> None:
    talk = Talk(PASSPHRASE)
    assert forget.run(terminal(folder, talk), "") is Code.NOT_DONE
    assert "There are none." in talk.said


def test_from_the_command_line(lived: Path) -> None:
    typed = f"{PASSPHRASE}\n1\ndelete\n"
    home = lived.parent / "home"
    done = run(
        home,
        "forget",
        "--check-in",
        typed=typed,
        PRIVACY_SELF_AUDIT_HOME=str(lived),
    )
    assert done.code == 0, done.err
    assert left(lived) == [Depth.QUICK]
