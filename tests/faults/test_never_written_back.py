"""What could not be read is left where it is, whatever is done beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from audit_app.domain.action import Mark
from audit_app.domain.checkin import Profile
from audit_app.domain.person import Role
from audit_app.domain.settings import PublicSettings
from audit_app.vault import header, keyfiles, opening, places, public
from audit_app.vault.finding import Noticed
from audit_app.vault.header import Kdf, Slot, SlotKind
from audit_app.vault.vault import Vault
from tests.faults.figures import Figures
from tests.faults.parts import DRAFT, begun, open_quickly
from tests.vault.parts import CHECKIN, MEANS, answered, finished, keep, marked, raw, started

UNREADABLE = b'{"kind":"from-the-future","said":"keep me"}'
GARBLED = b"\x00\xff not JSON at all"


def filled(folder: Path) -> Path:
    """A vault with rows of every kind."""
    begun(folder)
    with open_quickly(folder) as vault:
        keep(vault, *(answered(number) for number in range(10)), marked("a1", Mark.DONE))
        vault.keep_profile(Profile()).result()
    return folder


def use(folder: Path) -> set[Noticed]:
    """A whole sitting: everything read, answered, marked, changed, ended; closed and opened."""
    noticed: set[Noticed] = set()
    for turn in range(2):
        with open_quickly(folder) as vault:
            vault.heads()
            vault.events(CHECKIN)
            vault.marks()
            vault.profile()
            vault.keep_profile(Profile(role=Role.TEACHER)).result()
            keep(vault, answered(100 + turn), marked("a1", Mark.DONE), marked("a9", Mark.DONE))
            keep(vault, started(f"later-{turn}"), finished(f"later-{turn}"))
            vault.add_passphrase(f"a long walk by the river {turn}")
            vault.keep_spare_key(DRAFT, DRAFT.groups[-1])
            noticed |= {finding.noticed for finding in vault.findings}
    return noticed


def spoil(folder: Path, sql: str, *values: object) -> None:
    """Change a row behind the program's back."""
    with open_quickly(folder) as vault:
        raw(vault, sql, *values)


BROKEN: dict[str, tuple[str, str]] = {
    "an event": (
        "UPDATE events SET body = ? WHERE seq = 4",
        "SELECT body FROM events WHERE seq = 4",
    ),
    "a private setting": (
        "UPDATE private SET body = ? WHERE name = 'profile'",
        "SELECT body FROM private WHERE name LIKE 'profile kept%'",
    ),
    "an old event of a mark": (
        "UPDATE events SET body = ? WHERE kind = 'marked'",
        "SELECT body FROM events WHERE kind = 'marked' ORDER BY seq LIMIT 1",
    ),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_row_that_cannot_be_read_is_still_there(
    tmp_path: Path, what: str, figures: Figures
) -> None:
    change, look = BROKEN[what]
    for content in (UNREADABLE, GARBLED):
        folder = filled(tmp_path / content.hex()[:8])
        spoil(folder, change, content)

        use(folder)

        with open_quickly(folder) as vault:
            assert raw(vault, look)[0] == (content,)
    figures.tell(
        f"{what} made unreadable (newer, garbled), then two sittings",
        2,
        "its bytes are still there",
    )


def test_a_check_in_that_cannot_be_read_is_still_there(folder: Path, figures: Figures) -> None:
    filled(folder)
    spoil(folder, "UPDATE checkins SET depth = 'bottomless'")
    noticed = use(folder)
    with open_quickly(folder) as vault:
        assert raw(vault, "SELECT depth FROM checkins WHERE checkin = ?", CHECKIN) == [
            ("bottomless",)
        ]
    assert Noticed.UNREADABLE_EVENTS in noticed
    figures.tell("a check-in made unreadable, then two sittings", 1, "its row is still there")


def add_slot(vault: Vault, folder: Path, slot: Slot) -> None:
    """A key slot that a newer program wrote."""
    keys = vault._opened.keys
    copy = keyfiles.read(folder).copies[0]
    slots = (*copy.header.slots, slot)
    keyfiles.write(folder, keyfiles.changed(copy, slots, keys.header, copy.header.gen + 1))


SLOTS = {
    "a kind of a newer program": Slot(
        id="0000000a", kind="hardware-token", kdf=Kdf(alg="hkdf", salt=b"s"), nonce=b"n", ct=b"c"
    ),
    "an algorithm of a newer program": Slot(
        id="0000000b",
        kind=SlotKind.KEYRING,
        kdf=Kdf(alg="argon3", salt=bytes(16), m=1, t=1, p=1),
        nonce=bytes(24),
        ct=bytes(48),
    ),
}


@pytest.mark.parametrize("what", SLOTS)
def test_a_key_slot_that_is_not_understood_is_still_there(
    folder: Path, what: str, figures: Figures
) -> None:
    filled(folder)
    with open_quickly(folder) as vault:
        add_slot(vault, folder, SLOTS[what])
    said = header.canonical(SLOTS[what])

    use(folder)

    for name in places.KEYS:
        assert said in (folder / name).read_bytes()
    assert json.loads(said)
    opening.open_with_passphrase(folder, "a long walk by the river 1", MEANS).close()
    figures.tell(f"a key slot with {what}, then two sittings", 1, "its bytes are still there")


def test_a_settings_file_that_cannot_be_read_is_kept(folder: Path, figures: Figures) -> None:
    filled(folder)
    (folder / places.PUBLIC).write_bytes(GARBLED)
    public.write(folder, public.read(folder))
    use(folder)
    kept = [path.read_bytes() for path in folder.glob("public.toml.kept-*")]
    assert kept == [GARBLED]
    assert public.read(folder) == PublicSettings()
    figures.tell("readable settings made unreadable, then two sittings", 1, "they are kept aside")
