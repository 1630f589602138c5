from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.cli import where
from audit_app.cli.codes import Code
from audit_app.vault import instance
from tests.cli.stage import PASSPHRASE, Talk, new_vault, terminal
from tests.cli.typist import run

if TYPE_CHECKING:
    from pathlib import Path


def test_the_folder_its_files_and_the_disk_are_told_while_locked(tmp_path: Path) -> None:
    folder = tmp_path / "answers"
    new_vault(terminal(folder, Talk())).close()
    talk = Talk()
    with instance.hold(folder):
        assert where.run(terminal(folder, talk)) is Code.DONE
    assert str(folder) in talk.said
    assert "vault.db: Your answers, locked, " in talk.said
    assert "keys.a: What opens them" in talk.said
    assert "disk" in talk.said
    assert "**" not in talk.said
    assert PASSPHRASE not in talk.said


def test_where_nothing_is_kept_it_makes_nothing(tmp_path: Path) -> None:
    done = run(tmp_path, "where")
    assert done.code == 0
    assert "Nothing is kept yet" in done.out
    assert not (tmp_path / "answers").exists()
