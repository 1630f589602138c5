from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from audit_app.domain.value import Value
from audit_app.vault import attachments
from audit_app.vault.attachments import CHUNK
from audit_app.vault.errors import AttachmentDamaged, DiskFull, NoSuchItem
from audit_app.vault.items import ItemId
from tests.samples import NOW
from tests.vault.parts import ROOT, raw, reopened

if TYPE_CHECKING:
    from pathlib import Path

    import apsw

    from audit_app.vault.vault import Vault


class Thing(Value):
    """What a file is attached to."""

    title: str = "thing"


@pytest.fixture
def thing(vault: Vault) -> ItemId:
    """An item to attach to."""
    return vault.items.keep("thing", Thing()).result()


def read(vault: Vault, attachment: str) -> bytes:
    return b"".join(vault.items.chunks(ItemId(attachment)))


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 20 * CHUNK + 7])
def test_bytes_come_back_as_they_were(vault: Vault, folder: Path, thing: ItemId, size: int) -> None:
    data = os.urandom(size)
    kept = vault.items.attach(thing, io.BytesIO(data), "screenshot.png")

    assert (kept.name, kept.size) == ("screenshot.png", size)
    assert kept.sha256 == hashlib.sha256(data).hexdigest()
    with reopened(vault, folder) as again:
        assert again.items.attachments(thing) == (kept,)
        assert read(again, kept.id) == data
        assert again.findings == ()


class Dribble(io.RawIOBase):
    """A source that gives a little at a time, as pipes do."""

    def __init__(self, data: bytes) -> None:
        self._left = io.BytesIO(data)

    def read(self, size: int = -1) -> bytes:
        return self._left.read(min(size, 1000))


def test_a_source_that_gives_a_little_at_a_time_is_cut_the_same(
    vault: Vault, thing: ItemId
) -> None:
    data = os.urandom(CHUNK + 5)
    kept = vault.items.attach(thing, Dribble(data), "a")  # type: ignore[arg-type]
    assert raw(vault, "SELECT length(body) FROM chunks ORDER BY place") == [
        (CHUNK + 40,),
        (5 + 40,),
    ]
    assert read(vault, kept.id) == data


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE chunks SET place = CASE place WHEN 0 THEN 1000 ELSE place END",
        "UPDATE chunks SET body = (SELECT body FROM chunks WHERE place = 1) WHERE place = 0",
        "DELETE FROM chunks WHERE place = 2",
        "UPDATE chunks SET body = zeroblob(40) WHERE place = 1",
        "UPDATE chunks SET item = item + 1",
        "DELETE FROM revisions WHERE seq = 2",
    ],
)
def test_what_was_changed_moved_or_cut_is_never_given_as_whole(
    vault: Vault, thing: ItemId, harm: str
) -> None:
    kept = vault.items.attach(thing, io.BytesIO(os.urandom(2 * CHUNK + 1)), "a")
    vault._writer.change(lambda db: db.execute(harm).fetchall()).result()
    before = raw(vault, "SELECT * FROM chunks")
    with pytest.raises(AttachmentDamaged):
        read(vault, kept.id)
    assert raw(vault, "SELECT * FROM chunks") == before


class Refusing(io.BytesIO):
    """A memory stick that is pulled out."""

    def read(self, size: int | None = -1) -> bytes:
        if self.tell() > 20 * CHUNK:
            raise OSError(5, "gone")
        return super().read(size)


def test_a_source_that_breaks_off_leaves_nothing(vault: Vault, thing: ItemId) -> None:
    with pytest.raises(OSError, match="gone"):
        vault.items.attach(thing, Refusing(bytes(30 * CHUNK)), "a")
    assert vault.items.attachments(thing) == ()
    assert raw(vault, "SELECT count(*) FROM chunks") == [(0,)]
    assert raw(vault, "SELECT count(*) FROM items") == [(1,)]


def test_a_full_disk_leaves_nothing(
    vault: Vault, thing: ItemId, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_db: apsw.Connection, number: int, placed: list[tuple[int, bytes]]) -> None:
        if placed[0][0]:
            raise DiskFull
        real(_db, number, placed)

    real = attachments._keep
    monkeypatch.setattr(attachments, "_keep", full)
    with pytest.raises(DiskFull):
        vault.items.attach(thing, io.BytesIO(bytes(30 * CHUNK)), "a")
    assert raw(vault, "SELECT count(*) FROM chunks") == [(0,)]


def test_what_a_kill_left_half_kept_is_swept_away_at_the_next_opening(
    vault: Vault, folder: Path, thing: ItemId
) -> None:
    whole = vault.items.attach(thing, io.BytesIO(b"whole"), "whole")

    def half(db: apsw.Connection) -> None:
        number = attachments._begin(db, thing, "ab" * 16)
        attachments._keep(db, number, [(0, b"half")])

    vault._writer.change(half).result()
    with reopened(vault, folder) as again:
        assert again.items.attachments(thing) == (whole,)
        again._writer.submit(lambda _: None).result()
        assert raw(again, "SELECT count(*) FROM chunks") == [(1,)]
        assert raw(again, "SELECT count(*) FROM items") == [(2,)]
        assert read(again, whole.id) == b"whole"


def test_it_can_be_deleted_alone_and_goes_with_what_it_belongs_to(
    vault: Vault, thing: ItemId
) -> None:
    first, second = (vault.items.attach(thing, io.BytesIO(b"x"), name) for name in "ab")
    vault.items.delete(ItemId(first.id), NOW).result()
    assert vault.items.attachments(thing) == (second,)
    assert vault.items.read(thing, Thing) == Thing()
    with pytest.raises(NoSuchItem):
        read(vault, first.id)

    vault.items.delete(thing, NOW).result()
    assert raw(vault, "SELECT count(*) FROM chunks") == [(0,)]
    with pytest.raises(NoSuchItem):
        read(vault, second.id)


def test_deleting_needs_little_room_in_the_journal(
    vault: Vault, folder: Path, thing: ItemId
) -> None:
    """Else nothing big could be deleted on a full disk."""
    kept = vault.items.attach(thing, io.BytesIO(os.urandom(8 * 1024 * 1024)), "a")
    sizes: list[int] = []

    def work(db: apsw.Connection) -> None:
        attachments.discard(db, [2])
        db.cache_flush()
        sizes.append((folder / "vault.db-journal").stat().st_size)

    vault._writer.change(work).result()
    assert sizes[0] < 200_000
    with pytest.raises(NoSuchItem):
        read(vault, kept.id)


MEMORY = """
import io, resource, sys
from pathlib import Path
from tests.vault.parts import make
from tests.vault.test_attachments import Thing
class Zeros(io.RawIOBase):
    left = 40 * 1024 * 1024
    def read(self, size=-1):
        given = min(size, self.left)
        self.left -= given
        return bytes(given)
with make(Path(sys.argv[1])) as vault:
    thing = vault.items.keep("thing", Thing()).result()
    vault.items.attach(thing, io.BytesIO(b"first"), "first")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    kept = vault.items.attach(thing, Zeros(), "big")
    sizes = sum(len(chunk) for chunk in vault.items.chunks(kept.id))
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(sizes, after - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="counts memory in KiB, as Linux does")
def test_forty_megabytes_never_lie_in_memory_at_once(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", MEMORY, str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    size, more = map(int, done.stdout.split())
    assert size == 40 * 1024 * 1024
    assert more < 64 * 1024, f"{more} KiB above what it was before"
