"""Appends events as fast as it can and says which are safe. The test kills it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from audit_app.vault import opening
from tests.vault.parts import MEANS, PASSPHRASE, answered


def main(folder: Path, number: int) -> None:
    """Go on from event ``number``, one or several to a save."""
    vault = opening.open_with_passphrase(folder, PASSPHRASE, MEANS)
    os.write(1, b"ready\n")
    while True:
        batch = [answered(n) for n in range(number, number + 1 + number % 4)]
        vault.append(batch).result()
        number += len(batch)
        os.write(1, b"%d\n" % (number - 1))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
