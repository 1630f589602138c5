from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app import __version__
from audit_app.cli import doctor
from audit_app.cli.codes import Code
from audit_app.domain.checklist import Choice
from tests.cli.stage import Talk, begun, screen, terminal

if TYPE_CHECKING:
    from pathlib import Path


def test_it_names_versions_keyring_folder_ways_letters_and_rules(tmp_path: Path) -> None:
    folder = tmp_path / "answers"
    with begun(folder, Talk()):
        pass
    talk = Talk()
    assert doctor.run(terminal(folder, talk)) is Code.DONE
    assert f"Privacy Self-Audit {__version__}" in talk.said
    for part in (
        "Python 3.",
        "msgspec ",
        "typst ",
        "Place for keys: keyring.backends.",
        str(folder),
    ):
        assert part in talk.said
    for part in ("Answers: kept and locked", "Way to open them: Your passphrase", "lexend-400"):
        assert part in talk.said
    assert "Set by school IT: 0 things" in talk.said


def test_it_holds_no_answer_and_no_note(tmp_path: Path) -> None:
    folder = tmp_path / "answers"
    with begun(folder, Talk()) as (_, session):
        question = screen(session, "a10_email").question
        session.answers.give(question, Choice.NO)
        session.answers.note(question.id, "zebra canary").result()
    talk = Talk()
    doctor.run(terminal(folder, talk))
    assert "canary" not in talk.said
    assert question.text not in talk.said


def test_where_nothing_is_kept_yet_nothing_is_wrong_and_nothing_is_made(tmp_path: Path) -> None:
    talk = Talk()
    assert doctor.run(terminal(tmp_path / "answers", talk)) is Code.DONE
    assert "none kept here yet" in talk.said
    assert not (tmp_path / "answers").exists()


def test_damage_needs_looking_after(tmp_path: Path) -> None:
    folder = tmp_path / "answers"
    with begun(folder, Talk()):
        pass
    (folder / "vault.db").write_bytes(b"")
    talk = Talk()
    assert doctor.run(terminal(folder, talk)) is Code.NOT_DONE
    assert "empty or cut short" in talk.said
    assert "Something above needs looking after" in talk.said
