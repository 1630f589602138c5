"""Setting up a machine, against a stand-in dpkg, apt and apt-get on the PATH."""

import os
from pathlib import Path

import pytest

import system_packages
from system_packages import AptError, MissingError, Package

ROOT = Path(__file__).parents[2]
ABSENT = "libof-no-machine.so.1"

# Each stand-in notes how it was called; what it answers is set by the test in its environment.
STAND_IN = """#!/bin/sh
echo "$(basename "$0") $*" >> "$NOTES"
case "$(basename "$0") $1" in
"dpkg-query "*) printf '%b' "$INSTALLED" ;;
"apt-cache "*) printf '%b' "$KNOWN" ;;
"apt-get install") [ "$(grep -c 'apt-get install' "$NOTES")" -ge "$GOOD_FROM" ] ;;
esac
"""


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Debian machine with nothing installed and no package lists; gives the notes' file."""
    for name in ("dpkg-query", "apt-cache", "apt-get"):
        command = tmp_path / name
        command.write_text(STAND_IN)
        command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setenv("NOTES", str(tmp_path / "notes"))
    monkeypatch.setenv("GOOD_FROM", "1")
    monkeypatch.setenv("INSTALLED", "")
    monkeypatch.setenv("KNOWN", "")
    _be(monkeypatch, root=True)
    return tmp_path / "notes"


def _be(monkeypatch: pytest.MonkeyPatch, *, root: bool) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0 if root else 1000)


def _apt_calls(notes: Path) -> list[str]:
    return [line for line in notes.read_text().splitlines() if line.startswith("apt-get")]


def test_nothing_missing_asks_apt_nothing(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INSTALLED", "libnew1 installed\\n")
    system_packages.install([Package(("libold1", "libnew1"), ABSENT), Package(("shell",), "sh")])
    assert _apt_calls(machine) == []


def test_a_package_half_removed_is_missing(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INSTALLED", "libold1 config-files\\n")
    monkeypatch.setenv("KNOWN", "libold1:\\n  Candidate: 1.0\\n")
    system_packages.install([Package(("libold1",), ABSENT)])
    assert _apt_calls(machine) == ["apt-get install -y --no-install-recommends libold1"]


def test_the_name_that_apt_knows_is_installed(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KNOWN", "libold1:\\n  Candidate: (none)\\nlibnew1:\\n  Candidate: 2.0\\n")
    system_packages.install([Package(("libold1", "libnew1"), ABSENT)])
    assert _apt_calls(machine) == ["apt-get install -y --no-install-recommends libnew1"]


def test_package_lists_are_fetched_only_when_a_name_is_unknown(machine: Path) -> None:
    system_packages.install([Package(("libold1",), ABSENT)])
    assert _apt_calls(machine) == [
        "apt-get update",
        "apt-get install -y --no-install-recommends libold1",
    ]


def test_old_package_lists_are_fetched_again_once(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KNOWN", "libold1:\\n  Candidate: 1.0\\n")
    monkeypatch.setenv("GOOD_FROM", "2")
    system_packages.install([Package(("libold1",), ABSENT)])
    install = "apt-get install -y --no-install-recommends libold1"
    assert _apt_calls(machine) == [install, "apt-get update", install]


@pytest.mark.usefixtures("machine")
def test_when_apt_fails_twice_it_says_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOOD_FROM", "3")
    with pytest.raises(
        AptError, match="apt-get install -y --no-install-recommends libold1"
    ) as stop:
        system_packages.install([Package(("libold1",), ABSENT)])
    assert stop.value.exit_code == 1


def test_not_root_gets_one_line_to_run(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _be(monkeypatch, root=False)
    monkeypatch.setenv("KNOWN", "libold1:\\n  Candidate: 1.0\\nxvfb:\\n  Candidate: 1.0\\n")
    with pytest.raises(MissingError) as stop:
        system_packages.install([Package(("libold1",), ABSENT), Package(("xvfb",), "no-such-one")])
    assert stop.value.exit_code == 2
    line = "sudo apt-get install -y --no-install-recommends libold1 xvfb"
    assert str(stop.value).splitlines()[-1] == line
    assert _apt_calls(machine) == []


def test_another_linux_is_told_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingError) as stop:
        system_packages.install([Package(("libold1",), ABSENT)])
    assert stop.value.exit_code == 2
    assert ABSENT in str(stop.value)
    assert "Debian: libold1" in str(stop.value)


def test_the_lists_name_a_package_and_what_it_brings() -> None:
    packages = system_packages.read((ROOT / "packaging" / "linux").glob("*.txt"))
    assert Package(("libglib2.0-0", "libglib2.0-0t64"), "libglib-2.0.so.0") in packages
    assert all(package.names[0] and package.brings for package in packages)


def test_what_is_there_is_seen() -> None:
    assert system_packages.is_there("libc.so.6")
    assert system_packages.is_there("sh")
    assert system_packages.is_there("/bin/sh")
    assert not system_packages.is_there(ABSENT)
    assert not system_packages.is_there("no-such-command")
    assert not system_packages.is_there("/no/such/file")
