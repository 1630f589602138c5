"""A vault that each released version left is opened and brought up to date."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from audit_app.domain.action import ActionId, Mark
from audit_app.domain.checkin import Acknowledged, CheckInId, Noted, Profile, Started
from audit_app.domain.checklist import AppId, HelpId, QuestionId
from audit_app.vault import connection, disk, opening, schema, sealing
from audit_app.vault.errors import DiskFull, NewerVersion
from audit_app.vault.item_keys import ItemKeys
from tests.samples import NOW
from tests.vault.parts import MEANS, PASSPHRASE, answered, contents, keep, make, raw, refused

if TYPE_CHECKING:
    import apsw

    from audit_app.vault.vault import Vault

DATA = Path(__file__).parent / "data"
FIRST, SECOND = CheckInId("first"), CheckInId("second")
SECRETS = (b"zanzibarine", b"quillwork", b"ostrobogulous", b"Is number 3 safe?")


@pytest.fixture(params=["version-1", "version-1-hot"])
def old(request: pytest.FixtureRequest, folder: Path) -> Path:
    """A folder as an older program left it."""
    shutil.copytree(DATA / request.param, folder)
    return folder


def expect_everything(vault: Vault) -> None:
    first, second = vault.events(FIRST), vault.events(SECOND)
    kinds = [type(event).__name__ for event in first]
    assert kinds[:9] == ["Started", *["Answered"] * 8]
    assert kinds[9:] == ["Noted"] * 3 + ["Marked", "Marked", "Acknowledged", "Finished"]
    assert isinstance(first[0], Started)
    notes = [e.text for e in (*first, *second) if isinstance(e, Noted)]
    assert notes == ["zanzibarine", "zanzibarine, written again", "quillwork", "ostrobogulous"]
    assert first[-2] == Acknowledged(checkin=FIRST, at=NOW, page=HelpId("hacked"))
    assert [type(event).__name__ for event in second] == (
        ["Started", "Answered", "Answered", "Noted", "Marked", "Moved", "Skipped"]
    )
    marks = {action: kept.state.mark for action, kept in vault.marks().items()}
    assert marks == {ActionId("q0"): Mark.LATER, ActionId("q3"): Mark.TO_DO}
    assert [(head.id, bool(head.finished), head.done) for head in vault.heads()] == [
        (FIRST, True, 9),
        (SECOND, False, 0),
    ]
    assert vault.profile() == Profile(apps=(AppId("whatsapp"),))
    assert not vault.findings


def test_everything_comes_along_and_goes_on(old: Path) -> None:
    with opening.open_with_passphrase(old, PASSPHRASE, MEANS) as vault:
        expect_everything(vault)
        assert raw(vault, "PRAGMA user_version") == [(len(schema.STEPS),)]
        assert vault._writer.ask(lambda db: schema.fact(db, "needs")) == "0.2.0"
        keep(vault, answered(9, SECOND))
    with opening.open_with_passphrase(old, PASSPHRASE, MEANS) as vault:
        assert vault.events(SECOND)[-1] == answered(9, SECOND)


def test_a_copy_of_the_older_version_is_kept_before(old: Path) -> None:
    with opening.open_with_passphrase(old, PASSPHRASE, MEANS) as vault:
        key = bytes(vault._opened.keys.database)
    (copy,) = (old / "auto").glob("*.db")
    db = connection.connect(copy, key)
    assert db.pragma("user_version") == 1
    assert db.execute("SELECT count(*) FROM events").fetchall() == [(23,)]
    db.close()


def test_what_was_said_lies_under_keys_of_its_own(old: Path) -> None:
    with opening.open_with_passphrase(old, PASSPHRASE, MEANS) as vault:
        items = raw(vault, "SELECT kind, name FROM items ORDER BY number")
        rows = repr([raw(vault, "SELECT * FROM events"), raw(vault, "SELECT * FROM marks")])
    assert items == [
        ("check-in", "first"),
        ("note", "first q1"),
        ("note", "first q2"),
        ("check-in", "second"),
        ("note", "second q1"),
    ]
    assert not [secret for secret in SECRETS if secret.decode() in rows]


def test_what_could_not_be_read_before_is_still_there(folder: Path) -> None:
    """Also what no version ever wrote: it is not ours to drop."""
    shutil.copytree(DATA / "version-1", folder)
    with opening.open_with_passphrase(folder, PASSPHRASE, MEANS) as vault:
        key = bytes(vault._opened.keys.database)
    shutil.copyfile(DATA / "version-1" / "vault.db", folder / "vault.db")
    db = connection.connect(folder / "vault.db", key)
    insert = "INSERT INTO events(checkin, kind, at, body) VALUES('first', ?, '', ?)"
    db.execute(insert, ("noted", b"\xff not JSON"))
    db.execute(insert, ("pondered", b'{"type":"pondered"}'))
    db.execute("INSERT INTO marks VALUES('lost', 999, ?)", (b"a mark of nothing",))
    db.close()

    with opening.open_with_passphrase(folder, PASSPHRASE, MEANS) as vault:
        assert len(vault.events(FIRST)) == 16
        assert sum(finding.count for finding in vault.findings) >= 2
        newest = "SELECT seq, item, body FROM events ORDER BY seq DESC LIMIT 2"
        kept = [unsealed(vault, *row) for row in raw(vault, newest)]
        aside = raw(vault, "SELECT body FROM private WHERE name LIKE 'mark kept %'")
    assert kept == [b'{"type":"pondered"}', b"\xff not JSON"]
    assert aside == [(b"a mark of nothing",)]


def unsealed(vault: Vault, seq: int, item: int, body: bytes) -> bytes:
    return vault._writer.ask(lambda db: ItemKeys(db).unseal(item, f"event {seq}", body))


@pytest.mark.parametrize("left", range(0, 60, 7))
def test_cut_off_at_any_step_the_older_version_is_whole(
    folder: Path, left: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full at some statement of the change; afterwards there is room again."""
    shutil.copytree(DATA / "version-1", folder)
    real = sealing.seal

    def full(key: bytes, bound: str, data: bytes) -> bytes:
        nonlocal left
        left -= 1
        if left < 0:
            raise DiskFull
        return real(key, bound, data)

    with monkeypatch.context() as patch:
        patch.setattr(sealing, "seal", full)
        if left < 28:
            with pytest.raises(DiskFull):
                opening.open_with_passphrase(folder, PASSPHRASE, MEANS)
    with opening.open_with_passphrase(folder, PASSPHRASE, MEANS) as vault:
        expect_everything(vault)


def test_a_full_disk_before_the_copy_changes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(DATA / "version-1", folder)

    def full(_source: Path, _target: Path) -> None:
        raise OSError(28, "full")

    before = contents(folder)["vault.db"]
    with monkeypatch.context() as patch:
        patch.setattr(disk, "swap", full)
        with pytest.raises(DiskFull):
            opening.open_with_passphrase(folder, PASSPHRASE, MEANS)
    assert contents(folder)["vault.db"] == before


def test_a_newer_vault_is_refused_unchanged_and_says_what_it_needs(folder: Path) -> None:
    def newer(db: apsw.Connection) -> None:
        db.execute("CREATE TABLE later(x)")
        db.execute("UPDATE about SET value = '0.9.0' WHERE name = 'needs'")
        db.execute("PRAGMA user_version=99")

    with make(folder) as vault:
        vault._writer.change(newer).result()
    error = refused(folder, NewerVersion)
    assert isinstance(error, NewerVersion)
    assert error.needs == "0.9.0"


def test_questions_of_notes_are_told_apart(old: Path) -> None:
    with opening.open_with_passphrase(old, PASSPHRASE, MEANS) as vault:
        vault.eraser.note(FIRST, QuestionId("q1"), NOW).result()
        notes = [e.text for e in vault.events(FIRST) if isinstance(e, Noted)]
    assert notes == ["quillwork"]
