"""Deleting one thing: its key is erased, a tombstone without content stays, copies are made anew.

All of the first two, with a note that copies are still to be made anew, is one commit: whatever
cuts the rest off, the next opening goes on with it.
"""

from __future__ import annotations

import contextlib
from concurrent.futures import Future
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from audit_app.domain.checkin import Marked
from audit_app.vault import attachments, connection, copies, item_keys, records, revisions, switch
from audit_app.vault.connection import rows
from audit_app.vault.cut_off import TO_REMAKE
from audit_app.vault.errors import NoSuchItem
from audit_app.vault.item_keys import Item, ItemKeys
from audit_app.vault.sealing import BadSeal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from pathlib import Path

    import apsw

    from audit_app.domain.checkin import CheckInId
    from audit_app.domain.checklist import QuestionId
    from audit_app.vault.cut_off import CutOff
    from audit_app.vault.writer import Writer

_WITH_ALL_IT_OWNS = (
    "WITH RECURSIVE family(number) AS (SELECT number FROM items WHERE number = ?"
    " UNION SELECT items.number FROM items JOIN family ON items.owner = family.number)"
    " SELECT number FROM family"
)
_HEAD = "SELECT 1 FROM checkins WHERE checkin = ? UNION SELECT 1 FROM events WHERE checkin = ?"
_TOMBSTONE = "INSERT INTO tombstones(at, kind, name) VALUES(?, ?, ?)"
_NEWEST_MARKS = "SELECT seq, item, body FROM events WHERE kind = 'marked' ORDER BY seq"
_REMARK = "INSERT INTO marks(action, seq) VALUES(?, ?) ON CONFLICT DO UPDATE SET seq = excluded.seq"


class Left(StrEnum):
    """Where in this program's folder something that was deleted may still be read.

    *copies*: they could not be made anew; that is tried again at the next opening. *aside*: answers
    that were put aside, when others were brought back or because they were damaged.
    """

    NOTHING = "nothing"
    COPIES = "copies"
    ASIDE = "aside"


class Eraser:
    """Deletes on the writer's thread. Each future is done when all is, and says what is left.

    An error means that nothing was deleted: NoSuchItem, DiskFull, NotAllowed, DiskTrouble, Damaged,
    Closed.
    """

    def __init__(self, writer: Writer, folder: Path) -> None:
        """For the answers in ``folder``."""
        self._writer = writer
        self._folder = folder

    def check_in(self, checkin: CheckInId, now: datetime) -> Future[Left]:
        """A check-in with its notes. What was marked in others counts again."""
        return self._erase(lambda db: _check_in(db, checkin, now))

    def note(self, checkin: CheckInId, question: QuestionId, now: datetime) -> Future[Left]:
        """Everything ever written in a note."""
        return self._erase(lambda db: _note(db, checkin, question, now))

    def item(self, item: str, now: datetime) -> Future[Left]:
        """An item of another kind, or an attachment, with all that belongs to it."""
        return self._erase(lambda db: _other(db, item, now))

    def go_on(self, found: CutOff) -> None:
        """Go on with what was cut off, behind everything that was asked before."""
        if found.to_remake:
            self._remake(Future())
        if found.half_kept:
            self._writer.change(lambda db: attachments.discard(db, found.half_kept))

    def _erase(self, work: Callable[[apsw.Connection], None]) -> Future[Left]:
        outcome: Future[Left] = Future()
        outcome.set_running_or_notify_cancel()

        def _on_erased(erased: Future[None]) -> None:
            error = erased.exception()
            if error:
                outcome.set_exception(error)
            else:
                self._remake(outcome)

        self._writer.submit(connection.keep_journal)
        self._writer.change(work).add_done_callback(_on_erased)
        return outcome

    def _remake(self, outcome: Future[Left]) -> None:
        """Make the copies anew; only when they are, the note that they are to be is taken away."""

        def _on_remade(remade: Future[None]) -> None:
            if remade.exception():
                outcome.set_result(Left.COPIES)
                return
            noted = self._writer.change(_no_more_to_remake)
            left = Left.ASIDE if switch.folders(self._folder) else Left.NOTHING
            noted.add_done_callback(
                lambda done: outcome.set_result(Left.COPIES if done.exception() else left)
            )

        def work(db: apsw.Connection) -> None:
            connection.overwrite_journal(db)
            copies.remake(db, self._folder)

        remade = self._writer.submit(work)
        remade.add_done_callback(_on_remade)


def _check_in(db: apsw.Connection, checkin: CheckInId, now: datetime) -> None:
    keys, item = ItemKeys(db), records.checkin_item(checkin)
    number = keys.find(item)
    if number is None and not rows(db, _HEAD, checkin, checkin):
        raise NoSuchItem
    _remove(db, _family(db, number))
    # Also what a newer program may have kept of it under no key of ours.
    db.execute("DELETE FROM events WHERE checkin = ?", (checkin,))
    db.execute("DELETE FROM checkins WHERE checkin = ?", (checkin,))
    _mark_again(db)
    _note_down(db, now, item)


def _note(db: apsw.Connection, checkin: CheckInId, question: QuestionId, now: datetime) -> None:
    item = records.note_item(checkin, question)
    number = ItemKeys(db).find(item)
    if number is None:
        raise NoSuchItem
    _remove(db, _family(db, number))
    # Another note may be written to the same question; and which one it was is nobody's business.
    _note_down(db, now, Item(item.kind, ""))


def _other(db: apsw.Connection, name: str, now: datetime) -> None:
    number = revisions.number_of(db, name)
    ((kind,),) = rows(db, "SELECT kind FROM items WHERE number = ?", number)
    _remove(db, _family(db, number))
    _note_down(db, now, Item(kind, name))


def _family(db: apsw.Connection, number: int | None) -> tuple[int, ...]:
    return tuple(row[0] for row in rows(db, _WITH_ALL_IT_OWNS, number))


def _remove(db: apsw.Connection, numbers: tuple[int, ...]) -> None:
    item_keys.erase(db, numbers)
    for table in ("events", "revisions"):
        gone: Iterable[tuple[int]] = ((number,) for number in numbers)
        db.executemany(f"DELETE FROM {table} WHERE item = ?", gone)  # noqa: S608 - our own names
    attachments.let_go(db, numbers)


def _mark_again(db: apsw.Connection) -> None:
    """Marks that went with their check-in: the newest before it counts again, if there is one."""
    lost = "SELECT action FROM marks WHERE seq NOT IN (SELECT seq FROM events)"
    actions = {action for (action,) in rows(db, lost)}
    if not actions:
        return
    db.executemany("DELETE FROM marks WHERE action = ?", ((action,) for action in actions))
    keys, decoder = ItemKeys(db), msgspec.json.Decoder(Marked)
    for seq, item, body in rows(db, _NEWEST_MARKS):
        with contextlib.suppress(BadSeal, msgspec.DecodeError, UnicodeDecodeError):
            action = decoder.decode(keys.unseal(item, records.place(seq), body)).action
            if action in actions:
                db.execute(_REMARK, (action, seq))


def _note_down(db: apsw.Connection, now: datetime, item: Item) -> None:
    db.execute(_TOMBSTONE, (now.isoformat(), item.kind, item.name or None))
    db.execute("INSERT OR REPLACE INTO about(name, value) VALUES(?, 1)", (TO_REMAKE,))


def _no_more_to_remake(db: apsw.Connection) -> None:
    db.execute("DELETE FROM about WHERE name = ?", (TO_REMAKE,))
