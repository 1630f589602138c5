from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest

from audit_app.vault import copies, mending, opening
from audit_app.vault.keys import Keys
from audit_app.vault.vault import Vault
from tests.samples import NOW
from tests.vault.moving import questions
from tests.vault.parts import (
    MEANS,
    PASSPHRASE,
    answered,
    keep,
)


def _expect_noise(path: Path, vault: Vault) -> None:
    """What is left on the disk of a copy that is gone opens nothing."""
    keys, name = vault._opened.keys, vault._opened.ways.copy.header.vault
    assert not copies.is_sound(path, name, keys)


class TestAutomaticCopies:
    def test_the_newest_sound_copy_is_found_and_takes_the_place(self, kept: Path) -> None:
        with opening.open_with_passphrase(kept, PASSPHRASE, MEANS) as vault:
            for number in (2, 3, 4):
                keep(vault, answered(number))
                vault._writer.submit(lambda db: copies.keep(db, kept)).result()
            keys, name = Keys(bytes(vault._opened.keys.data)), vault._opened.ways.copy.header.vault
        assert [copy.number for copy in copies.kept(kept)] == [3, 2, 1]
        (kept / "auto" / "copy-3.db").write_bytes(b"x" * 9000)
        (kept / "vault.db").write_bytes(b"")
        found = copies.newest_sound(kept, name, keys)
        assert found is not None
        assert found.number == 2
        mending.put_copy_in_place(kept, found, name, keys)
        with opening.open_with_passphrase(kept, PASSPHRASE, MEANS) as vault:
            assert vault.findings == ()
        assert questions(kept) == ["", "q1", "q2", "q3"]
        assert (kept / "damaged-1" / "vault.db").read_bytes() == b""
        assert (kept / "auto" / "copy-2.db").exists()


class TestWeekly:
    def test_one_a_week_and_three_at_most(self, vault: Vault, folder: Path) -> None:
        made = []
        for day in range(40):
            now = NOW + timedelta(days=day)
            if vault.copying.keep_if_due(now).result():
                newest = copies.kept(folder)[0].path
                os.utime(newest, (now.timestamp(), now.timestamp()))
                made.append(day)
        assert made == [0, 7, 14, 21, 28, 35]
        assert [copy.number for copy in copies.kept(folder)] == [6, 5, 4]
        assert {path.name for path in (folder / "auto").iterdir()} == {
            "copy-4.db",
            "copy-5.db",
            "copy-6.db",
        }

    def test_what_makes_way_is_overwritten(self, vault: Vault, folder: Path) -> None:
        for _ in range(3):
            vault._writer.submit(lambda db: copies.keep(db, folder)).result()
        oldest = folder / "auto" / "copy-1.db"
        os.link(oldest, folder / "same-blocks")
        vault._writer.submit(lambda db: copies.keep(db, folder)).result()
        assert not oldest.exists()
        _expect_noise(folder / "same-blocks", vault)

    @pytest.mark.parametrize("days", [-3650, 3650])
    def test_a_clock_that_was_wrong_stops_nothing(
        self, vault: Vault, folder: Path, days: int
    ) -> None:
        assert vault.copying.keep_if_due(NOW).result()
        wrong = (NOW + timedelta(days=days)).timestamp()
        os.utime(folder / "auto" / "copy-1.db", (wrong, wrong))
        assert vault.copying.keep_if_due(NOW).result()
        assert [copy.number for copy in copies.kept(folder)] == [2, 1], "the order is the numbers'"

    def test_files_of_other_names_are_left_alone(self, vault: Vault, folder: Path) -> None:
        (folder / "auto").mkdir()
        for name in ("copy-x.db", "copy-1.db.new", "holiday.db", "copy-1234567890.db"):
            (folder / "auto" / name).write_bytes(b"mine")
        assert vault.copying.keep_if_due(NOW).result()
        assert [copy.number for copy in copies.kept(folder)] == [1]

    def test_a_copy_is_sealed_and_private(self, vault: Vault, folder: Path) -> None:
        vault.copying.keep_if_due(NOW).result()
        copy = folder / "auto" / "copy-1.db"
        assert b"SQLite format" not in copy.read_bytes()
        assert copy.stat().st_mode & 0o777 == 0o600
