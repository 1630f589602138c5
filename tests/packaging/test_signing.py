"""Signing with a throw-away certificate: it holds, and one changed byte is found."""

from __future__ import annotations

import os
import re
import shutil
import struct
import subprocess
from pathlib import Path

import pytest

import freeze
import make_msi
from msi_source import MACHINE

SIGN = freeze.ROOT / "packaging" / "windows" / "sign.sh"
OLDEST = (2, 6)


def version() -> tuple[int, ...]:
    if not shutil.which("osslsigncode"):
        return (0, 0)
    said = subprocess.run(
        ["osslsigncode", "--version"], capture_output=True, text=True, check=False
    ).stdout
    found = re.match(r"osslsigncode (\d+)\.(\d+)", said)
    return tuple(map(int, found.groups())) if found else (0, 0)


pytestmark = pytest.mark.skipif(
    version() < OLDEST,
    reason="osslsigncode 2.6 or later (Debian: bookworm-backports) is needed to sign installers",
)


@pytest.fixture
def keys(tmp_path: Path) -> dict[str, str]:
    """A root and a certificate for signing code, made for this test and thrown away with it."""
    folder = tmp_path / "keys"
    folder.mkdir()
    ask = ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2")
    own = ("-subj", "/CN=Throw away", "-addext", "extendedKeyUsage=codeSigning")
    key, certificate = folder / "key.pem", folder / "cert.pem"
    subprocess.run(
        [*ask, *own, "-keyout", key, "-out", certificate], check=True, capture_output=True
    )
    files = {"SIGN_CERTIFICATE": certificate, "SIGN_KEY": key, "SIGN_ROOT": certificate}
    return {name: str(file) for name, file in files.items()}


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """The least that is a 64-bit Windows program: two headers, no sections, and some bytes."""
    file_header = struct.pack("<HHIIIHH", 0x8664, 0, 0, 0, 0, 240, 0x22)
    optional = struct.pack("<H", 0x20B) + bytes(58) + struct.pack("<I", 0x400) + bytes(44)
    directories = struct.pack("<I", 16) + bytes(16 * 8)
    dos_header = b"MZ" + bytes(58) + struct.pack("<I", 64)
    headers = dos_header + b"PE\0\0" + file_header + optional + directories
    file = tmp_path / "program.exe"
    file.write_bytes(headers.ljust(0x400, b"\0") + os.urandom(0x1000))
    return file


@pytest.fixture
def installer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    if not shutil.which("wixl"):
        pytest.skip("wixl is not here")
    tree = tmp_path / "tree"
    tree.mkdir()
    (tree / "privacy-self-audit.exe").write_bytes(os.urandom(9000))
    icon = tmp_path / "any.ico"
    icon.write_bytes(b"icon")
    monkeypatch.setattr(make_msi, "ICON", icon)
    return make_msi.make(tree, {}, "1.2.3", MACHINE, tmp_path)


def holds(file: Path, keys: dict[str, str]) -> bool:
    command = ("osslsigncode", "verify", "-CAfile", keys["SIGN_ROOT"], "-in", str(file))
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def sign(keys: dict[str, str], *files: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [SIGN, *files], env=os.environ | keys, capture_output=True, text=True, check=False
    )


def test_programs_and_installers_are_signed_and_a_changed_byte_is_found(
    keys: dict[str, str], program: Path, installer: Path
) -> None:
    assert not holds(program, keys)
    assert not holds(installer, keys)
    done = sign(keys, program, installer)
    assert (done.returncode, done.stderr) == (0, "")
    for file, place in ((program, 0x800), (installer, 0x2100)):
        assert holds(file, keys)
        content = bytearray(file.read_bytes())
        content[place] ^= 1
        file.write_bytes(content)
        assert not holds(file, keys)


def test_what_cannot_be_signed_stays_as_it_was(keys: dict[str, str], tmp_path: Path) -> None:
    text = tmp_path / "no-program.exe"
    text.write_text("not a program")
    done = sign(keys, text)
    assert done.returncode != 0
    assert text.read_text() == "not a program"
