"""Making .venv, with a stand-in for the slow part (venv and pip)."""

import shutil
import sys
from pathlib import Path

import pytest

import environment
from environment import Environment, NotMadeError

ROOT = Path(__file__).parents[2]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The few files of this checkout that decide what is installed."""
    for name in ("pyproject.toml", "audit_app/__init__.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / "packaging" / "requirements", tmp_path / "packaging" / "requirements")
    return tmp_path


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What would have been run, in words: "venv", "requirements", "editable"."""
    words: list[str] = []

    def run(*command: str) -> None:
        if "venv" in command:
            folder = Path(command[-1])
            shutil.rmtree(folder, ignore_errors=True)
            (folder / "bin").mkdir(parents=True)
            (folder / "bin" / "python").touch()
        kind = "editable" if "--editable" in command else "requirements"
        words.append("venv" if "venv" in command else kind)

    monkeypatch.setattr(environment, "_run", run)
    return words


ALL = ["venv", "requirements", "editable"]


def test_it_is_made_once(checkout: Path, ran: list[str]) -> None:
    for _ in range(2):
        Environment(checkout, ["runtime", "build"]).make()
    assert ran == ALL


def test_running_after_testing_installs_nothing(checkout: Path, ran: list[str]) -> None:
    Environment(checkout, ["dev"]).make()
    Environment(checkout, ["runtime", "build"]).make()
    assert ran == ALL


def test_testing_after_running_adds_the_development_lock(checkout: Path, ran: list[str]) -> None:
    Environment(checkout, ["runtime", "build"]).make()
    Environment(checkout, ["dev"]).make()
    assert ran == [*ALL, "requirements", "editable"]


def test_a_changed_lock_is_installed(checkout: Path, ran: list[str]) -> None:
    Environment(checkout, ["dev"]).make()
    with (checkout / "packaging" / "requirements" / "dev.txt").open("a") as lock:
        lock.write("# changed\n")
    Environment(checkout, ["dev"]).make()
    assert ran == [*ALL, "requirements", "editable"]


def test_a_new_lint_rule_installs_nothing(checkout: Path, ran: list[str]) -> None:
    Environment(checkout, ["dev"]).make()
    settings = checkout / "pyproject.toml"
    settings.write_text(settings.read_text().replace("line-length = 100", "line-length = 99"))
    Environment(checkout, ["dev"]).make()
    assert ran == ALL


def test_another_interpreter_makes_it_anew(
    checkout: Path, ran: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Environment(checkout, ["dev"]).make()
    monkeypatch.setattr(sys, "version", "3.99.0 (invented)")
    assert not Environment(checkout, ["dev"]).is_made()
    Environment(checkout, ["dev"]).make()
    assert ran == [*ALL, *ALL]


def test_a_moved_checkout_makes_it_anew(checkout: Path, ran: list[str], tmp_path: Path) -> None:
    Environment(checkout, ["dev"]).make()
    moved = tmp_path / "elsewhere"
    shutil.copytree(checkout, moved)
    Environment(moved, ["dev"]).make()
    assert ran == [*ALL, *ALL]


def test_an_interrupted_install_is_done_again(
    checkout: Path, ran: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run = environment._run

    def stop(*command: str) -> None:
        if "pip" in command:
            raise NotMadeError
        run(*command)

    with monkeypatch.context() as patch:
        patch.setattr(environment, "_run", stop)
        with pytest.raises(NotMadeError):
            Environment(checkout, ["dev"]).make()
    Environment(checkout, ["dev"]).make()
    assert ran == ALL
