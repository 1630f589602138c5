"""Vaults with a life in them, to measure on."""

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
    """Make a vault with this many finished quick check-ins, and give its spare key."""
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
