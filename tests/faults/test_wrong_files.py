"""Wrong keys, and files that are gone, cut, empty or another vault's: refused, and left alone."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from audit_app.vault import connection, opening, places, spare_key
from audit_app.vault.errors import Damaged, VaultError, WrongSecret
from tests.faults.figures import Figures
from tests.faults.parts import begun, look_through, open_quickly
from tests.vault.parts import MEANS, PASSPHRASE, answered, contents, keep, refused

RANDOM = random.Random(7)  # noqa: S311 - places, not secrets


def kept(folder: Path) -> Path:
    """A vault with some answers."""
    begun(folder)
    with open_quickly(folder) as vault:
        keep(vault, *(answered(number) for number in range(30)))
    return folder


def key_of(folder: Path) -> bytes:
    """The key of the answers file."""
    with open_quickly(folder) as vault:
        return bytes(vault._opened.keys.database)


def test_no_wrong_key_changes_a_byte(folder: Path, tmp_path: Path, figures: Figures) -> None:
    path = kept(folder) / places.ANSWERS
    key = key_of(folder)
    others = [RANDOM.randbytes(32) for _ in range(figures.times(60, 600))]
    bits = [bytearray(key) for _ in range(256)]
    for bit, wrong in enumerate(bits):
        wrong[bit // 8] ^= 1 << bit % 8
    another = key_of(kept(tmp_path / "another"))
    before = path.read_bytes()
    for other in (*others, *bits, another, bytes(32), key[::-1]):
        with pytest.raises(Damaged):
            connection.connect(path, bytes(other))
        assert path.read_bytes() == before
    figures.tell(
        "a wrong key (each bit of the right one turned, another vault's, others)",
        len(others) + len(bits) + 3,
        "0 opened, 0 bytes changed",
    )
    connection.connect(path, key).close()


def test_no_wrong_secret_changes_a_byte(folder: Path, figures: Figures) -> None:
    kept(folder)
    before = contents(folder)
    times = figures.times(30, 300)
    for number in range(times):
        with pytest.raises(WrongSecret):
            opening.open_with_spare_key(folder, "".join(spare_key.draft().groups), MEANS)
        with pytest.raises(WrongSecret):
            opening.open_with_passphrase(folder, f"{PASSPHRASE}{number}", MEANS)
    assert contents(folder) == before
    figures.tell("a wrong spare key and a wrong passphrase", times, "0 opened, 0 bytes changed")


def test_every_cut_of_the_answers_file_is_noticed(folder: Path, figures: Figures) -> None:
    """At random lengths, also where the counter says that closing was orderly."""
    path = kept(folder) / places.ANSWERS
    whole = path.read_bytes()
    times = figures.times(60, 600)
    pages = range(4096, len(whole), 4096)
    unnoticed = 0
    for number in range(times):
        cut = pages[number % len(pages)] if number % 2 else RANDOM.randrange(len(whole))
        path.write_bytes(whole[:cut])
        try:
            unnoticed += look_through(folder).numbers == list(range(30))
        except (VaultError, AssertionError):
            continue
    figures.tell("the answers file cut short", times, f"{unnoticed} unnoticed")
    assert unnoticed == 0


@pytest.mark.parametrize("gone", ["keys.a", "keys.b"])
def test_one_key_file_is_enough(folder: Path, gone: str) -> None:
    kept(folder)
    (folder / gone).unlink()
    assert look_through(folder).numbers == list(range(30))
    assert (folder / "keys.a").read_bytes() == (folder / "keys.b").read_bytes()


SWAPPED = [
    ("vault.db",),
    ("keys.a",),
    ("keys.b",),
    ("keys.a", "keys.b"),
    ("vault.db", "state.seq"),
    ("vault.db", "keys.a"),
]


@pytest.mark.parametrize("names", SWAPPED, ids=" ".join)
def test_files_of_another_vault_are_never_mixed_in(
    folder: Path, tmp_path: Path, names: tuple[str, ...]
) -> None:
    """Both vaults open with the same passphrase, so only the files tell them apart."""
    kept(folder)
    other = kept(tmp_path / "another")
    for name in names:
        shutil.copy(other / name, folder / name)
    refused(folder, Damaged)


def test_another_vaults_counter_is_no_reason_to_refuse(folder: Path, tmp_path: Path) -> None:
    kept(folder)
    shutil.copy(kept(tmp_path / "another") / places.COUNTER, folder / places.COUNTER)
    assert look_through(folder).numbers == list(range(30))


def test_another_vaults_journal_is_not_played_back(folder: Path, tmp_path: Path) -> None:
    """As a sync service that mixed two folders leaves it."""
    kept(folder)
    other = kept(tmp_path / "another")
    journal = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + (other / places.ANSWERS).read_bytes()
    (folder / f"{places.ANSWERS}-journal").write_bytes(journal)
    (folder / places.COUNTER).unlink()
    assert look_through(folder).numbers == list(range(30))
