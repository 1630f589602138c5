"""The files for macOS, as far as they can be read here. Nobody has run them on a Mac."""

import plistlib
import re
import shutil
import subprocess
from pathlib import Path

import pytest

import freeze
import info
from audit_app.policy import macos

FOLDER = freeze.ROOT / "packaging" / "macos"
SCRIPTS = (FOLDER / "build-pkg.sh", freeze.ROOT / "packaging" / "windows" / "sign.sh")


def test_the_hardened_runtime_allows_one_thing_only() -> None:
    entitlements = plistlib.loads((FOLDER / "entitlements.plist").read_bytes())
    assert entitlements == {"com.apple.security.cs.allow-unsigned-executable-memory": True}


@pytest.mark.skipif(not shutil.which("plistutil"), reason="plistutil is not here")
def test_another_reader_understands_both_lists_as_well(tmp_path: Path) -> None:
    made = tmp_path / "Info.plist"
    made.write_bytes(plistlib.dumps(info.info("1.2.3")))
    for file in (made, FOLDER / "entitlements.plist"):
        subprocess.run(["plistutil", "-i", file, "-o", tmp_path / "out.xml"], check=True)
        assert plistlib.loads((tmp_path / "out.xml").read_bytes()) == plistlib.loads(
            file.read_bytes()
        )


def test_program_package_and_policies_go_by_one_name() -> None:
    assert f"{info.IDENTIFIER}.plist" == macos.FILE
    assert f"--identifier {info.IDENTIFIER}.pkg" in SCRIPTS[0].read_text("utf-8")


def test_the_version_stands_where_macos_looks() -> None:
    keys = info.info("1.2.3")
    assert keys["CFBundleShortVersionString"] == keys["CFBundleVersion"] == "1.2.3"
    assert re.fullmatch(r"\d+\.\d+", str(keys["LSMinimumSystemVersion"]))


@pytest.mark.skipif(not shutil.which("shellcheck"), reason="shellcheck is not here")
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_shellcheck_finds_nothing(script: Path) -> None:
    done = subprocess.run(["shellcheck", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
