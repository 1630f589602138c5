"""The checklist: what ships, and what a school or local authority has added."""

from datetime import date
from pathlib import Path

import msgspec

from audit_app.content import compiled, shipped
from audit_app.content.faults import Fault
from audit_app.content.files import CHECKLIST_PLACES, gather
from audit_app.domain.checklist import Checklist

COMPILED = "compiled.json"
_VERSION_DIGITS = 12


class Loaded(msgspec.Struct, frozen=True):
    """A checklist that works, and a fault for each record that was left out."""

    checklist: Checklist
    faults: tuple[Fault, ...] = ()


def load(extra: Path | None = None, *, root: Path | None = None) -> Loaded:
    """The shipped checklist, with the folder ``extra`` added when there is one.

    ``extra`` has the same layout and can only add; a record of it that is broken, or that would
    replace or weaken something shipped, is left out and named in the faults. ``root`` is the
    checklist folder, by default the shipped one.
    """
    root = root or shipped.path("checklists")
    files, faults = gather(root, CHECKLIST_PLACES)
    made_from = compiled.fingerprint(files)
    copy = None if faults else compiled.decode(root / COMPILED, made_from, Checklist)
    loaded = Loaded(copy) if copy else _parse(files, faults, made_from)
    return loaded if extra is None else _add(loaded, extra)


def validate(path: Path, today: date, *, root: Path | None = None) -> tuple[Fault, ...]:
    """Every fault of a checklist file, an added folder, or a whole checklist folder.

    For authors: slower and stricter than ``load``.
    """
    from audit_app.content import validation

    return validation.validate(path, root or shipped.path("checklists"), today)


def version(made_from: str) -> str:
    """The version kept with a check-in: which wording was in force."""
    return made_from[:_VERSION_DIGITS]


def _parse(files: dict[str, bytes], faults: list[Fault], made_from: str) -> Loaded:
    from audit_app.content import draft

    records, broken = draft.read(files)
    return Loaded(records.assemble(version(made_from)), (*faults, *broken))


def _add(loaded: Loaded, extra: Path) -> Loaded:
    from audit_app.content import additions

    checklist, faults = additions.add(loaded.checklist, extra)
    return Loaded(checklist, (*loaded.faults, *faults))
