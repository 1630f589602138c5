"""What was cut off in an earlier sitting, looked for at each opening; see ``erasing``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from audit_app.vault.connection import overwrite_journal, rows

if TYPE_CHECKING:
    import apsw

# The note that copies are still to be made anew, and the kind of what is attached to an item.
TO_REMAKE = "copies-to-remake"
ATTACHMENT = "attachment"

_HALF = "SELECT number FROM items WHERE kind = ? AND number NOT IN (SELECT item FROM revisions)"


class CutOff(NamedTuple):
    """Whether copies are to be made anew; the numbers of attachments that were not wholly kept."""

    to_remake: bool
    half_kept: tuple[int, ...]


def look(db: apsw.Connection) -> CutOff | None:
    """What was cut off; None: nothing. Before more is written, a deleting's journal is overwritten.

    On the writer's thread, before all else.
    """
    to_remake = bool(rows(db, "SELECT 1 FROM about WHERE name = ?", TO_REMAKE))
    if to_remake:
        overwrite_journal(db)
    half_kept = tuple(number for (number,) in rows(db, _HALF, ATTACHMENT))
    return CutOff(to_remake, half_kept) if to_remake or half_kept else None
