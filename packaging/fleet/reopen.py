"""Opens a copy of invented answers and says what is in them, for the rehearsal alone.

Usage: reopen.py FOLDER WORD, with a Python that has the program. Prints how many check-ins are
finished, and whether WORD stands in the one in hand.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from audit_app import compose, demo

if __name__ == "__main__":
    parts = compose.Parts(Path(sys.argv[1]), lambda: datetime.now(tz=UTC))
    vault = parts.protection.open_with_passphrase(demo.PASSPHRASE)
    session = parts.session(vault)
    finished = sum(1 for head in session.checkins.heads if head.finished)
    print(finished, sys.argv[2] in repr(session.record.current))
    vault.close()
