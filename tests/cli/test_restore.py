"""A locked copy to take away, and answers that come back from it, in plain lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit_app.cli import backup, restore
from audit_app.cli.arguments import Options
from audit_app.cli.ask import GaveUp
from audit_app.cli.codes import Code
from audit_app.domain.checklist import Choice
from audit_app.domain.settings import PublicSettings, School
from audit_app.vault import opening, public
from audit_app.vault.errors import NoSuchWay, NotABackup, NothingToGoBackTo
from audit_app.vault.header import SlotKind
from tests.cli.stage import MEANS, PASSPHRASE, Talk, begun, screen, terminal
from tests.cli.typist import run
from tests.vault.parts import make

NAME = "locked-copy-2026-11-23.psabackup"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A check-in in hand with one answer."""
    made = tmp_path / "answers"
    with begun(made, Talk()) as (_, session):
        session.answers.give(screen(session, "a10_email").question, Choice.NO).result()
    public.write(made, PublicSettings(school=School(name="St Mary")))
    return made


@pytest.fixture
def saved(folder: Path, tmp_path: Path) -> Path:
    """A backup of it on a stick."""
    stick = tmp_path / "stick"
    stick.mkdir()
    talk, code = back_up(folder, stick, PASSPHRASE)
    assert code is Code.DONE
    assert "read back to the end" in talk.said
    assert "opens with your passphrase and with nothing else" in talk.said.replace("\n", " ")
    assert [path.name for path in stick.iterdir()] == [NAME]
    return stick / NAME


def back_up(folder: Path, path: Path, *typed: str, replace: bool = False) -> tuple[Talk, Code]:
    talk = Talk(*typed)
    return talk, backup.run(terminal(folder, talk), Options(path=path, replace=replace))


def bring_back(folder: Path, path: Path, *typed: str, **options: bool) -> tuple[Talk, Code]:
    talk = Talk(*typed)
    return talk, restore.run(terminal(folder, talk), Options(backup=path, **options))


def answered(folder: Path) -> int:
    """How many events are kept."""
    with opening.open_with_passphrase(folder, PASSPHRASE, MEANS._replace(keeps=True)) as vault:
        return sum(len(vault.events(head.id)) for head in vault.heads())


def test_on_a_new_laptop_everything_is_back(folder: Path, saved: Path, tmp_path: Path) -> None:
    new = tmp_path / "new"
    talk, code = bring_back(new, saved, PASSPHRASE)
    assert code is Code.DONE
    assert "This copy is from 23 November 2026. It holds one check-in." in talk.said
    assert "Your answers are back." in talk.said
    assert answered(new) == answered(folder)
    assert public.read(new).school.name == "St Mary"


def test_what_is_here_is_told_and_asked_for(folder: Path, saved: Path) -> None:
    with opening.open_with_passphrase(folder, PASSPHRASE, MEANS) as vault:
        (head,) = vault.heads()
        vault.append(vault.events(head.id)[-1:]).result()
    before = answered(folder)
    talk, code = bring_back(folder, saved, PASSPHRASE, "2")
    assert code is Code.NOT_DONE
    assert "What is on this laptop is newer." in talk.said
    assert answered(folder) == before
    assert not (folder / "incoming").exists()

    talk, code = bring_back(folder, saved, PASSPHRASE, yes=True)
    assert code is Code.DONE
    assert "restore --undo" in talk.said
    assert answered(folder) == before - 1

    talk = Talk()
    assert restore.run(terminal(folder, talk), Options(undo=True)) is Code.DONE
    assert answered(folder) == before
    with pytest.raises(NothingToGoBackTo):
        restore.run(terminal(folder, talk), Options(undo=True))


def test_a_slip_is_told_and_tried_again(saved: Path, tmp_path: Path) -> None:
    talk, code = bring_back(tmp_path / "new", saved, "wrong", PASSPHRASE)
    assert code is Code.DONE
    assert "does not open" in talk.warned
    with pytest.raises(GaveUp):
        bring_back(tmp_path / "other", saved, "wrong")
    assert not list((tmp_path / "other").glob("*"))


def test_a_file_that_is_there_is_only_replaced_when_that_was_said(
    folder: Path, saved: Path
) -> None:
    old = saved.read_bytes()
    talk, code = back_up(folder, saved)
    assert code is Code.NOT_DONE
    assert "--replace" in talk.warned
    assert saved.read_bytes() == old
    assert back_up(folder, saved, PASSPHRASE, replace=True)[1] is Code.DONE
    assert saved.read_bytes() != old
    assert [path.name for path in saved.parent.iterdir()] == [NAME]


def test_it_is_never_saved_beside_the_answers_and_a_synced_folder_is_told(
    folder: Path, tmp_path: Path
) -> None:
    talk, code = back_up(folder, folder / "x.psabackup")
    assert code is Code.NOT_DONE
    assert "where your answers are" in talk.warned
    synced = tmp_path / "OneDrive - School"
    synced.mkdir()
    talk, code = back_up(folder, synced, PASSPHRASE)
    assert code is Code.DONE
    assert "copied to the internet" in talk.warned


def test_verifying_changes_nothing_and_needs_no_answers_here(saved: Path, tmp_path: Path) -> None:
    new = tmp_path / "new"
    talk = Talk(PASSPHRASE)
    assert restore.verify(terminal(new, talk), Options(path=saved)) is Code.DONE
    assert "This copy is whole" in talk.said
    assert not new.exists()
    saved.write_bytes(b"holiday")
    with pytest.raises(NotABackup):
        restore.verify(terminal(new, talk), Options(path=saved))


def test_a_way_that_the_backup_does_not_have_is_told(saved: Path, tmp_path: Path) -> None:
    with pytest.raises(NoSuchWay):
        restore.verify(
            terminal(tmp_path / "new", Talk()), Options(path=saved, way=SlotKind.SPARE_KEY)
        )


def test_through_a_pipe_with_exit_codes_and_errors_apart(tmp_path: Path) -> None:
    home, other = tmp_path / "home", tmp_path / "other"
    make(home / "answers", passphrase=PASSPHRASE).close()
    saved = run(home, "backup", "copy.psabackup", typed=f"{PASSPHRASE}\n")
    assert (saved.code, saved.err) == (0, "")
    whole = run(home, "verify", "copy.psabackup", typed=f"{PASSPHRASE}\n")
    assert (whole.code, whole.err) == (0, "")
    wrong = run(home, "verify", "copy.psabackup", typed="x\n")
    assert wrong.code == Code.LOCKED
    path = str(home / "copy.psabackup")
    assert run(other, "restore", path, typed=f"{PASSPHRASE}\n").code == 0
    assert (other / "answers" / "vault.db").exists()
    again = run(other, "restore", path, typed=f"{PASSPHRASE}\n")
    assert again.code == Code.NOT_DONE, "there was nobody to say yes"

    (home / "copy.psabackup").write_bytes(b"holiday")
    no = run(home, "restore", "copy.psabackup")
    assert (no.code, no.out) == (Code.DAMAGED, "")
    assert "not a backup" in no.err
    assert run(home, "verify", "nowhere").code == Code.DISK
    assert run(home, "restore").code == Code.WRONG_USE
    assert run(home, "restore", "--undo").code == Code.NOT_DONE
