"""Making a vault, and opening it in each of the ways there are."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import apsw

from audit_app.vault import (
    connection,
    instance,
    keyfiles,
    keyslots,
    places,
    proving,
    records,
    schema,
    state,
)
from audit_app.vault.counter import Counter
from audit_app.vault.errors import (
    AlreadyThere,
    Damage,
    Damaged,
    KeyringTrouble,
    NothingHere,
    Reason,
    StillDeleting,
    StillRestoring,
    VaultError,
    WrongSecret,
)
from audit_app.vault.finding import Finding
from audit_app.vault.header import SlotKind
from audit_app.vault.instance import Hold
from audit_app.vault.keyfiles import Found, Made
from audit_app.vault.keyslots import Cost
from audit_app.vault.proving import Secrets
from audit_app.vault.state import Condition, State
from audit_app.vault.vault import Opened, Vault
from audit_app.vault.ways import Ways

if TYPE_CHECKING:
    from audit_app.vault.ring import Ring


class Means(NamedTuple):
    """What to work with, where the ordinary will not do.

    ``hold``: the folder's lock, already taken by the caller and left to them; ``limit``: seconds
    for each call to the keyring, or the usual; ``ring``: other keyrings; ``cost``: of a guess of a
    passphrase.
    ``keeps``: answers were brought back in this sitting, and what they took the place of stays.
    """

    hold: Hold | None = None
    limit: float | None = None
    ring: "Ring | None" = None
    cost: Cost | None = None
    keeps: bool = False

    def keyring(self) -> "Ring":
        """The keyrings to ask."""
        from audit_app.vault import ring

        return self.ring or ring.of_this_machine(self.limit or ring.LIMIT)


ORDINARY = Means()


def try_keyring(means: Means = ORDINARY) -> Reason | None:
    """Whether the keyring keeps a meaningless item and gives it back (None: it does)."""
    return means.keyring().try_out(os.urandom(4).hex())


def keyring_names(means: Means = ORDINARY) -> tuple[str, ...]:
    """The keyrings that would be asked, by the names of their classes."""
    return means.keyring().names


def slot_kinds(folder: Path) -> tuple[SlotKind, ...]:
    """The ways in that there are, read without unlocking (Damaged, NewerVersion, NotAllowed)."""
    return keyfiles.read(folder).copies[0].header.kinds


def create(
    folder: Path,
    *,
    keyring: bool,
    passphrase: str | None,
    now: datetime,
    means: Means = ORDINARY,
) -> Vault:
    """Make a vault that opens by keyring, passphrase, or both; one is enough to begin with.

    KeyringTrouble: the keyring failed and there is no passphrase (with one, it is only noticed).
    WeakPassphrase, AlreadyThere, Damaged, StillDeleting, InUse, DiskFull, NotAllowed, DiskTrouble.
    After any of them nothing is kept. ValueError: neither way was asked for (a bug).
    """
    if not keyring and passphrase is None:
        raise ValueError("a vault needs a way in")
    from audit_app.vault import making  # once in a vault's life

    with _held(folder, means) as hold:
        _expect_nothing(folder)
        chosen = making.Choice(means.keyring() if keyring else None, passphrase, means.cost)
        made = making.make(folder, chosen, now)
        return _open(folder, hold, means, made)


def open_with_keyring(folder: Path, means: Means = ORDINARY) -> Vault:
    """Open with the secret in the operating system's keyring, which is only ever read here.

    KeyringTrouble: absent, locked, silent, missing or different; use another way in. Otherwise as
    ``open_with_passphrase``.
    """
    secrets = proving.from_keyring(_expect_vault(folder), means.keyring())
    try:
        return _unlock(folder, SlotKind.KEYRING, secrets, means)
    except WrongSecret:
        raise KeyringTrouble(Reason.DIFFERENT) from None


def open_with_passphrase(folder: Path, text: str, means: Means = ORDINARY) -> Vault:
    """Open with the passphrase.

    WrongSecret; NoSuchWay: there is none; NothingHere, Damaged, StillDeleting, NewerVersion,
    InUse, DiskFull, NotAllowed, DiskTrouble. None of them changes anything.
    """
    secret = keyslots.passphrase_bytes(text)
    proving.slots(_expect_vault(folder), SlotKind.PASSPHRASE)
    return _unlock(folder, SlotKind.PASSPHRASE, lambda _: secret, means)


def open_with_spare_key(folder: Path, text: str, means: Means = ORDINARY) -> Vault:
    """Open with the spare key as typed. Mistyped: told before anything is tried.

    Otherwise as ``open_with_passphrase``.
    """
    from audit_app.vault import spare_key

    secret = spare_key.parse(text)
    proving.slots(_expect_vault(folder), SlotKind.SPARE_KEY)
    return _unlock(folder, SlotKind.SPARE_KEY, lambda _: secret, means)


def open_proved(folder: Path, made: Made, means: Means = ORDINARY) -> Vault:
    """Open with keys that are there already: of answers that were just brought back.

    Otherwise as ``open_with_passphrase``.
    """
    with _held(folder, means) as hold:
        _expect_vault(folder)
        return _open(folder, hold, means, made)


@contextmanager
def _held(folder: Path, means: Means) -> Iterator[Hold | None]:
    """The lock, let go again when what follows fails; None when the caller looks after it."""
    if means.hold:
        yield None
        return
    hold = instance.hold(folder)
    try:
        yield hold
    except BaseException:
        hold.release()
        raise


def _expect_nothing(folder: Path) -> None:
    found = state.look(folder)
    _expect_nothing_half_way(found)
    if found.condition is Condition.READY:
        raise AlreadyThere


def _expect_vault(folder: Path) -> Found:
    found = state.look(folder)
    _expect_nothing_half_way(found)
    if found.condition is Condition.NONE:
        raise NothingHere
    return keyfiles.read(folder)


def _expect_nothing_half_way(found: State) -> None:
    if found.condition is Condition.DELETING:
        raise StillDeleting
    if found.condition is Condition.BRINGING_BACK:
        raise StillRestoring
    if found.what:
        raise Damaged(found.what)


def _unlock(folder: Path, kind: SlotKind, secrets: Secrets, means: Means) -> Vault:
    with _held(folder, means) as hold:
        found = _expect_vault(folder)
        copy, keys = proving.prove(found, kind, secrets)
        noticed = keyfiles.repair(folder, found, copy)
        return _open(folder, hold, means, Made(copy, keys, noticed))


def _open(folder: Path, hold: Hold | None, means: Means, made: Made) -> Vault:
    vault = made.copy.header.vault
    state.finish_making(folder)
    counter = Counter(folder, vault, made.keys.counter)
    db = connection.connect(folder / places.ANSWERS, made.keys.database)
    try:
        compared = _check(db, folder, vault, counter)
    except apsw.Error as error:
        db.close()
        raise connection.trouble(error) from None
    except BaseException:
        db.close()
        raise
    if not means.keeps:
        _let_go(folder)
    opened = Opened(
        folder=folder,
        db=db,
        counter=counter,
        keys=made.keys,
        ways=Ways(folder, made.copy, made.keys),
        keyring=means.keyring,
        cost=means.cost,
        hold=hold,
        findings=(*made.findings, *compared),
    )
    return Vault(opened)


def _let_go(folder: Path) -> None:
    """What was here before answers were brought back is kept until they were opened once more."""
    if places.holds_put_aside(folder):
        from audit_app.vault import switch

        with suppress(VaultError):
            switch.drop(folder)


def _check(db: apsw.Connection, folder: Path, vault: str, counter: Counter) -> tuple[Finding, ...]:
    version = schema.check(db, vault)
    if not counter.was_clean and db.pragma("quick_check") != "ok":
        raise Damaged(Damage.ANSWERS)
    schema.migrate(db, version, lambda old: _keep_copy(db, folder, old))
    return counter.compare(records.commits(db))


def _keep_copy(db: apsw.Connection, folder: Path, version: int) -> None:
    from audit_app.vault import copies

    copies.keep(db, folder, version)
