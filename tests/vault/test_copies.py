from __future__ import annotations

from pathlib import Path

from audit_app.vault import copies, opening
from audit_app.vault.keys import Keys
from tests.vault.moving import questions
from tests.vault.parts import (
    MEANS,
    PASSPHRASE,
    answered,
    keep,
)


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
        copies.put_in_place(kept, found)
        assert questions(kept) == ["", "q1", "q2", "q3"]
        assert (kept / "damaged-1" / "vault.db").read_bytes() == b""
        assert (kept / "auto" / "copy-2.db").exists()
