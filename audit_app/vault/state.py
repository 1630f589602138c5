"""What lies in a folder, found out without a key and without making anything."""

from enum import StrEnum
from pathlib import Path

from audit_app.domain.value import Value
from audit_app.vault import connection, disk, keyfiles, places
from audit_app.vault.errors import Damage, Damaged, NewerVersion


class Condition(StrEnum):
    """*none*: nothing was ever kept here; *ready*: it can be opened, or is a newer program's.

    *deleting*, *bringing-back*: one of these was cut off, and has to be gone on with first.
    """

    NONE = "none"
    READY = "ready"
    DAMAGED = "damaged"
    DELETING = "deleting"
    BRINGING_BACK = "bringing-back"


class State(Value):
    """The condition of a folder; ``what`` is broken when it is *damaged*."""

    condition: Condition
    what: Damage | None = None


def look(folder: Path) -> State:
    """The condition of ``folder``. NotYours, NotAllowed, DiskTrouble: it cannot be looked at."""
    with disk.told():
        places.expect_own(folder)
        if (folder / places.TOMBSTONE).exists():
            return State(condition=Condition.DELETING)
        if (folder / places.MARKER).exists():
            return State(condition=Condition.BRINGING_BACK)
        keys = any((folder / name).exists() for name in places.KEYS)
        answers = _answers(folder)
    if keys:
        return _of_keys(folder, answers)
    if answers is Damage.ANSWERS_MISSING:
        return State(condition=Condition.NONE)
    return State(condition=Condition.DAMAGED, what=Damage.KEYS_MISSING)


def finish_making(folder: Path) -> None:
    """Give the answers file its name, where making it was cut off just before that."""
    unfinished = folder / places.UNFINISHED
    if unfinished.exists() and not (folder / places.ANSWERS).exists():
        with disk.told():
            disk.swap(unfinished, folder / places.ANSWERS)


def _of_keys(folder: Path, answers: Damage | None) -> State:
    try:
        keyfiles.read(folder)
    except Damaged as error:
        return State(condition=Condition.DAMAGED, what=error.what)
    except NewerVersion:
        return State(condition=Condition.READY)
    if answers is Damage.ANSWERS_MISSING and (folder / places.UNFINISHED).exists():
        # Making it was cut off between the key header and the last renaming: opening ends it.
        return State(condition=Condition.READY)
    return State(condition=Condition.DAMAGED if answers else Condition.READY, what=answers)


def _answers(folder: Path) -> Damage | None:
    try:
        size = (folder / places.ANSWERS).stat().st_size
    except FileNotFoundError:
        return Damage.ANSWERS_MISSING
    return Damage.ANSWERS_SHORT if size < connection.SMALLEST else None
