"""SIGKILL while one thing is being deleted."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from audit_app.vault import copies, opening
from tests.vault.parts import MEANS, PASSPHRASE, ROOT, answered, keep, make, started
from tests.vault.test_erasing import NEW, OLD, all_rows, in_copies, note

if TYPE_CHECKING:
    from pathlib import Path

KILLED = """
import os, sys, io
from pathlib import Path
from audit_app.domain.checkin import CheckInId
from audit_app.vault import opening
from tests.samples import NOW
from tests.vault.parts import MEANS, PASSPHRASE
vault = opening.open_with_passphrase(Path(sys.argv[1]), PASSPHRASE, MEANS)
os.write(1, b"ready")
sys.stdin.read(1)
outcome = vault.eraser.check_in(CheckInId("old"), NOW)
outcome.result()
os.write(1, b"done")
os.kill(os.getpid(), 9)
"""


@pytest.mark.parametrize("moment", range(12))
def test_killed_at_any_moment_it_is_all_there_or_all_gone(folder: Path, moment: int) -> None:
    with make(folder) as vault:
        keep(vault, started(OLD), answered(1, OLD), note(OLD, "q1", "x" * 50_000))
        keep(vault, started(NEW))
        vault._writer.submit(lambda db: copies.keep(db, folder, 2)).result()
    child = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with child:
        assert child.stdin is not None
        assert child.stdout is not None
        assert child.stdout.read(5) == b"ready"
        child.stdin.write(b"g")
        child.stdin.flush()
        time.sleep(moment * 0.003)
        os.kill(child.pid, signal.SIGKILL)
        said = child.stdout.read()
    with opening.open_with_passphrase(folder, PASSPHRASE, MEANS) as again:
        for _ in range(3):
            again._writer.submit(lambda _: None).result()
        there = [head.id for head in again.heads()]
        assert there in ([OLD, NEW], [NEW])
        assert len(again.events(OLD)) == (3 if OLD in there else 0)
        if said:
            assert there == [NEW]
        (copy,) = in_copies(again, folder)
        if there == [NEW]:
            assert copy == again._writer.ask(all_rows)
