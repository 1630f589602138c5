"""Where the files of the frozen folder come from."""

import shutil
import sys
from pathlib import Path

import msgspec
import pytest

import guard
import shipped


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    """A folder with one file of a wheel, a launcher and a text that was made for it."""
    folder = tmp_path / "frozen"
    inside = folder / "_internal" / "msgspec"
    inside.mkdir(parents=True)
    library = next(Path(str(msgspec.__file__)).parent.glob("_core*"))
    shutil.copy(library, inside)
    (folder / "privacy-self-audit").write_bytes(b"launcher")
    (folder / "licences").mkdir()
    (folder / "licences" / "a.txt").write_bytes(b"text")
    return folder


def looked(frozen: Path) -> dict[str, str]:
    return {Path(file.path).name.partition(".")[0]: file.source for file in shipped.look(frozen)}


def run_guard(frozen: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(sys, "argv", ["guard.py", str(frozen)])
    return guard.main()


def test_a_file_of_a_wheel_is_known_by_its_bytes(
    frozen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert looked(frozen) == {"_core": "msgspec"}
    assert run_guard(frozen, monkeypatch) == 0


def test_one_changed_byte_is_found(
    frozen: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    library = next((frozen / "_internal" / "msgspec").iterdir())
    content = bytearray(library.read_bytes())
    content[-1] ^= 1
    library.write_bytes(content)
    assert looked(frozen) == {"_core": ""}
    assert run_guard(frozen, monkeypatch) == 1
    assert f"_internal/msgspec/{library.name}" in capsys.readouterr().err


def test_a_file_that_nobody_brought_is_found(frozen: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (frozen / "_internal" / "extra.so").write_bytes(b"from somewhere")
    assert looked(frozen)["extra"] == ""
    assert run_guard(frozen, monkeypatch) == 1


def test_pythons_own_modules_are_known(frozen: Path) -> None:
    modules = [f for f in shipped._of_python() if "lib-dynload" in str(f) or f.suffix == ".pyd"]
    shutil.copy(modules[0], frozen / "_internal")
    assert looked(frozen)[modules[0].name.partition(".")[0]] == shipped.CPYTHON
