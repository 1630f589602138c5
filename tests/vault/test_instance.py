from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from audit_app.vault import instance
from audit_app.vault.errors import InUse
from tests.vault.parts import ROOT

HOLDER = """
import sys, time
from pathlib import Path
from audit_app.vault import instance
hold = instance.hold(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(60)
"""


def test_one_at_a_time(folder: Path) -> None:
    with instance.hold(folder), pytest.raises(InUse):
        instance.hold(folder)
    instance.hold(folder).release()


def test_a_killed_holder_holds_nothing(folder: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)], cwd=ROOT, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    with process.stdout:
        assert process.stdout.readline() == b"held\n"
        with pytest.raises(InUse):
            instance.hold(folder)
        process.kill()
        process.wait()

    instance.hold(folder).release()


def test_the_lock_file_is_private_and_leaves_no_litter(folder: Path) -> None:
    hold = instance.hold(folder)
    assert (folder / "lock").stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700

    hold.release()
    hold.release()
    assert not (folder / "lock").exists()

    (folder / "something").write_text("here")
    instance.hold(folder).release()
    assert (folder / "lock").exists()


def test_a_lock_whose_name_was_taken_away_is_not_enough(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between opening the file and locking it, its last holder may have removed it."""
    first = instance.hold(folder)
    take = instance._take

    def too_late(handle: int) -> bool:
        first.release()
        return take(handle)

    monkeypatch.setattr(instance, "_take", too_late)

    with instance.hold(folder):
        monkeypatch.setattr(instance, "_take", take)
        with pytest.raises(InUse):
            instance.hold(folder)
