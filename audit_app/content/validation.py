"""Checking guidance files before they are used: one file, an added folder, or a whole checklist."""

from datetime import date
from pathlib import Path

from audit_app.content import coverage, draft, looking, quick, raising, rules, withdrawals
from audit_app.content.additions import add_to
from audit_app.content.draft import Draft
from audit_app.content.faults import Fault
from audit_app.content.files import (
    CHECKLIST_FILES,
    CHECKLIST_FOLDERS,
    CHECKLIST_PLACES,
    gather,
    strays,
)
from audit_app.content.names import names, repeated_records

IDS = "ids.txt"
_WHOLE = ("bullets.toml", "hosts.toml", "topics")


def validate(path: Path, root: Path, today: date) -> tuple[Fault, ...]:
    """Every fault of the file or folder ``path``; ``root`` is the shipped checklist folder.

    A folder that holds bullets, hosts and topics is judged as a whole checklist, any other as an
    addition to the shipped one. A file is judged with the folder it lies in.
    """
    if not path.exists():
        return (Fault(str(path), "", "not found"),)
    if path.is_file():
        return _file(path, root, today)
    if all((path / name).exists() for name in _WHOLE):
        return whole(path, today)
    return tuple(add_to(_read(root)[0], "", path, today)[1])


def whole(root: Path, today: date) -> tuple[Fault, ...]:
    """Every fault of the complete checklist in ``root``."""
    records, found = _read(root)
    known = names(records)
    found += strays(root)
    found += [fault for _, fault in repeated_records(records)]
    found += [fault for _, fault in rules.record_faults(records, known, today)]
    found += [fault for _, fault in looking.record_faults(records, known, today)]
    found += [fault for _, fault in raising.record_faults(records, records)]
    found += [fault for _, fault in withdrawals.record_faults(records)]
    if (root / IDS).exists():
        found += withdrawals.lost(records, (root / IDS).read_text().split())
    found += coverage.faults(records, known)
    found += quick.faults(records.assemble(""))
    return tuple(found)


def _read(root: Path) -> tuple[Draft, list[Fault]]:
    files, faults = gather(root, CHECKLIST_PLACES)
    records, broken = draft.read(files)
    return records, [*faults, *broken]


def _file(path: Path, root: Path, today: date) -> tuple[Fault, ...]:
    path = path.absolute()
    nested = path.parent.name in CHECKLIST_FOLDERS
    folder = path.parent.parent if nested else path.parent
    name = f"{path.parent.name}/{path.name}" if nested else path.name
    if not nested and path.name not in CHECKLIST_FILES:
        places = ", ".join((*(f"{folder}/" for folder in CHECKLIST_FOLDERS), *CHECKLIST_FILES))
        return (Fault(path.name, "", "not the name or place of a checklist file", places),)
    return tuple(fault for fault in validate(folder, root, today) if fault.file == name)
