"""The fleet's archive and engine in small. The rehearsal itself: make fleet."""

import shutil
import subprocess
from pathlib import Path

import pytest

import engine
from archive import RINGS, Archive

_TOOLS = ("gpg", "gpgv", "apt-ftparchive", "dpkg-deb")
needs_tools = pytest.mark.skipif(
    not all(map(shutil.which, _TOOLS)), reason="only Debian has these: packaging/linux/fleet.txt"
)


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package of nothing."""
    tree = tmp_path / "tree" / "DEBIAN"
    tree.mkdir(parents=True)
    fields = "Package: a\nVersion: 1\nArchitecture: amd64\nMaintainer: a <a@a.example>\n"
    (tree / "control").write_text(f"{fields}Description: a\n", "utf-8")
    out = tmp_path / "a_1_amd64.deb"
    subprocess.run(("dpkg-deb", "-b", str(tree.parent), str(out)), check=True, capture_output=True)
    return out


def verified(archive: Archive, ring: str, key: Path) -> bool:
    signed = archive.folder / "dists" / ring / "InRelease"
    command = ("gpgv", "--keyring", str(key), str(signed))
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@needs_tools
def test_a_version_reaches_a_ring_when_it_is_sent_there(tmp_path: Path, package: Path) -> None:
    archive = Archive(tmp_path / "archive")
    archive.write("everyone")
    archive.send(package, "pilot")
    lists = archive.folder / "dists"
    texts = {ring: (lists / ring / "main" / "binary-amd64" / "Packages") for ring in RINGS}
    assert "Package: a" in texts["pilot"].read_text("utf-8")
    assert "Package" not in texts["everyone"].read_text("utf-8")


@needs_tools
def test_lists_are_signed_by_the_archives_own_key(tmp_path: Path, package: Path) -> None:
    archive = Archive(tmp_path / "archive")
    archive.send(package, "pilot")
    assert verified(archive, "pilot", archive.key)
    assert not verified(archive, "pilot", archive.stranger())


def test_only_the_laptops_that_went_wrong_are_named() -> None:
    told = {
        "stats": {
            "a": {"failures": 0, "unreachable": 0},
            "b": {"failures": 1, "unreachable": 0},
            "c": {"failures": 0, "unreachable": 1},
        },
        "plays": [{"tasks": [{"hosts": {}}, {"hosts": {"a": {"stdout": "said"}, "b": {}}}]}],
    }
    report = engine._report(told, "whole")
    assert report.wrong == {"b", "c"}
    assert report.said == {"a": "said", "b": ""}
