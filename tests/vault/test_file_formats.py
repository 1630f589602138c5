"""docs/file-formats.md is true, and is all that is needed to read a backup."""

from __future__ import annotations

import hashlib
import hmac
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from audit_app.vault import backup, chunks, counter, header, keyslots, sealing, spare_key
from audit_app.vault.header import Copy, Header, Kdf, Slot, SlotKind
from audit_app.vault.keys import Keys
from audit_app.vault.vault import Vault
from tests.vault import standalone_reader
from tests.vault.moving import opened
from tests.vault.parts import (
    CHECKIN,
    PASSPHRASE,
    ROOT,
    add_spare_key,
    answered,
    back_up,
    big,
    keep,
    started,
)

KEPT = Path(__file__).with_name("data") / "backup-1.psabackup"
VAULT = "000102030405060708090a0b0c0d0e0f"


@pytest.fixture(scope="module")
def said() -> dict[str, str]:
    """Every ``name = value`` of the page."""
    page = (ROOT / "docs" / "file-formats.md").read_text("utf-8")
    blocks = "\n".join(re.findall(r"```\n(.*?)```", page, re.DOTALL))
    return dict(re.findall(r"^(\S+)\s*= (.+)$", blocks, re.MULTILINE))


@pytest.fixture
def keys(said: dict[str, str]) -> Keys:
    return Keys(bytes.fromhex(said["data-key"]))


def slots(said: dict[str, str], keys: Keys) -> tuple[Slot, Slot]:
    nonce, salt = bytes(range(24)), bytes(range(16))
    plain = Kdf(alg="blake2b", salt=salt)
    dear = Kdf(alg="argon2id", salt=salt, m=19456, t=1, p=1)
    spare = Slot(id="00000001", kind="spare-key", kdf=plain, nonce=nonce, ct=b"")
    passphrase = Slot(id="00000002", kind="passphrase", kdf=dear, nonce=nonce, ct=b"")
    secret = spare_key.parse(said["spare-key"])
    words = keyslots.passphrase_bytes(said["passphrase"])
    return (
        keyslots.seal(VAULT, spare, secret, keys.data),
        keyslots.seal(VAULT, passphrase, words, keys.data),
    )


def test_keys_and_slots(said: dict[str, str], keys: Keys) -> None:
    derived = {
        name: getattr(keys, name).hex() for name in ("database", "header", "counter", "backup")
    }
    assert {f"psa-{name}": value for name, value in derived.items()}.items() <= said.items()
    spare, passphrase = slots(said, keys)
    assert spare.ct.hex() == said["spare-key-ct"]
    assert passphrase.ct.hex() == said["passphrase-ct"]


def test_key_header(said: dict[str, str], keys: Keys) -> None:
    written = Header(v=1, vault=VAULT, gen=1, slots=slots(said, keys)[:1])
    copy: Copy = header.encode(written, keys.header)
    assert copy.raw.hex() == said["header"]
    assert header.decode(bytes.fromhex(said["header"])).header == written


def test_sealed_rows_and_chunks(said: dict[str, str], keys: Keys) -> None:
    sealed = bytes.fromhex(said["sealed"])
    assert sealing.unseal(bytes(range(32)), "1 event 1", sealed) == b"hello"
    bound = hashlib.sha256(b"all before").digest()
    source = io.BytesIO(bytes.fromhex(said["chunks"]))
    assert list(chunks.unseal(source, keys.backup, bound)) == [b"hello"]


def test_counter(said: dict[str, str], keys: Keys, tmp_path: Path) -> None:
    record = bytes.fromhex(said["counter"])
    assert len(record) == 64
    (tmp_path / "state.seq").write_bytes(record)
    assert counter.Counter(tmp_path, VAULT, keys.counter).last == (7, 42, True)
    assert hmac.digest(keys.counter, VAULT.encode() + record[:32], "sha256") == record[32:]


@pytest.mark.parametrize("secret", ["spare-key", "passphrase"])
def test_the_kept_backup_opens_in_both_ways(said: dict[str, str], secret: str) -> None:
    text = said["spare-key"] if secret == "spare-key" else PASSPHRASE
    sealed = backup.look(KEPT)
    about, _ = backup.read(sealed, backup.unlock(sealed, SlotKind(secret), text))
    apart, answers, key = standalone_reader.unpack(KEPT.read_bytes(), text)
    assert (apart["size"], len(answers)) == (about.size, about.size)
    assert [event["type"] for event in standalone_reader.events(answers, key)] == [
        "started",
        "answered",
        "answered",
    ]


def test_the_kept_backup_comes_back_in_the_program(tmp_path: Path) -> None:
    restoring = opened(tmp_path / "new", KEPT)
    assert restoring.unpack().checkins == 1
    with restoring.put_in_place() as vault:
        assert len(vault.events(CHECKIN)) == 3


def test_the_reader_reads_what_is_written_today(vault: Vault, tmp_path: Path) -> None:
    keep(vault, started(), answered(1), big())
    groups = add_spare_key(vault).groups
    path = tmp_path / "backup"
    back_up(vault, path)
    for secret in ("-".join(groups).lower(), PASSPHRASE):
        _, answers, key = standalone_reader.unpack(path.read_bytes(), secret)
        read = standalone_reader.events(answers, key)
        assert [event["type"] for event in read] == ["started", "answered", "noted"]
    data = path.read_bytes()
    turned = data[:-100] + bytes((data[-100] ^ 1,)) + data[-99:]
    for changed in (data[:-1], data + b"x", turned):
        with pytest.raises((ValueError, RuntimeError)):
            standalone_reader.unpack(changed, PASSPHRASE)
    with pytest.raises(ValueError, match="opens nothing"):
        standalone_reader.unpack(data, "something else")


def test_it_runs_alone() -> None:
    done = subprocess.run(
        [sys.executable, "-I", standalone_reader.__file__, str(KEPT)],
        input=f"{PASSPHRASE}\n",
        capture_output=True,
        text=True,
        check=True,
    )
    assert len(json.loads(done.stdout)["events"]) == 3
    source = Path(standalone_reader.__file__).read_text("utf-8")
    assert "audit_app" not in source
