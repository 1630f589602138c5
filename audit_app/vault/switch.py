"""Other answers take the place of those that are here, by renaming, whatever cuts it off.

What comes in lies whole in a folder of its own. A small marker says what goes where: from then on
``finish`` goes on at any later time, and every step of it can be done again. What was here is put
aside in another folder: *before* can be gone back to, *damaged* is kept for whoever can mend it.
"""

from __future__ import annotations

import contextlib
import re
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from audit_app.domain.value import Value
from audit_app.vault import clearing, disk, keyfiles, keyring_list, places
from audit_app.vault.errors import Damage, Damaged, NothingToGoBackTo, VaultError

if TYPE_CHECKING:
    from pathlib import Path

    from audit_app.vault.header import Where

JOURNAL = places.ANSWERS + "-journal"
# Everything that belongs to one vault. The readable settings and the lock stay where they are.
ALL = (
    *places.KEYS,
    places.ANSWERS,
    JOURNAL,
    places.UNFINISHED,
    places.COUNTER,
    places.KEYRING,
    places.COPIES,
)
# What a sound copy of the answers file takes the place of.
ANSWERS = (places.ANSWERS, JOURNAL, places.UNFINISHED, places.COUNTER)

_LARGEST = 65_536
_FOLDER = re.compile(
    rf"{places.INCOMING}|({places.BEFORE}|{places.UNDONE}|{places.DAMAGED})-[1-9]\d{{0,8}}"
)


class Step(StrEnum):
    """How far it is: what was here makes way, then what comes gets its place."""

    ASIDE = "aside"
    IN = "in"


class Plan(Value):
    """The marker: what is in ``names`` goes to the folder ``aside``, all of ``source`` comes."""

    step: Step
    source: str
    aside: str
    names: tuple[str, ...]


def begin(folder: Path, source: str, kind: str, names: tuple[str, ...] = ALL) -> None:
    """Let what lies in ``source`` take its place; what was there is put aside as ``kind``.

    The caller holds the lock, and nothing is open. DiskFull, NotAllowed, DiskTrouble: whatever was
    done, ``finish`` goes on with it or nothing was begun.
    """
    aside = f"{kind}-{_newest(folder, kind) + 1}"
    plan = Plan(step=Step.ASIDE, source=source, aside=aside, names=names)
    with disk.told():
        _mark(folder, plan)
    finish(folder)


def finish(folder: Path) -> None:
    """Go on with what was cut off; without a marker, clear away what was never begun with.

    Damaged: the marker itself is broken. DiskFull, NotAllowed, DiskTrouble.
    """
    with disk.told():
        plan = _plan(folder)
        if plan is None:
            clear(folder)
            return
        if plan.step is Step.ASIDE:
            _put_aside(folder, plan)
            plan = msgspec.structs.replace(plan, step=Step.IN)
            _mark(folder, plan)
        _put_in(folder, plan)
        disk.remove(folder / places.MARKER)
        disk.sync_folder(folder)


def clear(folder: Path) -> None:
    """Take away what was unpacked or copied and never used (OSError)."""
    if (folder / places.INCOMING).is_dir():
        clearing.erase_answers(folder / places.INCOMING, key_stays=True)
    disk.let_go(folder / places.COPYING)


def can_go_back(folder: Path) -> bool:
    """Whether something was put aside that can be gone back to."""
    return _newest(folder, places.BEFORE) > 0


def go_back(folder: Path) -> None:
    """Let what was here before take its place again; what is here now is put aside too.

    NothingToGoBackTo; otherwise as ``begin``.
    """
    newest = _newest(folder, places.BEFORE)
    if not newest:
        raise NothingToGoBackTo
    begin(folder, f"{places.BEFORE}-{newest}", places.UNDONE)


def drop(folder: Path) -> None:
    """Let go of what was put aside, damaged files excepted; cut off, the next call goes on.

    Its items in the keyring are put on the list of those to be taken out, which the next opening
    does. Before the answers here are open (DiskFull, NotAllowed, DiskTrouble).
    """
    with disk.told():
        for aside in (*_folders(folder, places.BEFORE), *_folders(folder, places.UNDONE)):
            given_up = tuple(keyring_list.Item(where=where) for where in wheres(aside))
            if given_up:
                keyring_list.KeyringList(folder).note(*given_up)
            clearing.erase_answers(aside, key_stays=True)
        disk.sync_folder(folder)


def wheres(folder: Path) -> tuple[Where, ...]:
    """Every keyring item that there may be for a folder, as far as its files can be read (OSError).

    What its header names, and what is still on its list.
    """
    named: tuple[Where, ...] = ()
    with contextlib.suppress(VaultError):
        found = keyfiles.read(folder).copies
        named = tuple(slot.where for copy in found for slot in copy.header.slots if slot.where)
    listed = tuple(item.where for item in keyring_list.read(folder))
    return tuple(dict.fromkeys((*named, *listed)))


def folders(folder: Path) -> tuple[Path, ...]:
    """Every folder that this module made here."""
    return tuple(path for path in folder.glob("*") if _FOLDER.fullmatch(path.name))


def _put_aside(folder: Path, plan: Plan) -> None:
    aside = folder / plan.aside
    for name in plan.names:
        if (folder / name).exists():
            places.make_private(aside)
            disk.move(folder / name, aside / name)


def _put_in(folder: Path, plan: Plan) -> None:
    source = folder / plan.source
    with contextlib.suppress(FileNotFoundError):
        for path in sorted(source.iterdir()):
            disk.move(path, folder / path.name)
        source.rmdir()


def _mark(folder: Path, plan: Plan) -> None:
    disk.put(folder / places.MARKER, msgspec.json.encode(plan))


def _plan(folder: Path) -> Plan | None:
    try:
        data = disk.read(folder / places.MARKER, _LARGEST)
    except FileNotFoundError:
        return None
    try:
        plan = msgspec.json.decode(data, type=Plan)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise Damaged(Damage.MARKER) from None
    named = (plan.source, plan.aside)
    if not all(_FOLDER.fullmatch(name) for name in named) or not set(plan.names) <= set(ALL):
        raise Damaged(Damage.MARKER)
    return plan


def _folders(folder: Path, kind: str) -> list[Path]:
    found = (path for path in folder.glob(f"{kind}-*") if _FOLDER.fullmatch(path.name))
    return sorted(path for path in found if path.is_dir())


def _newest(folder: Path, kind: str) -> int:
    numbers = (int(path.name.rpartition("-")[2]) for path in _folders(folder, kind))
    return max(numbers, default=0)
