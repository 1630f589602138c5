"""The whole program as the shell sees it: exit codes, streams, signals, and no Qt."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from audit_app import __version__
from audit_app.cli import program
from audit_app.cli.codes import Code
from audit_app.vault import instance
from tests.cli.stage import PASSPHRASE, WORDS, Talk
from tests.cli.typist import PROGRAM, Typist, environment, run
from tests.vault.parts import make

if TYPE_CHECKING:
    from pathlib import Path

# Teaching assistant, England, own laptop, no ties, Facebook and WhatsApp, Quick.
ABOUT_ME = "2\n1\n1\n\n1 2\n1\n"
SET_UP = f"\n{PASSPHRASE}\n{PASSPHRASE}\n{ABOUT_ME}"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def kept(home: Path) -> Path:
    """A home where answers are kept."""
    make(home / "answers").close()
    return home


def test_help_and_version_need_nothing(home: Path) -> None:
    assert run(home, "--version").out == f"Privacy Self-Audit {__version__}\n"
    for command in ((), ("actions",)):
        shown = run(home, *command, "--help")
        assert shown.code == 0
        assert shown.out.startswith("P" if not command else "privacy-self-audit-cli actions")
    assert not (home / "answers").exists()


def test_wrong_use_is_told_calmly_on_the_error_stream(home: Path) -> None:
    wrong = run(home, "export", "docx", "my-secret-name")
    assert wrong.code == 2
    assert wrong.out == ""
    assert wrong.err.splitlines() == [
        WORDS("cli.wrong.use"),
        "For help: privacy-self-audit-cli export --help",
    ]


def test_without_a_command_a_pipe_is_told_what_to_do(home: Path) -> None:
    assert run(home).code == 2


def test_without_a_command_a_terminal_gets_the_check_in(home: Path) -> None:
    home.mkdir()
    with Typist(home) as somebody:
        somebody.wait_for("Check your own privacy online")
        somebody.answer("what leaves:", "q")
        assert somebody.end() == 0


def test_a_passphrase_does_not_show_while_it_is_typed(home: Path) -> None:
    home.mkdir()
    with Typist(home) as somebody:
        somebody.answer("what leaves:")
        somebody.answer("Your new passphrase:", PASSPHRASE)
        somebody.answer("choose another:", PASSPHRASE)
        somebody.answer("Your answer:", "q")
        assert somebody.end() == 0
        assert PASSPHRASE not in somebody.seen
        assert "\x1b" not in somebody.seen


def test_a_whole_check_in_goes_through_a_pipe(home: Path) -> None:
    done = run(home, "check-in", typed=SET_UP + "1\n" * 20 + "\n" * 60)
    assert done.code == 0
    assert "Your check-in is done" in done.out
    assert "\x1b" not in done.out
    listed = run(home, "actions", typed=f"{PASSPHRASE}\n")
    assert listed.code == 0


def test_bytes_that_are_no_letters_are_kept_as_far_as_they_can_be_read(kept: Path) -> None:
    typed = f"{PASSPHRASE}\n{ABOUT_ME}n\n".encode() + b"caf\xe9\nn\n"
    done = subprocess.run(
        [*PROGRAM, "check-in"], input=typed, env=environment(kept), capture_output=True, check=False
    )
    assert done.returncode == 1
    assert "Your note: caf\N{REPLACEMENT CHARACTER}" in done.stdout.decode()


def test_where_nothing_is_kept_nothing_is_made(home: Path) -> None:
    for command in (("actions",), ("unlock",), ("forget",), ("export", "pdf", "x.pdf")):
        told = run(home, *command)
        assert told.code == 1
        assert WORDS("errors.vault.nothing-here") in told.err
    assert not (home / "answers").exists()


def test_a_wrong_passphrase_leaves_the_answers_locked(kept: Path) -> None:
    told = run(kept, "actions", typed="not this one\n")
    assert told.code == 3
    assert told.err.count(WORDS("errors.vault.wrong-passphrase")) == 1
    assert WORDS("cli.unlock.still-locked") in told.err


def test_damage_is_told_and_nothing_is_made_anew(kept: Path) -> None:
    (kept / "answers" / "vault.db").unlink()
    for command in ("check-in", "actions", "unlock"):
        told = run(kept, command, typed=f"{PASSPHRASE}\n")
        assert told.code == 4
        assert "Nothing new was put in its place" in told.err
    assert not (kept / "answers" / "vault.db").exists()


def test_while_another_start_has_them_open_nothing_is_asked(kept: Path) -> None:
    with instance.hold(kept / "answers"):
        for command in ("check-in", "actions", "unlock"):
            told = run(kept, command)
            assert told.code == 5
            assert told.err.strip() == WORDS("errors.vault.in-use")
        assert run(kept, "export", "paper", "blank.txt").code == 0


def test_a_schools_own_files_are_added_and_a_broken_one_is_named(kept: Path) -> None:
    (kept / "ours" / "topics").mkdir(parents=True)
    (kept / "ours" / "hosts.toml").write_text('hosts = ["council.example"]\n')
    (kept / "ours" / "topics" / "visitors.toml").write_text("id = 7\n")
    added = {"PRIVACY_SELF_AUDIT_CHECKLISTS": str(kept / "ours")}
    told = run(kept, "check-in", typed=f"{PASSPHRASE}\n{ABOUT_ME}q\n", **added)
    left_out = WORDS("home.faults.text", count=1, files="topics/visitors.toml")
    assert (told.code, told.err.strip()) == (0, left_out)
    assert "Question 1 of" in told.out
    looked = run(kept, "doctor", **added)
    assert "topics/visitors.toml: id: 7 cannot stand here" in looked.out
    assert run(kept, "actions", typed=f"{PASSPHRASE}\n").err == ""


def test_a_disk_that_may_not_be_written_to_is_told(kept: Path) -> None:
    target = kept / "not-a-folder"
    target.write_text("")
    told = run(kept, "export", "calendar", str(target / "x.ics"))
    assert told.code == 6
    assert "could not" not in told.out


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_told_to_stop_it_saves_says_one_line_and_goes(home: Path, number: signal.Signals) -> None:
    with subprocess.Popen(
        [*PROGRAM, "check-in"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(home),
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(f"{SET_UP}2\n1\n".encode())
        process.stdin.flush()
        read = b""
        while b"Question 3 of" not in read:
            read += os.read(process.stdout.fileno(), 4096)
        process.send_signal(number)
        assert process.wait(20) == 128 + number
        assert process.stderr.read().decode().strip() == WORDS("cli.stopped")
    carried_on = run(home, "check-in", typed=f"{PASSPHRASE}\nq\n")
    assert "2 answered" in carried_on.out
    assert "Question 3 of" in carried_on.out


def test_ctrl_c_at_a_hidden_prompt_gives_the_terminal_back(kept: Path) -> None:
    with Typist(kept, "actions") as somebody:
        somebody.wait_for("Your passphrase")
        somebody.press_ctrl_c()
        assert somebody.end() == 130
        assert WORDS("cli.stopped") in somebody.seen
        assert "Traceback" not in somebody.seen
        assert somebody.echoes()


def test_when_nobody_reads_on_it_stops_without_a_word(home: Path) -> None:
    with subprocess.Popen(
        [*PROGRAM, "demonstration"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(home),
        cwd=home,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.wait(30) == 141
        assert process.stderr.read() == b""


def test_it_starts_where_qt_is_missing(kept: Path) -> None:
    code = (
        "import sys; sys.modules['PySide6'] = sys.modules['shiboken6'] = None;"
        "from audit_app.cli import main; sys.exit(main())"
    )
    for command, typed in (("actions", f"{PASSPHRASE}\n"), ("doctor", "")):
        done = subprocess.run(
            [sys.executable, "-c", code, command],
            input=typed,
            env=environment(kept),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode in (0, 1), done.stderr
        assert "No module" not in done.stderr


def test_a_bug_is_calm_and_has_its_own_code(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> int:
        raise ValueError("zebra canary")

    monkeypatch.setattr(program, "_run", broken)
    talk = Talk()
    assert program.run(["check-in"], talk.streams) == Code.UNEXPECTED
    assert WORDS("errors.unexpected") in talk.warned
    assert "canary" not in talk.said + talk.warned
    assert "Traceback" not in talk.warned
    assert "ValueError" in talk.warned
