"""Ed25519 signatures in the format of minisign, which others can make and check without us.

The format: https://jedisct1.github.io/minisign/. Both forms are read, the hashed one ("ED") is
written. The keys here sign packs of guidance; they have nothing to do with anybody's answers.
"""

import base64
import binascii
import re

from audit_app.domain.pack import PackRefused
from audit_app.domain.value import Value

LARGEST = 4_096
_PLAIN, _HASHED = b"Ed", b"ED"
_SCRYPT, _NO_KDF, _BLAKE2B = b"Sc", b"\0\0", b"B2"
_ID, _PUBLIC, _SECRET, _SIGNATURE, _SALT, _SUM = 8, 32, 64, 64, 32, 32
_UNTRUSTED, _TRUSTED = "untrusted comment: ", "trusted comment: "
# What minisign itself asks for; a key file that asks for more is not one of its own.
_MOST_WORK, _MOST_MEMORY = 33_554_432, 1_073_741_824
# A quarter of a second and 128 MB: read from the key file, so minisign opens it all the same.
_WORK, _MEMORY = 4_194_304, 134_217_728
_KEY_LINE = re.compile(r"[A-Za-z0-9+/=]{56}")


class PublicKey(Value):
    """Who signed: 8 bytes that find the key, and the 32 of the key."""

    id: bytes
    key: bytes

    @property
    def text(self) -> str:
        """The line of 56 signs by which everybody names it."""
        return base64.b64encode(_PLAIN + self.id + self.key).decode()

    @property
    def fingerprint(self) -> str:
        """Eight groups of four, to be read out: a hash over all of the key, not its short id."""
        from nacl.encoding import HexEncoder
        from nacl.hash import blake2b

        digits = blake2b(self.key, digest_size=16, encoder=HexEncoder).decode().upper()
        return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


class SecretKey(Value):
    """What signs."""

    id: bytes
    secret: bytes

    @property
    def public(self) -> PublicKey:
        """The key that signatures are checked with."""
        return PublicKey(id=self.id, key=self.secret[-_PUBLIC:])


class Signature(Value):
    """A signature as its file says it, not yet believed."""

    hashed: bool
    id: bytes
    signature: bytes
    comment: str
    over_comment: bytes


def public_key(text: str) -> PublicKey:
    """The key in a line of 56 signs, or in a file whose last line that is. PackRefused: it is none.

    A space or a line end before or after does not matter: people paste these.
    """
    lines = text.strip().splitlines()
    line = lines[-1].strip() if lines and len(text) <= LARGEST else ""
    raw = _decoded(line) if _KEY_LINE.fullmatch(line) else b""
    if len(raw) != len(_PLAIN) + _ID + _PUBLIC or raw[:2] != _PLAIN:
        raise PackRefused("pack.refused.not-a-key")
    return PublicKey(id=raw[2 : 2 + _ID], key=raw[2 + _ID :])


def signature(text: str) -> Signature:
    """What a ``.minisig`` file says. PackRefused: it is none."""
    lines = text.replace("\r\n", "\n").rstrip("\n").split("\n")
    shaped = len(text) <= LARGEST and len(lines) == 4  # noqa: PLR2004 - the format has four lines
    if not (shaped and lines[0].startswith(_UNTRUSTED) and lines[2].startswith(_TRUSTED)):
        raise PackRefused("pack.refused.not-a-signature")
    raw, over_comment = _decoded(lines[1]), _decoded(lines[3])
    sound = len(raw) == len(_PLAIN) + _ID + _SIGNATURE and len(over_comment) == _SIGNATURE
    if not sound or raw[:2] not in (_PLAIN, _HASHED):
        raise PackRefused("pack.refused.not-a-signature")
    return Signature(
        hashed=raw[:2] == _HASHED,
        id=raw[2 : 2 + _ID],
        signature=raw[2 + _ID :],
        comment=lines[2].removeprefix(_TRUSTED),
        over_comment=over_comment,
    )


def verify(data: bytes, signed: Signature, key: PublicKey) -> None:
    """Return when ``key`` signed ``data`` and the trusted comment. PackRefused: it did not."""
    from nacl.bindings import crypto_sign_open
    from nacl.exceptions import BadSignatureError

    message = _hash(data) if signed.hashed else data
    over = signed.signature + signed.comment.encode()
    if signed.id != key.id:
        raise PackRefused("pack.refused.other-key")
    try:
        crypto_sign_open(signed.signature + message, key.key)
        crypto_sign_open(signed.over_comment + over, key.key)
    except BadSignatureError:
        raise PackRefused("pack.refused.wrong-signature") from None


def sign(data: bytes, secret: SecretKey, comment: str) -> str:
    """The text of a ``.minisig`` file, of the hashed form. ``comment`` is one line, and signed."""
    comment = " ".join(comment.split())
    made = _signed(_hash(data), secret)
    over = _signed(made + comment.encode(), secret)
    first = base64.b64encode(_HASHED + secret.id + made).decode()
    second = base64.b64encode(over).decode()
    return f"{_UNTRUSTED}signature of a school pack\n{first}\n{_TRUSTED}{comment}\n{second}\n"


def make_key() -> SecretKey:
    """A new key, from the system's own source of chance."""
    import secrets

    from nacl.bindings import crypto_sign_keypair

    _, secret = crypto_sign_keypair()
    return SecretKey(id=secrets.token_bytes(_ID), secret=secret)


def public_file(key: PublicKey) -> str:
    """The text of a ``.pub`` file."""
    return f"{_UNTRUSTED}minisign public key {key.id[::-1].hex().upper()}\n{key.text}\n"


def lock(secret: SecretKey, passphrase: str) -> str:
    """The text of a secret key file, closed by ``passphrase`` as minisign closes its own."""
    import secrets

    salt = secrets.token_bytes(_SALT)
    work, memory = _WORK.to_bytes(8, "little"), _MEMORY.to_bytes(8, "little")
    body = secret.id + secret.secret + _sum(secret)
    stream = _stream(passphrase, salt, _WORK, _MEMORY)
    raw = _PLAIN + _SCRYPT + _BLAKE2B + salt + work + memory + _mixed(body, stream)
    return f"{_UNTRUSTED}minisign encrypted secret key\n{base64.b64encode(raw).decode()}\n"


def bare(secret: SecretKey) -> str:
    """The text of a secret key file that no passphrase closes, for machines that sign."""
    raw = _PLAIN + _NO_KDF + _BLAKE2B + bytes(_SALT + 16) + secret.id + secret.secret + _sum(secret)
    return f"{_UNTRUSTED}minisign secret key\n{base64.b64encode(raw).decode()}\n"


def unlock(text: str, passphrase: str) -> SecretKey:
    """The key in a secret key file, ours or minisign's, with a passphrase or without.

    PackRefused: it is no such file, or the passphrase does not open it.
    """
    lines = text.strip().splitlines()
    raw = _decoded(lines[1].strip()) if len(lines) == 2 and len(text) <= LARGEST else b""  # noqa: PLR2004
    head, rest = raw[:6], raw[6 + _SALT + 16 :]
    if len(rest) != _ID + _SECRET + _SUM or head[:2] != _PLAIN or head[4:] != _BLAKE2B:
        raise PackRefused("pack.refused.not-a-secret-key")
    numbers = raw[6 + _SALT : 6 + _SALT + 16]
    work, memory = (int.from_bytes(each, "little") for each in (numbers[:8], numbers[8:]))
    if head[2:4] == _SCRYPT and work <= _MOST_WORK and memory <= _MOST_MEMORY:
        rest = _mixed(rest, _stream(passphrase, raw[6 : 6 + _SALT], work, memory))
    elif head[2:4] != _NO_KDF:
        raise PackRefused("pack.refused.not-a-secret-key")
    found = SecretKey(id=rest[:_ID], secret=rest[_ID : _ID + _SECRET])
    # minisign leaves the sum empty where no passphrase closes the file.
    sums = (_sum(found),) if head[2:4] == _SCRYPT else (_sum(found), bytes(_SUM))
    if rest[-_SUM:] not in sums:
        raise PackRefused("pack.refused.wrong-passphrase")
    return found


def needs_passphrase(text: str) -> bool:
    """Whether a secret key file is closed by a passphrase."""
    lines = text.strip().splitlines()
    return _decoded(lines[-1].strip() if lines else "")[2:4] == _SCRYPT


def _decoded(line: str) -> bytes:
    try:
        return base64.b64decode(line, validate=True)
    except (binascii.Error, ValueError):
        return b""


def _hash(data: bytes) -> bytes:
    from nacl.encoding import RawEncoder
    from nacl.hash import blake2b

    return blake2b(data, digest_size=64, encoder=RawEncoder)


def _sum(secret: SecretKey) -> bytes:
    from nacl.encoding import RawEncoder
    from nacl.hash import blake2b

    of = _PLAIN + secret.id + secret.secret
    return blake2b(of, digest_size=_SUM, encoder=RawEncoder)


def _signed(message: bytes, secret: SecretKey) -> bytes:
    from nacl.bindings import crypto_sign

    return crypto_sign(message, secret.secret)[:_SIGNATURE]


def _stream(passphrase: str, salt: bytes, work: int, memory: int) -> bytes:
    from nacl.pwhash import scrypt

    size = _ID + _SECRET + _SUM
    return scrypt.kdf(size, passphrase.encode(), salt, opslimit=work, memlimit=memory)


def _mixed(body: bytes, stream: bytes) -> bytes:
    return bytes(one ^ other for one, other in zip(body, stream, strict=True))
