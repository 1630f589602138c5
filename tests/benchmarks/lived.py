"""Vaults with a life in them, to measure on.

They are made by a process of their own: a program started by a large one seems as large as it.
"""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from audit_app import compose, demo
from audit_app.audit.protection import SpareKeys
from audit_app.audit.session import Session
from audit_app.domain.checkin import Depth
from audit_app.vault.keyslots import Cost
from audit_app.vault.opening import Means

NOT_YET = 20


def live(folder: Path, checkins: int) -> str:
    """Have a vault with this many finished quick check-ins made, and give its spare key."""
    command = [sys.executable, "-m", "tests.benchmarks.lived", str(folder), str(checkins)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def make(folder: Path, checkins: int) -> str:
    """Do the check-ins."""
    parts = compose.Parts(folder, compose.now, means=Means(cost=Cost()))
    vault = parts.protection.create(keyring=False, passphrase=demo.PASSPHRASE)
    spare = SpareKeys(vault)
    draft = spare.draft()
    spare.keep(draft, draft.groups[-1])
    day = parts.today() - timedelta(days=checkins)
    session = Session(vault, parts.checklist, compose.now)
    session.checkins.keep_profile(demo.PERSON)
    for number in range(checkins):
        session.checkins.begin(Depth.QUICK)
        demo.answer_all(session, NOT_YET)
        session.checkins.finish(day + timedelta(days=number))
    session.record.retry().result()
    session.close()
    return "".join(draft.groups)


if __name__ == "__main__":
    print(make(Path(sys.argv[1]), int(sys.argv[2])))
