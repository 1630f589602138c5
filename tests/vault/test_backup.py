"""A backup holds what it says, opens in two ways, and nothing that was done to it goes unseen."""

from __future__ import annotations

import hashlib
import io
import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

from audit_app.vault import backup, chunks, copies, header, public
from audit_app.vault.backup import Sealed
from audit_app.vault.chunks import CHUNK, MORE, START
from audit_app.vault.errors import (
    BackupDamaged,
    BackupNotSound,
    BackupUnreadable,
    Closed,
    Mistyped,
    NewerVersion,
    NoSuchWay,
    NotABackup,
    NoWayToTake,
    WrongSecret,
)
from audit_app.vault.header import SlotKind
from audit_app.vault.keys import Keys
from audit_app.vault.vault import Vault
from tests.samples import NOW
from tests.vault.parts import (
    PASSPHRASE,
    SETTINGS,
    MemoryBox,
    add_spare_key,
    answered,
    back_up,
    big,
    keep,
    make,
    means,
    started,
)

TOLD = (BackupDamaged, NotABackup, NewerVersion)


class Made(NamedTuple):
    """A backup of a few chunks, its keys, and what it was before anybody touched it."""

    path: Path
    keys: Keys
    whole: bytes

    @property
    def body(self) -> int:
        """Where the chunks begin."""
        return 12 + int.from_bytes(self.whole[8:12], "big")


@pytest.fixture
def made(vault: Vault, tmp_path: Path) -> Made:
    keep(vault, started(), answered(1), big(), big())
    path = tmp_path / "backup"
    back_up(vault, path)
    return Made(path, Keys(bytes(vault._opened.keys.data)), path.read_bytes())


def read_all(path: Path, keys: Keys) -> bytes:
    found = io.BytesIO()
    backup.read(backup.look(path), keys, found)
    return found.getvalue()


def is_told(made: Made, data: bytes) -> bool:
    """Whether a changed backup is refused, with one of the errors that have words for it."""
    made.path.write_bytes(data)
    try:
        read_all(made.path, made.keys)
    except TOLD:
        return True
    return False


def test_it_says_when_it_was_made_and_carries_the_readable_settings(made: Made) -> None:
    about, _ = backup.read(backup.look(made.path), made.keys)
    assert (about.made, public.of_plain(about.settings)) == (NOW, SETTINGS)
    newer = about.settings | {"shape": "round", "theme": 7}
    assert public.of_plain(newer) == SETTINGS, "what a newer program has more is left out"
    assert about.size == len(read_all(made.path, made.keys))
    assert about.commits == 1


def test_it_holds_the_ways_that_go_along_and_never_the_keyring(
    folder: Path, tmp_path: Path
) -> None:
    box = MemoryBox()
    with make(folder, means(box), None) as vault:
        assert not vault.copying.can_be_taken
        with pytest.raises(NoWayToTake):
            back_up(vault, tmp_path / "none")
        assert not (folder / "copying").exists()
        draft = add_spare_key(vault)
        back_up(vault, tmp_path / "backup")
    sealed = backup.look(tmp_path / "backup")
    assert sealed.kinds == (SlotKind.SPARE_KEY,)
    assert b"keyring" not in sealed.copy.raw
    keys = backup.unlock(sealed, SlotKind.SPARE_KEY, "".join(draft.groups).lower())
    assert backup.read(sealed, keys)[0].made == NOW
    with pytest.raises(NoSuchWay):
        backup.unlock(sealed, SlotKind.PASSPHRASE, PASSPHRASE)
    with pytest.raises(NoSuchWay):
        backup.unlock(sealed, SlotKind.KEYRING, "x")


def test_a_wrong_secret_is_told_before_anything_is_read(made: Made) -> None:
    sealed = backup.look(made.path)
    with pytest.raises(WrongSecret):
        backup.unlock(sealed, SlotKind.PASSPHRASE, PASSPHRASE + "x")
    with pytest.raises(Mistyped):
        backup.unlock(sealed, SlotKind.SPARE_KEY, "QQQQ")


def test_no_plain_word_is_in_it(made: Made) -> None:
    for word in (b"SQLite format", b"answered", b"Is number", b"text_size", b"2026"):
        assert word not in made.whole


def parts(made: Made) -> tuple[bytes, list[bytes]]:
    """All before the chunks, and the chunks."""
    start = made.body + START
    whole = CHUNK + MORE
    body = made.whole[start:]
    return made.whole[:start], [body[at : at + whole] for at in range(0, len(body), whole)]


@pytest.mark.parametrize(
    "change",
    [
        lambda c: [*c, b"x"],
        lambda c: [*c, c[-1]],
        lambda c: [*c, *c],
        lambda c: [c[1], c[0], *c[2:]],
        lambda c: [c[0], c[0], *c[1:]],
        lambda c: [c[0], *c[2:]],
        lambda c: c[::-1],
        lambda c: c[:-1],
    ],
)
def test_chunks_added_moved_doubled_or_left_out_are_told(
    made: Made, change: Callable[[list[bytes]], list[bytes]]
) -> None:
    start, pieces = parts(made)
    assert is_told(made, start + b"".join(change(pieces)))


def test_the_chunks_of_another_backup_are_told(made: Made, vault: Vault, tmp_path: Path) -> None:
    """Same vault, same key: only what they are bound to and their own start differ."""
    vault.add_passphrase("another four words here")
    other = tmp_path / "other"
    back_up(vault, other)
    head = made.whole[: made.body]
    there = Made(other, made.keys, other.read_bytes())
    assert is_told(made, head + there.whole[there.body :])


@pytest.mark.parametrize(
    "data",
    [b"", b"S", b"PK\x03\x04" + bytes(5000), bytes(5000), b"SAVHDR\x00\x01" + bytes(100)],
)
def test_the_file_of_another_program_is_told(made: Made, data: bytes) -> None:
    made.path.write_bytes(data)
    with pytest.raises(NotABackup):
        backup.look(made.path)


def test_what_is_no_plain_file_is_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotABackup):
        backup.look(tmp_path / "pipe")
    with pytest.raises(NotABackup):
        backup.look(tmp_path)
    with pytest.raises(BackupUnreadable):
        backup.look(tmp_path / "gone")


def test_huge_sizes_are_refused_at_once(made: Made) -> None:
    began = time.monotonic()
    made.path.write_bytes(made.whole[:8] + b"\xff\xff\xff\xff" + made.whole[12:])
    with pytest.raises(BackupDamaged):
        backup.look(made.path)
    with made.path.open("r+b") as file:
        file.truncate(backup.LARGEST + 1)
    with pytest.raises(NotABackup):
        backup.look(made.path)
    assert time.monotonic() - began < 1


def resealed(made: Made, *pieces: bytes) -> bytes:
    """A backup by somebody who has the key, with other contents."""
    start = made.whole[: made.body]
    target = io.BytesIO()
    chunks.seal(pieces, made.keys.backup, hashlib.sha256(start).digest(), target)
    return start + target.getvalue()


@pytest.mark.parametrize(
    "inside",
    [
        b"\x00",
        b"\xff\xff\xff\xff{}",
        b"\x00\x00\x00\x10{}",
        b"\x00\x00\x00\x02{}",
        b"\x00\x00\x00\x02\xff\xfe",
        b"\x00\x00\x27\x10" + b"[" * 10_000,
    ],
)
def test_nonsense_under_the_right_key_is_told(made: Made, inside: bytes) -> None:
    assert is_told(made, resealed(made, inside))


def test_a_size_that_is_not_true_is_told(made: Made) -> None:
    about, _ = backup.read(backup.look(made.path), made.keys)
    body = msgspec.json.encode(about)
    assert is_told(made, resealed(made, len(body).to_bytes(4, "big") + body, b"too short"))


def test_a_newer_backup_says_what_it_needs(made: Made) -> None:
    made.path.write_bytes(made.whole[:7] + b"\x02" + made.whole[8:])
    with pytest.raises(NewerVersion) as caught:
        backup.look(made.path)
    assert caught.value.needs == "0.1.0"
    body = b'{"v":2,"needs":"3.0.0","strange":[]}'
    made.path.write_bytes(resealed(made, len(body).to_bytes(4, "big") + body))
    with pytest.raises(NewerVersion) as caught:
        backup.read(backup.look(made.path), made.keys)
    assert caught.value.needs == "3.0.0"


def test_many_dear_slots_are_refused_before_one_is_tried(made: Made) -> None:
    sealed = backup.look(made.path)
    slot = sealed.copy.header.slots[0]
    many = tuple(msgspec.structs.replace(slot, id=f"{number:08x}") for number in range(5))
    forged = header.encode(msgspec.structs.replace(sealed.copy.header, slots=many), bytes(32))
    length = len(forged.raw).to_bytes(4, "big")
    made.path.write_bytes(backup.MAGIC + backup.FORMAT + length + forged.raw)
    with pytest.raises(BackupDamaged):
        backup.look(made.path)


def test_a_header_that_nobody_with_the_key_wrote_is_told(made: Made) -> None:
    sealed = backup.look(made.path)
    forged = header.encode(msgspec.structs.replace(sealed.copy.header, gen=9), bytes(32))
    with pytest.raises(BackupDamaged):
        backup.unlock(Sealed(made.path, forged), SlotKind.PASSPHRASE, PASSPHRASE)


def test_a_backup_that_does_not_read_back_is_never_called_done(made: Made, vault: Vault) -> None:
    with pytest.raises(BackupNotSound):
        vault.copying.prove(made.path, bytes(32))
    made.path.write_bytes(made.whole[:-1])
    with pytest.raises(BackupNotSound):
        vault.copying.prove(made.path, bytes(32))


def test_closing_first_leaves_no_backup_under_a_wiped_key(vault: Vault, tmp_path: Path) -> None:
    vault.close()
    with pytest.raises(Closed):
        back_up(vault, tmp_path / "late")


def test_two_at_a_time_are_each_whole(vault: Vault, tmp_path: Path) -> None:
    keep(vault, started(), *(big() for _ in range(10)))
    paths = [tmp_path / str(number) for number in range(6)]
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda path: back_up(vault, path), paths))
    keys = Keys(bytes(vault._opened.keys.data))
    name = vault._opened.ways.copy.header.vault
    for path in paths:
        unpacked = path.with_suffix(".db")
        unpacked.write_bytes(read_all(path, keys))
        copies.check(unpacked, name, keys)
    assert not (vault._opened.folder / "copying").exists()
