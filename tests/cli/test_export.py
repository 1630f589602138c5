from __future__ import annotations

import subprocess
from pathlib import Path

import pikepdf
import pytest

from audit_app.cli import export
from audit_app.cli.arguments import Options, Paper
from audit_app.cli.ask import InputEnded
from audit_app.cli.codes import Code
from audit_app.domain.checklist import Choice
from audit_app.system.files import FileNotSaved
from tests.cli.stage import PASSPHRASE, WORDS, Talk, begun, screen, terminal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A check-in in hand with one action."""
    made = tmp_path / "answers"
    with begun(made, Talk()) as (_, session):
        session.answers.give(screen(session, "a10_email").question, Choice.NO).result()
    return made


def run(folder: Path, paper: Paper, path: Path, *typed: str, **options: bool) -> tuple[Talk, Code]:
    talk = Talk(*typed)
    asked = Options(paper=paper, path=path, **options)
    return talk, export.run(terminal(folder, talk), asked)


def test_it_says_that_the_file_is_not_locked_and_asks(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "list.txt"
    no, refused = run(folder, Paper.TEXT, target, PASSPHRASE, "2")
    assert refused is Code.NOT_DONE
    assert not target.exists()
    yes, saved = run(folder, Paper.TEXT, target, PASSPHRASE, "1")
    assert saved is Code.DONE
    for talk in (no, yes):
        assert WORDS("export.save.not-locked") in talk.said.partition("1. Save it")[0]
    assert "Give your email a passkey" in target.read_text("utf-8")


def test_nobody_there_to_say_yes_saves_nothing_unless_it_was_said_beforehand(
    folder: Path, tmp_path: Path
) -> None:
    with pytest.raises(InputEnded):
        run(folder, Paper.HTML, tmp_path / "list.html", PASSPHRASE)
    assert not (tmp_path / "list.html").exists()
    run(folder, Paper.HTML, tmp_path / "list.html", PASSPHRASE, yes=True)
    assert (tmp_path / "list.html").read_text("utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("paper", [Paper.PDF, Paper.LARGE_PDF])
def test_a_pdf_is_tagged_and_holds_the_action(folder: Path, tmp_path: Path, paper: Paper) -> None:
    target = tmp_path / "list.pdf"
    run(folder, paper, target, PASSPHRASE, yes=True)
    with pikepdf.open(target) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang).startswith("en")
    text = subprocess.run(["pdftotext", target, "-"], capture_output=True, text=True, check=True)
    assert "strong password" in " ".join(text.stdout.split())


def test_a_file_that_is_there_is_only_replaced_when_that_was_said(
    folder: Path, tmp_path: Path
) -> None:
    target = tmp_path / "list.txt"
    target.write_text("mine")
    talk, code = run(folder, Paper.TEXT, target, yes=True)
    assert code is Code.NOT_DONE
    assert target.read_text() == "mine"
    assert "--replace" in talk.warned
    run(folder, Paper.TEXT, target, PASSPHRASE, yes=True, replace=True)
    assert target.read_text("utf-8") != "mine"


@pytest.mark.parametrize(
    ("paper", "name"),
    [
        (Paper.PDF, "action-list.pdf"),
        (Paper.LARGE_PDF, "action-list-large-print.pdf"),
        (Paper.HTML, "action-list.html"),
        (Paper.TEXT, "action-list.txt"),
        (Paper.CALENDAR, "check-in.ics"),
        (Paper.PAPER, "blank-checklist.pdf"),
    ],
)
def test_in_a_folder_the_file_gets_a_name_that_tells_nobody_anything(
    folder: Path, tmp_path: Path, paper: Paper, name: str
) -> None:
    (tmp_path / "out").mkdir()
    run(folder, paper, tmp_path / "out", PASSPHRASE, yes=True)
    assert [path.name for path in (tmp_path / "out").iterdir()] == [name]


def test_the_quick_check_alone_is_a_shorter_paper(tmp_path: Path) -> None:
    whole, quick = tmp_path / "whole.txt", tmp_path / "quick.txt"
    run(tmp_path / "nothing", Paper.PAPER, whole)
    run(tmp_path / "nothing", Paper.PAPER, quick, quick=True)
    assert "This is the quick check" in quick.read_text("utf-8")
    assert len(quick.read_text("utf-8")) < len(whole.read_text("utf-8")) / 2


def test_the_blank_checklist_and_the_calendar_need_no_key(tmp_path: Path) -> None:
    nothing = tmp_path / "nothing"
    run(nothing, Paper.PAPER, tmp_path / "blank.txt")
    run(nothing, Paper.CALENDAR, tmp_path / "next.ics")
    assert "Does your main email open with a passkey" in (tmp_path / "blank.txt").read_text("utf-8")
    assert "SUMMARY:Privacy check-in" in (tmp_path / "next.ics").read_text("utf-8")
    assert not nothing.exists()


def test_a_folder_that_is_not_there_leaves_nothing(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(FileNotSaved):
        run(folder, Paper.TEXT, tmp_path / "gone" / "list.txt", PASSPHRASE, yes=True)
    assert not (tmp_path / "gone").exists()
