"""How two states of the answers stand to each other: by what was written, never by a clock."""

from __future__ import annotations

import hashlib
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from audit_app.vault import records

if TYPE_CHECKING:
    import apsw

# What is appended to, each row under a number that only grows.
_TABLES = ("events", "revisions")


class Relation(StrEnum):
    """How a backup stands to what is on this laptop.

    *nothing*: nothing is here; *same*; *older*, *newer* than what is here; *apart*: each has
    something that the other has not; *other*: answers begun elsewhere; *unknown*: what is here
    cannot be opened with the key of the backup.
    """

    NOTHING = "nothing"
    SAME = "same"
    OLDER = "older"
    NEWER = "newer"
    APART = "apart"
    OTHER = "other"
    UNKNOWN = "unknown"


class History(NamedTuple):
    """What tells one state from another: changes so far, and a digest of every row by its number.

    Digests of different ``version``s of the answers file are not comparable.
    """

    version: int
    commits: int
    rows: dict[tuple[str, int], bytes]


def of(db: apsw.Connection) -> History:
    """The history of an open answers file."""
    there = {name for (name,) in db.execute("SELECT name FROM sqlite_schema")}
    found: dict[tuple[str, int], bytes] = {}
    for table in _TABLES:
        if table in there:
            for seq, body in db.execute(f"SELECT seq, body FROM {table}"):  # noqa: S608 - our names
                found[table, seq] = hashlib.sha256(body).digest()
    return History(int(db.pragma("user_version")), records.commits(db), found)


def compare(here: History, there: History) -> Relation:
    """How ``there`` stands to ``here``. A row that only one of them has may have been deleted."""
    both = here.rows.keys() & there.rows.keys()
    if here.version == there.version and any(here.rows[row] != there.rows[row] for row in both):
        return Relation.APART
    ahead, behind = _goes_on(there, here), _goes_on(here, there)
    # Whatever is added is one more change: more rows after fewer changes are not what went on.
    changed_here, changed_there = here.commits >= there.commits, there.commits >= here.commits
    if ahead and (behind or changed_here):
        return Relation.APART
    if behind and changed_there:
        return Relation.APART
    if ahead or behind:
        return Relation.NEWER if ahead else Relation.OLDER
    if here.commits == there.commits:
        return Relation.SAME
    return Relation.NEWER if there.commits > here.commits else Relation.OLDER


def _goes_on(one: History, other: History) -> bool:
    """Whether ``one`` has anything from after the end of ``other``."""
    return any(_last(one, table) > _last(other, table) for table in _TABLES)


def _last(history: History, table: str) -> int:
    return max((seq for name, seq in history.rows if name == table), default=0)
