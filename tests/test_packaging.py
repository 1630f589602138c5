"""What people install: the wheel carries the checklists and resources, and locks fit together."""

import re
import subprocess
import sys
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

import audit_app

ROOT = Path(__file__).parents[1]
LOCKED = re.compile(r"(?m)^([a-z0-9-]+)==(\S+)(?: ; (.*?))? \\$")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built by way of an sdist, as a release is."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


def _shipped(folder: str) -> set[str]:
    files = (file for file in (ROOT / folder).rglob("*") if file.is_file())
    return {f"audit_app/_data/{file.relative_to(ROOT).as_posix()}" for file in files}


def test_the_wheel_holds_every_checklist_and_resource(wheel: Path) -> None:
    shipped = _shipped("checklists") | _shipped("resources")
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    assert shipped
    assert sorted(shipped - held) == []


def test_the_wheel_holds_the_program_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.partition("/")[0] for name in archive.namelist()}
        commands = next(n for n in archive.namelist() if n.endswith("entry_points.txt"))
        entry_points = archive.read(commands).decode()
    assert tops == {"audit_app", f"privacy_self_audit-{audit_app.__version__}.dist-info"}
    assert "privacy-self-audit = audit_app.app:main" in entry_points
    assert "privacy-self-audit-cli = audit_app.cli:main" in entry_points


def test_the_version_is_the_same_everywhere(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        metadata = next(n for n in archive.namelist() if n.endswith("METADATA"))
        version = Parser().parsestr(archive.read(metadata).decode())["Version"]
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert version == audit_app.__version__
    named = "Unreleased" if ".dev" in version else re.escape(version)
    assert re.search(rf"^## \[{named}\]", changelog, re.MULTILINE)


def test_an_installed_wheel_finds_its_own_files(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    code = "from audit_app.content import shipped; print(shipped.path('checklists', 'topics'))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == str(tmp_path / "audit_app" / "_data" / "checklists" / "topics")


def _locked(name: str) -> set[tuple[str, str]]:
    text = (ROOT / "packaging" / "requirements" / f"{name}.txt").read_text("utf-8")
    return {(found[1], found[2]) for found in LOCKED.finditer(text)}


def test_the_development_lock_holds_the_other_two() -> None:
    """``make run`` after ``make test`` relies on it: nothing is installed a second time."""
    assert _locked("runtime")
    assert _locked("build")
    assert _locked("runtime") | _locked("build") <= _locked("dev")


def test_qt_is_locked_apart_for_older_and_newer_pythons() -> None:
    text = (ROOT / "packaging" / "requirements" / "runtime.txt").read_text("utf-8")
    qt = {found[2]: found[3] for found in LOCKED.finditer(text) if "pyside6" in found[1]}
    assert {version.rpartition(".")[0]: marker for version, marker in qt.items()} == {
        "6.11": "python_full_version < '3.12'",
        "6.12": "python_full_version >= '3.12'",
    }
