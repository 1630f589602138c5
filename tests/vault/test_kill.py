"""SIGKILL at random moments. ``PRIVACY_SELF_AUDIT_KILLS=2000`` runs the long form."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import apsw

from audit_app.domain.checkin import Answered
from audit_app.vault import opening
from audit_app.vault.finding import Noticed
from tests.vault.parts import CHECKIN, MEANS, PASSPHRASE, ROOT, make

ROUNDS = int(os.environ.get("PRIVACY_SELF_AUDIT_KILLS", "25"))
RANDOM = random.Random(1)  # noqa: S311 - moments, not secrets


def killed_child(folder: Path, number: int) -> int:
    """The last event that a child called safe before it was killed (none: before ``number``)."""
    command = [sys.executable, "-m", "tests.vault.kill_child", str(folder), str(number)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        time.sleep(RANDOM.uniform(0.001, 0.12))
        child.kill()
        said = child.stdout.read().split(b"\n")[:-1]
    return int(said[-1]) if said else number - 1


def test_killed_at_any_moment_nothing_that_was_called_safe_is_lost(folder: Path) -> None:
    make(folder).close()
    journal = folder / "vault.db-journal"
    number = hot = 0
    for _ in range(ROUNDS):
        safe = killed_child(folder, number)
        hot += journal.stat().st_size > 512

        with opening.open_with_passphrase(folder, PASSPHRASE, MEANS) as vault:
            events = vault.events(CHECKIN)
            assert vault._writer.submit(_check).result() == "ok"
            assert Noticed.ANSWERS_OLDER not in {f.noticed for f in vault.findings}
        kept = [int(e.question.removeprefix("q")) for e in events if isinstance(e, Answered)]
        assert kept == list(range(len(kept))), "in order, no gap"
        assert safe < len(kept) <= safe + 5, "all that was safe, and at most the save in hand"
        number = len(kept)
    assert number > ROUNDS
    assert hot >= ROUNDS // 10, "no kill met a save: this proved nothing"


def _check(db: apsw.Connection) -> object:
    return db.pragma("integrity_check")
