"""Reads a backup without the program: docs/file-formats.md in code, for whoever has only the file.

python standalone_reader.py FILE < passphrase-or-spare-key
"""

import base64
import hashlib
import json
import struct
import sys
import tempfile
import unicodedata
from pathlib import Path
from typing import Any

import apsw
from nacl import bindings as sodium

LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
Row = dict[str, Any]


def derive(data_key: bytes, purpose: bytes) -> bytes:
    """One of the keys that come from the data key."""
    return hashlib.blake2b(key=data_key, person=purpose, digest_size=32).digest()


def wrapping_key(kind: str, kdf: Row, text: str) -> bytes:
    """What a slot is locked with."""
    salt = base64.b64decode(kdf["salt"])
    if kind == "passphrase":
        secret, memory = unicodedata.normalize("NFC", text).encode(), kdf["m"] * 1024
        return sodium.crypto_pwhash_alg(32, secret, salt, kdf["t"], memory, 2)
    letters = [letter for letter in text.lower() if letter in LETTERS]
    secret = bytes(LETTERS.index(letter) for letter in letters[:26])
    return hashlib.blake2b(secret, key=salt, person=b"psa-slot-1", digest_size=32).digest()


def data_key(header: Row, text: str) -> bytes:
    """The data key, by whichever slot ``text`` opens. ValueError: none."""
    for slot in header["slots"]:
        said = {"slot": slot | {"ct": ""}, "v": 1, "vault": header["vault"]}
        bound = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
        ct, nonce = base64.b64decode(slot["ct"]), base64.b64decode(slot["nonce"])
        try:
            key = wrapping_key(slot["kind"], slot["kdf"], text)
            return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(ct, bound, nonce, key)
        except Exception:  # noqa: BLE001, S112 - the next slot may open
            continue
    raise ValueError("that opens nothing")


def unpack(file: bytes, text: str) -> tuple[Row, bytes, bytes]:
    """What a backup says of itself, its answers file, and that file's key. ValueError: damaged."""
    if file[:8] != b"SAVBAK\0\1":
        raise ValueError("not a backup")
    at = 12 + struct.unpack(">I", file[8:12])[0]
    body = struct.unpack(">I", file[20:24])[0]
    key = data_key(json.loads(file[24 : 24 + body]), text)
    state, plain, tag = sodium.crypto_secretstream_xchacha20poly1305_state(), b"", 0
    start, bound, rest = file[at : at + 24], hashlib.sha256(file[:at]).digest(), file[at + 24 :]
    sodium.crypto_secretstream_xchacha20poly1305_init_pull(state, start, derive(key, b"psa-backup"))
    while rest and tag == 0:
        chunk, rest = rest[: 65_536 + 17], rest[65_536 + 17 :]
        piece, tag = sodium.crypto_secretstream_xchacha20poly1305_pull(state, chunk, bound)
        plain += piece
    if rest or tag != sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL:
        raise ValueError("cut short, or added to")
    length = struct.unpack(">I", plain[:4])[0]
    return json.loads(plain[4:][:length]), plain[4 + length :], derive(key, b"psa-database")


def unseal(key: bytes, bound: str, sealed: bytes) -> bytes:
    """What is sealed under an item's key, or the key itself under the shared one."""
    nonce, ct = sealed[:24], sealed[24:]
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(ct, bound.encode(), nonce, key)


def events(answers: bytes, key: bytes) -> list[Row]:
    """Every event of an answers file, oldest first."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "vault.db")
        path.write_bytes(answers)
        db: Any = apsw.Connection(str(path))
        db.execute("PRAGMA cipher='chacha20'")
        db.execute(f"PRAGMA key='raw:{key.hex()}'")
        rows = db.execute("SELECT seq, item, body FROM events ORDER BY seq").fetchall()
        items = db.execute("SELECT number, kind, name, key FROM items").fetchall()
        ((shared,),) = db.execute("SELECT key FROM wrapping").fetchall()
        db.close()
    keys = {n: unseal(shared, f"{n} {kind} {name}", wrapped) for n, kind, name, wrapped in items}
    return [json.loads(unseal(keys[n], f"{n} event {seq}", body)) for seq, n, body in rows]


if __name__ == "__main__":
    about, answers, key = unpack(Path(sys.argv[1]).read_bytes(), sys.stdin.readline().strip())
    print(json.dumps({"about": about, "events": events(answers, key)}, indent=1))  # noqa: T201
