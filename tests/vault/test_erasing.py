from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING

import pytest

from audit_app.domain.action import ActionId, Mark
from audit_app.domain.checkin import CheckInId, Noted
from audit_app.domain.checklist import QuestionId
from audit_app.vault import connection, copies, disk, sealing
from audit_app.vault.erasing import Left
from audit_app.vault.errors import DiskFull, NoSuchItem
from audit_app.vault.sealing import BadSeal
from tests.samples import NOW
from tests.vault.parts import (
    answered,
    finished,
    keep,
    marked,
    raw,
    reopened,
    started,
)

if TYPE_CHECKING:
    from pathlib import Path

    import apsw

    from audit_app.vault.vault import Vault

OLD, NEW = CheckInId("old"), CheckInId("new")
TABLES = ("events", "marks", "checkins", "items", "revisions", "chunks", "tombstones", "private")


def note(checkin: str, question: str, text: str) -> Noted:
    return Noted(checkin=CheckInId(checkin), at=NOW, question=QuestionId(question), text=text)


@pytest.fixture
def lived(vault: Vault, folder: Path) -> Vault:
    """Two check-ins with notes and marks, and an automatic copy of them."""
    keep(
        vault,
        started(OLD),
        answered(1, OLD),
        note(OLD, "q1", "zanzibarine"),
        note(OLD, "q2", "stays"),
        marked("q1", Mark.DONE, OLD),
        marked("q2", Mark.LATER, OLD),
        finished(OLD),
        started(NEW),
        answered(1, NEW),
        note(NEW, "q1", "quillwork"),
        marked("q1", Mark.TO_DO, NEW),
    )
    vault._writer.submit(lambda db: copies.keep(db, folder, 2)).result()
    return vault


def all_rows(db: apsw.Connection) -> str:
    return repr([db.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES])  # noqa: S608 - our own names


def in_copies(vault: Vault, folder: Path) -> list[str]:
    """All rows of every automatic copy."""
    found = []
    for path in sorted((folder / "auto").iterdir()):
        db = connection.connect(path, vault._opened.keys.database)
        found.append(all_rows(db))
        db.close()
    return found


def test_a_check_in_is_gone_as_if_never_begun(lived: Vault, folder: Path) -> None:
    assert lived.eraser.check_in(NEW, NOW).result() is Left.NOTHING

    with reopened(lived, folder) as again:
        assert [head.id for head in again.heads()] == [OLD]
        assert again.events(NEW) == ()
        assert len(again.events(OLD)) == 7
        marks = {action: kept.state.mark for action, kept in again.marks().items()}
        assert marks == {ActionId("q1"): Mark.DONE, ActionId("q2"): Mark.LATER}
        assert again.findings == ()
        assert NEW not in again._writer.ask(all_rows).replace(repr(("check-in", NEW))[1:-1], "")


def test_only_a_tombstone_without_content_stays(lived: Vault) -> None:
    lived.eraser.check_in(OLD, NOW).result()
    lived.eraser.note(NEW, QuestionId("q1"), NOW).result()
    assert raw(lived, "SELECT at, kind, name FROM tombstones") == [
        (NOW.isoformat(), "check-in", OLD),
        (NOW.isoformat(), "note", None),
    ]
    rows = lived._writer.ask(all_rows)
    assert "q2" not in rows
    assert raw(lived, "SELECT kind, name FROM items") == [("check-in", NEW)]
    assert set(lived.marks()) == {ActionId("q1")}


def test_a_note_goes_with_all_its_versions_and_can_be_written_anew(
    lived: Vault, folder: Path
) -> None:
    keep(lived, note(OLD, "q1", "zanzibarine, longer"))
    lived.eraser.note(OLD, QuestionId("q1"), NOW).result()
    notes = [event.text for event in lived.events(OLD) if isinstance(event, Noted)]
    assert notes == ["stays"]
    keep(lived, note(OLD, "q1", "anew"))
    with reopened(lived, folder) as again:
        notes = [event.text for event in again.events(OLD) if isinstance(event, Noted)]
        assert notes == ["stays", "anew"]


def test_what_is_not_there_is_told_and_changes_nothing(lived: Vault) -> None:
    before = lived._writer.ask(all_rows)
    with pytest.raises(NoSuchItem):
        lived.eraser.check_in(CheckInId("never"), NOW).result()
    with pytest.raises(NoSuchItem):
        lived.eraser.note(OLD, QuestionId("q9"), NOW).result()
    assert lived._writer.ask(all_rows) == before


def test_an_event_that_comes_late_does_not_bring_it_back(lived: Vault) -> None:
    lived.eraser.check_in(OLD, NOW).result()
    keep(lived, answered(5, OLD), note(OLD, "q1", "late"), marked("q7", Mark.DONE, OLD))
    assert lived.events(OLD) == ()
    assert [head.id for head in lived.heads()] == [NEW]
    assert set(lived.marks()) == {ActionId("q1")}


def test_the_automatic_copies_hold_it_no_more(lived: Vault, folder: Path) -> None:
    (before,) = in_copies(lived, folder)
    assert OLD in before
    lived.eraser.check_in(OLD, NOW).result()
    (after,) = in_copies(lived, folder)
    assert after == lived._writer.ask(all_rows)


def test_older_answers_that_were_put_aside_are_told(lived: Vault, folder: Path) -> None:
    (folder / "damaged-1").mkdir()
    assert lived.eraser.check_in(OLD, NOW).result() is Left.ASIDE


def test_without_copies_none_are_made(vault: Vault, folder: Path) -> None:
    keep(vault, started())
    vault.eraser.check_in(CheckInId("first"), NOW).result()
    assert not (folder / "auto").exists()


def test_an_older_page_with_keys_opens_nothing_any_more(lived: Vault) -> None:
    """Wherever the disk has left one: the key they were wrapped under is gone as well."""
    kept = "SELECT number, kind, name, key FROM items"
    older = raw(lived, kept)
    lived.eraser.check_in(NEW, NOW).result()
    ((shared,),) = raw(lived, "SELECT key FROM wrapping")
    for number, kind, name, wrapped in older:
        with pytest.raises(BadSeal):
            sealing.unseal(shared, f"{number} {kind} {name}", wrapped)
    for number, kind, name, wrapped in raw(lived, kept):
        sealing.unseal(shared, f"{number} {kind} {name}", wrapped)


def test_the_shared_key_lies_alone_and_is_written_by_nothing_else(
    lived: Vault, folder: Path
) -> None:
    """Every other commit leaves its page out, so its bytes in the file stay as they were."""

    def page(db: apsw.Connection) -> bytes:
        ((root,),) = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'wrapping'")
        return (folder / "vault.db").read_bytes()[(int(root) - 1) * 4096 : int(root) * 4096]

    before = lived._writer.ask(page)
    keep(lived, started("third"), note("third", "q1", "x"), finished("third"))
    assert lived._writer.ask(page) == before
    lived.eraser.note(OLD, QuestionId("q1"), NOW).result()
    assert lived._writer.ask(page) != before


def test_the_journal_of_the_deleting_is_overwritten(
    lived: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = folder / "vault.db-journal"
    seen: list[tuple[bytes, bytes]] = []
    real = disk.overwrite

    def overwrite(path: Path) -> None:
        before = path.read_bytes()
        real(path)
        seen.append((before, path.read_bytes()))

    monkeypatch.setattr(disk, "overwrite", overwrite)
    lived.eraser.note(OLD, QuestionId("q1"), NOW).result()
    ((before, after),) = seen
    assert len(before) == len(after) > 4096
    assert not any(before[at : at + 16] in after for at in range(4096, len(before) - 16, 512))
    assert journal.stat().st_size == 0
    assert lived._writer.ask(lambda db: db.pragma("journal_mode")) == "truncate"


@pytest.mark.parametrize("name", ["swap", "erase", "remove", "overwrite"])
def test_copies_that_cannot_be_made_anew_now_are_at_the_next_opening(
    lived: Vault, folder: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_paths: Path) -> None:
        raise OSError(28, "full")

    with monkeypatch.context() as patch:
        patch.setattr(disk, name, full)
        assert lived.eraser.check_in(OLD, NOW).result() is Left.COPIES
        assert lived.events(OLD) == (), "the key is erased all the same"
    with reopened(lived, folder) as again:
        again._writer.submit(lambda _: None).result()
        again._writer.submit(lambda _: None).result()
        (copy,) = in_copies(again, folder)
        assert copy == again._writer.ask(all_rows)
        assert raw(again, "SELECT * FROM about WHERE name LIKE 'copies%'") == []


def test_a_full_disk_deletes_nothing_and_says_so(
    lived: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    from audit_app.vault import erasing

    def full(*_: object) -> None:
        raise DiskFull

    before = lived._writer.ask(all_rows)
    monkeypatch.setattr(erasing, "_note_down", full)
    with pytest.raises(DiskFull):
        lived.eraser.check_in(OLD, NOW).result()
    assert lived._writer.ask(all_rows) == before


def test_an_attachment_goes_with_its_item_in_one_commit(lived: Vault) -> None:
    from tests.vault.test_attachments import Thing

    thing = lived.items.keep("thing", Thing()).result()
    lived.items.attach(thing, io.BytesIO(os.urandom(600_000)), "a")
    commits = raw(lived, "SELECT value FROM about WHERE name = 'commits'")[0][0]
    lived.items.delete(thing, NOW).result()
    assert raw(lived, "SELECT count(*) FROM chunks") == [(0,)]
    # The deleting, and taking the note about copies away.
    assert raw(lived, "SELECT value FROM about WHERE name = 'commits'") == [(commits + 2,)]
