from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from audit_app.domain.policy import Policy
from audit_app.policy import linux, read

if TYPE_CHECKING:
    from collections.abc import Iterator

OURS = Path("/etc/privacy-self-audit")
FILE = linux.FOLDER / "managed" / "zz-test.json"
NAMES = "import sys, audit_app.policy as p; p.read(); print(*sorted(sys.modules))"

on_a_free_machine = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0 or OURS.exists(),
    reason="needs a Linux machine of which it is root, and on which nothing is set",
)


@pytest.fixture
def in_etc() -> Iterator[Path]:
    """A file where school IT would put it, and nothing left behind."""
    FILE.parent.mkdir(parents=True, mode=0o755)
    try:
        FILE.write_text(json.dumps({"SchoolName": "Hill", "DisableLookups": True}), "utf-8")
        FILE.chmod(0o644)
        yield FILE
    finally:
        FILE.unlink(missing_ok=True)
        for folder in (FILE.parent, linux.FOLDER, OURS):
            folder.rmdir()


@pytest.mark.skipif(OURS.exists(), reason="something is set on this machine")
def test_where_nothing_is_set_nothing_comes_of_it_and_nothing_is_imported_for_it() -> None:
    assert read() == Policy()
    done = subprocess.run(
        [sys.executable, "-c", NAMES], capture_output=True, text=True, check=True
    ).stdout.split()
    ours = {name for name in done if name.startswith("audit_app.policy")}
    assert ours == {"audit_app.policy", "audit_app.policy.reading"}
    assert not {"plistlib", "unicodedata", "pwd"} & set(done) - {"pwd"}


@on_a_free_machine
def test_files_in_etc_count_while_only_root_can_write_to_them(in_etc: Path) -> None:
    assert (read().school_name, read().lookups_off, read().faults) == ("Hill", True, ())
    for place in (in_etc, in_etc.parent, OURS):
        mode = place.stat().st_mode
        place.chmod(mode | 0o002)
        found = read()
        assert (found.school_name, found.lookups_off) == (None, True)
        assert [fault.reason for fault in found.faults] == ["unprotected"]
        place.chmod(mode)
    os.chown(in_etc, 65534, 0)
    assert read().school_name is None
