"""The MSI writer, on a small folder: what wixl leaves out is put right, and bytes stay the same."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

import freeze
import frozen
import make_msi
import msi_source
import msi_tables
from msi_source import MACHINE, PERSON, Scope

pytestmark = pytest.mark.skipif(
    not (shutil.which("wixl") and shutil.which("msibuild")), reason="wixl and msibuild are not here"
)

VERSIONS = {"privacy-self-audit.exe": ("1.2.3.0", 2057), "_internal/python313.dll": ("3.13.2.0", 0)}
FEATURES = {"Main": "1", "StartMenuShortcut": "1", "DesktopShortcut": "1000"}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    folder = tmp_path / "tree"
    for path in (
        "privacy-self-audit.exe",
        "_internal/python313.dll",
        "_internal/a & b/long name.txt",
    ):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(path)
    return folder


@pytest.fixture(autouse=True)
def icon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Any file will do: the MSI only carries it."""
    (tmp_path / "any.ico").write_bytes(b"icon")
    monkeypatch.setattr(make_msi, "ICON", tmp_path / "any.ico")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")


def made(tree: Path, out: Path, scope: Scope = MACHINE, version: str = "1.2.3") -> Path:
    return make_msi.make(tree, VERSIONS, version, scope, out)


def properties(msi: Path) -> dict[str, str]:
    return {row["Property"]: row["Value"] for row in msi_tables.rows(msi, "Property")}


def package_code(msi: Path) -> str:
    said = subprocess.run(["msiinfo", "suminfo", msi], capture_output=True, text=True, check=True)
    line = next(line for line in said.stdout.splitlines() if line.startswith("Revision"))
    return line.partition("{")[2]


def test_the_same_folder_gives_the_same_bytes(tree: Path, tmp_path: Path) -> None:
    once, again = made(tree, tmp_path / "1"), made(tree, tmp_path / "2")
    assert once.read_bytes() == again.read_bytes()


def test_the_package_code_follows_from_version_and_content(tree: Path, tmp_path: Path) -> None:
    """Windows Installer takes two packages with one code for the same."""
    codes = {package_code(made(tree, tmp_path / "1")), package_code(made(tree, tmp_path, PERSON))}
    codes.add(package_code(made(tree, tmp_path / "2", version="1.2.4")))
    (tree / "_internal" / "python313.dll").write_text("mended")
    codes.add(package_code(made(tree, tmp_path / "3")))
    assert len(codes) == 4


def test_versioned_files_say_their_version_and_the_others_have_a_hash(
    tree: Path, tmp_path: Path
) -> None:
    msi = made(tree, tmp_path)
    hashed = {row["File_"] for row in msi_tables.rows(msi, "MsiFileHash")}
    for row in msi_tables.rows(msi, "File"):
        path = {msi_source.identifier("F", path): path for path in VERSIONS}.get(row["File"], "")
        assert (row["Version"], row["Language"]) == (
            (VERSIONS[path][0], str(VERSIONS[path][1])) if path else ("", "")
        )
        assert (row["File"] in hashed) == (not path)


def test_long_names_have_a_short_one_beside_them(tree: Path, tmp_path: Path) -> None:
    msi = made(tree, tmp_path)
    assert "LONGNA~1.TXT|long name.txt" in {r["FileName"] for r in msi_tables.rows(msi, "File")}
    folders = {row["DefaultDir"] for row in msi_tables.rows(msi, "Directory")}
    assert {"AB~1|a & b", "_INTER~1|_internal"} <= folders


def test_short_names_are_never_the_same() -> None:
    names = ["one long name.txt", "one long other.txt", "ONELON~1.TXT", "plain.txt", "a.b.c.d"]
    short = msi_tables.short_names(names)
    assert "plain.txt" not in short
    assert len({*short.values(), "ONELON~1.TXT"}) == len(short) + 1


def test_a_desktop_icon_only_when_asked_and_what_was_chosen_stays(
    tree: Path, tmp_path: Path
) -> None:
    msi = made(tree, tmp_path)
    assert {r["Feature"]: r["Level"] for r in msi_tables.rows(msi, "Feature")} == FEATURES
    kept = {(r["Feature_"], r["Level"], r["Condition"]) for r in msi_tables.rows(msi, "Condition")}
    assert ("DesktopShortcut", "1", "HADDESKTOP") in kept
    assert "HADDESKTOP" in properties(msi)["SecureCustomProperties"]


def test_one_for_everybody_and_one_for_oneself_never_meet(tree: Path, tmp_path: Path) -> None:
    machine, person = made(tree, tmp_path), made(tree, tmp_path, PERSON)
    one, other = properties(machine), properties(person)
    assert one["UpgradeCode"] == "{3B3218AC-9B9A-40B9-BA8E-B512F28693F6}"
    assert other["UpgradeCode"] == "{1CB91933-FB4D-475B-B541-18B0549441E0}"
    assert (one.get("ALLUSERS"), other.get("ALLUSERS")) == ("1", None)
    components = [
        {row["ComponentId"] for row in msi_tables.rows(msi, "Component")}
        for msi in (machine, person)
    ]
    assert not components[0] & components[1]
    assert {row["Root"] for row in msi_tables.rows(person, "Registry")} == {"1"}


def test_only_the_one_for_everybody_says_that_it_is_looked_after(
    tree: Path, tmp_path: Path
) -> None:
    names = [
        {
            row["FileName"].rpartition("|")[2]
            for row in msi_tables.rows(made(tree, tmp_path, s), "File")
        }
        for s in (MACHINE, PERSON)
    ]
    assert ["managed-install" in each for each in names] == [True, False]


def test_a_component_keeps_its_id_from_version_to_version(tree: Path, tmp_path: Path) -> None:
    older, newer = made(tree, tmp_path), made(tree, tmp_path, version="1.3.0")
    ids = [
        {row["Component"]: row["ComponentId"] for row in msi_tables.rows(msi, "Component")}
        for msi in (older, newer)
    ]
    assert ids[0] == ids[1]
    assert properties(older)["ProductCode"] != properties(newer)["ProductCode"]


def test_the_version_is_the_programs_own() -> None:
    version = freeze.version_of(freeze.ROOT)
    numbers = frozen.msi_numbers(version)
    assert version.startswith(".".join(map(str, numbers)))
    assert f"filevers={(*numbers, 0)}" in frozen.version_resource(version)
