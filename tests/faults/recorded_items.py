"""Deleting one thing and attaching a file, done under the recorder (see ``recorded``)."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

from audit_app.domain.value import Value
from audit_app.vault import copies
from tests.faults.parts import begun, open_quickly
from tests.faults.recorded import say
from tests.samples import NOW
from tests.vault.parts import CHECKIN, answered, big, finished, keep, started

NAMES = tuple(f"c{number}" for number in range(6))
FILE = bytes(range(256)) * 4096


class Thing(Value):
    """What files are attached to."""

    title: str = "thing"


def several(folder: Path) -> None:
    """A vault with check-ins to delete, and an automatic copy of them all."""
    begun(folder)
    with open_quickly(folder) as vault:
        for name in NAMES:
            keep(vault, started(name), answered(1, name), finished(name))
        keep(vault, big())
        vault._writer.submit(lambda db: copies.keep(db, folder)).result()


def delete_some(folder: Path) -> None:
    """One check-in after the other."""
    with open_quickly(folder) as vault:
        say("ready")
        for name in NAMES:
            vault.eraser.check_in(name, NOW).result()  # type: ignore[arg-type]
            say(f"gone {name}")
            keep(vault, answered(int(name[1:]), CHECKIN))


def attach_some(folder: Path) -> None:
    """One file after the other, each in several commits."""
    with open_quickly(folder) as vault:
        thing = vault.items.keep("thing", Thing()).result()
        say("ready")
        for number in range(4):
            vault.items.attach(thing, io.BytesIO(FILE), str(number))
            say(f"kept {number}")


EVERY: dict[str, Callable[[Path], None]] = {
    work.__name__: work for work in (delete_some, attach_some)
}

if __name__ == "__main__":
    EVERY[sys.argv[1]](Path(sys.argv[2]))
