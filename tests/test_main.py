import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from audit_app import cli
from audit_app.__main__ import choose, main
from audit_app.vault import places
from tests.cli.typist import environment


def test_a_display_brings_the_window() -> None:
    for env in ({"DISPLAY": ":0"}, {"WAYLAND_DISPLAY": "wayland-0"}):
        assert choose(env, stdin_is_tty=True, platform="linux") == "window"
        assert choose(env, stdin_is_tty=False, platform="linux") == "window"


def test_windows_and_macos_always_have_a_screen() -> None:
    for platform in ("win32", "darwin"):
        assert choose({}, stdin_is_tty=False, platform=platform) == "window"


def test_without_a_display_the_terminal_asks() -> None:
    assert choose({}, stdin_is_tty=True, platform="linux") == "terminal"
    assert choose({"DISPLAY": ""}, stdin_is_tty=True, platform="linux") == "terminal"


def test_with_nobody_to_type_it_only_demonstrates() -> None:
    assert choose({}, stdin_is_tty=False, platform="linux") == "demonstration"


def with_nobody_there(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Start the program as in a container, with neither screen nor keyboard."""
    return subprocess.run(
        [sys.executable, "-m", "audit_app", *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env=environment(home),
        cwd=home,
        check=False,
    )


@pytest.mark.parametrize("arguments", [(), ("--demo",)])
def test_the_demonstration_ends_with_the_list_as_a_pdf_and_says_how_to_begin(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    done = with_nobody_there(tmp_path, *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "out" / "action-list.pdf").read_bytes().startswith(b"%PDF-")
    assert "privacy-self-audit-cli check-in" in done.stdout
    assert not (tmp_path / "answers").exists()


@pytest.mark.parametrize(
    ("question", "answer"),
    [("--help", "check-in"), ("-h", "check-in"), ("--version", "Privacy Self-Audit")],
)
def test_a_question_about_the_program_is_answered_and_nothing_starts(
    tmp_path: Path, question: str, answer: str
) -> None:
    done = with_nobody_there(tmp_path, question)
    assert (done.returncode, done.stderr) == (0, "")
    assert answer in done.stdout
    assert "Demonstration" not in done.stdout
    assert not (tmp_path / "out").exists()


def test_the_scheduler_reminds_of_the_folder_it_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[Path] = []

    def remind(argv: Sequence[str]) -> int:
        looked_at.append(places.default_folder())
        return len(argv)

    monkeypatch.setenv(places.HOME, str(tmp_path / "usual"))
    monkeypatch.setattr(cli, "main", remind)
    assert main(["--remind"]) == 1
    assert main(["--remind", "--home", str(tmp_path / "chosen folder")]) == 1
    assert looked_at == [tmp_path / "usual", tmp_path / "chosen folder"]


def test_where_nothing_can_be_saved_the_demonstration_says_so(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    done = with_nobody_there(tmp_path)
    assert done.returncode == 6
    assert "could not be saved" in done.stderr
