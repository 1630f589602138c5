import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from audit_app.system import installed


def test_a_marker_beside_the_program_says_that_it_is_looked_after(tmp_path: Path) -> None:
    program = tmp_path / "lib" / "privacy-self-audit"
    program.parent.mkdir()
    program.touch()
    command = tmp_path / "command"
    command.symlink_to(program)
    assert not installed.is_managed(command)
    (program.parent / installed.MARKER).touch()
    assert installed.is_managed(command)


def test_a_checkout_is_nobodys_but_the_persons_own() -> None:
    assert not installed.is_managed()


@pytest.mark.skipif(not Path("/proc/self/exe").exists(), reason="only Linux tells")
def test_a_program_whose_file_was_replaced_knows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, newer = tmp_path / "program", tmp_path / "newer"
    shutil.copy("/bin/sleep", program)
    shutil.copy("/bin/sleep", newer)
    with subprocess.Popen([program, "60"]) as running:
        itself = Path(f"/proc/{running.pid}/exe")
        assert not installed.was_replaced(itself), "a checkout is not replaced"
        monkeypatch.setattr(sys, "frozen", True, raising=False)
        while itself.readlink() != program:  # until it has begun
            time.sleep(0.01)
        assert not installed.was_replaced(itself)
        newer.rename(program)
        assert installed.was_replaced(itself)
        running.kill()
    assert not installed.was_replaced(itself), "it is not there to ask"
