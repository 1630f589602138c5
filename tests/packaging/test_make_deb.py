"""The Debian package of a small frozen folder."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import freeze
import make_deb
import needs

pytestmark = pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="only Debian packs so")


@pytest.fixture
def frozen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two programs and a library that needs nothing declared."""
    folder = tmp_path / "frozen"
    (folder / "_internal").mkdir(parents=True)
    for name in make_deb.PROGRAMS:
        (folder / name).write_text("#!/bin/sh\n", "utf-8")
    (folder / "_internal" / "data.txt").write_text("data\n", "utf-8")
    icons = tmp_path / "icons"
    icons.mkdir()
    (icons / "48.png").write_bytes(b"a picture")
    (icons / f"{make_deb.NAME}.svg").write_text("<svg/>", "utf-8")
    monkeypatch.setattr(make_deb, "ICONS", icons)
    monkeypatch.setattr(needs, "libraries", lambda _: {"libz.so.1"})
    monkeypatch.setattr(needs, "declared", lambda _: {"libz.so.1": "zlib1g"})
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    return folder


def field(deb: Path, name: str) -> str:
    command = ("dpkg-deb", "--field", str(deb), name)
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def listed(deb: Path) -> dict[str, str]:
    command = ("dpkg-deb", "--contents", str(deb))
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    rows = [line.split(maxsplit=5) for line in lines]
    return {row[5].partition(" -> ")[0].removeprefix("."): f"{row[0]} {row[1]}" for row in rows}


def test_the_same_folder_gives_the_same_bytes(frozen: Path, tmp_path: Path) -> None:
    one = make_deb.make(frozen, "1.0", tmp_path / "one", 1)
    for file in frozen.rglob("*"):
        file.touch()
    two = make_deb.make(frozen, "1.0", tmp_path / "two", 1)
    assert one.read_bytes() == two.read_bytes()


def test_everything_is_roots_and_nobody_else_may_write(frozen: Path, tmp_path: Path) -> None:
    deb = make_deb.make(frozen, "1.0", tmp_path, 1)
    for path, rights in listed(deb).items():
        assert rights.endswith("root/root"), path
        assert rights[5] == "-" or rights.startswith("l"), path
        assert rights[8] == "-" or rights.startswith("l"), path
    assert listed(deb)["/usr/lib/privacy-self-audit/privacy-self-audit"].startswith("-rwxr-xr-x")
    assert listed(deb)["/usr/lib/privacy-self-audit/_internal/data.txt"].startswith("-rw-r--r--")


def test_policies_are_no_files_of_the_package(frozen: Path, tmp_path: Path) -> None:
    deb = make_deb.make(frozen, "1.0", tmp_path, 1)
    inside = {path for path in listed(deb) if path.startswith("/etc/")}
    assert inside == {
        "/etc/",
        "/etc/privacy-self-audit/",
        "/etc/privacy-self-audit/policies/",
        "/etc/privacy-self-audit/policies/managed/",
        "/etc/privacy-self-audit/policies/recommended/",
    }
    control = subprocess.run(("dpkg-deb", "--info", str(deb)), capture_output=True, check=True)
    assert not any(word in control.stdout for word in (b"postrm", b"prerm", b"conffiles"))


def test_a_managed_copy_says_so(frozen: Path, tmp_path: Path) -> None:
    assert "/usr/lib/privacy-self-audit/managed-install" in listed(
        make_deb.make(frozen, "1.0", tmp_path, 1)
    )


@pytest.mark.parametrize(
    ("version", "expected"),
    [("1.0", "1.0"), ("0.2.0.dev0", "0.2.0~dev0"), ("1.0rc2", "1.0~rc2"), ("1.0b1", "1.0~b1")],
)
def test_what_comes_before_a_release_sorts_before_it(version: str, expected: str) -> None:
    assert make_deb.debian_version(version) == expected


def test_the_version_is_the_packages(frozen: Path, tmp_path: Path) -> None:
    deb = make_deb.make(frozen, freeze.version_of(freeze.ROOT), tmp_path, 1)
    assert field(deb, "Version") == make_deb.debian_version(freeze.version_of(freeze.ROOT))
    assert field(deb, "Depends") == "zlib1g"


def test_libraries_that_a_program_names_are_found(tmp_path: Path) -> None:
    if shutil.which("readelf") is None:
        pytest.skip("binutils brings readelf")
    shutil.copy(sys.executable, tmp_path / "python")
    assert "libc.so.6" in needs.libraries(tmp_path)


def test_a_library_that_nobody_declared_stops_the_build() -> None:
    with pytest.raises(needs.NotDeclaredError):
        needs.depends({"libnew.so.1"}, {})


def test_a_package_that_nothing_needs_stops_the_build() -> None:
    with pytest.raises(needs.NotDeclaredError):
        needs.depends({}, {"libold.so.1": "libold1"})


def test_other_names_and_versions_are_kept() -> None:
    known = needs.declared(["# a word", "", "libssl3 | libssl3t64   : libssl.so.3", "a (>= 2) : b"])
    assert needs.depends(known, known) == "a (>= 2), libssl3 | libssl3t64"


def test_what_only_some_builds_of_python_need_may_be_unused() -> None:
    known = needs.declared(["? libexpat1 : libexpat.so.1", "libc6 : libc.so.6"])
    assert needs.depends({"libc.so.6"}, known) == "libc6"
    assert needs.depends({"libc.so.6", "libexpat.so.1"}, known) == "libc6, libexpat1"
