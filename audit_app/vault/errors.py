"""What can stand between a person and their answers, each with words of its own."""

from enum import StrEnum

from audit_app.domain.errors import AuditError

_SPARE_KEY = 32


class Damage(StrEnum):
    """What is broken. Nothing is ever made anew in its place."""

    KEYS = "keys"
    KEYS_MISSING = "keys-missing"
    KEYS_MIXED = "keys-mixed"
    ANSWERS = "answers"
    ANSWERS_MISSING = "answers-missing"
    ANSWERS_SHORT = "answers-short"
    ANSWERS_OTHER = "answers-other"
    MARKER = "marker"


class Reason(StrEnum):
    """Why the keyring of the operating system did not help.

    *different*: it gave something, but not what was kept there; *missing*: it answered and has
    nothing. Neither means that this is somebody new.
    """

    ABSENT = "absent"
    LOCKED = "locked"
    SILENT = "silent"
    DIFFERENT = "different"
    MISSING = "missing"


class VaultError(AuditError):
    """Something about the kept answers. No child ever carries a key, an answer or a note."""

    key = "errors.vault.trouble"


class Damaged(VaultError):
    """A file is broken, short, missing or belongs elsewhere; it was left as it is."""

    def __init__(self, what: Damage) -> None:
        super().__init__(f"errors.vault.damaged-{what}")
        self.what = what


class WrongSecret(VaultError):
    """The passphrase or spare key is well formed and does not open these answers."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"errors.vault.wrong-{kind}")
        self.kind = kind


class NoSuchWay(VaultError):
    """There is no passphrase, or no spare key, for these answers."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"errors.vault.no-{kind}")
        self.kind = kind


class KeyringTrouble(VaultError):
    """The keyring did not give what is needed; ``reason`` says which way."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(f"errors.vault.keyring-{reason}")
        self.reason = reason


class Mistyped(VaultError):
    """A spare key with a slip. ``groups`` (1 to 8) are where to look first; empty: unknown."""

    def __init__(self, groups: tuple[int, ...] = (), typed: int = _SPARE_KEY) -> None:
        which = "groups" if groups else "somewhere" if typed == _SPARE_KEY else "length"
        super().__init__(
            f"errors.vault.mistyped-{which}", groups=groups, typed=typed, count=len(groups)
        )
        self.groups = groups
        self.typed = typed


class NewerVersion(VaultError):
    """A newer program wrote this. ``needs`` is the first version that can read it, if known."""

    def __init__(self, needs: str) -> None:
        super().__init__(
            "errors.vault.newer" if needs else "errors.vault.newer-unknown", needs=needs
        )
        self.needs = needs


class InUse(VaultError):
    """Another start of the program has the answers open."""

    key = "errors.vault.in-use"


class DiskFull(VaultError):
    """There was no room; nothing half-written was left."""

    key = "errors.vault.disk-full"


class NotAllowed(VaultError):
    """The folder is read-only, or this account may not write there."""

    key = "errors.vault.not-allowed"


class NotYours(VaultError):
    """The folder belongs to another account on this machine. Nothing was read or changed."""

    key = "errors.vault.not-yours"


class DiskTrouble(VaultError):
    """The disk could not be read or written. ``detail`` is a code for the people who help."""

    key = "errors.vault.disk-trouble"

    def __init__(self, detail: str) -> None:
        super().__init__(detail=detail)
        self.detail = detail


class WeakPassphrase(VaultError):
    """The passphrase is too easy to guess to be the only thing in the way."""

    key = "errors.vault.weak-passphrase"


class NothingHere(VaultError):
    """No answers were ever kept in this folder."""

    key = "errors.vault.nothing-here"


class AlreadyThere(VaultError):
    """Answers are kept here already; they are never replaced by a new start."""

    key = "errors.vault.already-there"


class StillDeleting(VaultError):
    """Deleting everything was begun here and has to be finished first."""

    key = "errors.vault.still-deleting"


class NoSuchItem(VaultError):
    """What was asked for is not kept here, or was deleted."""

    key = "errors.vault.no-such-item"


class AttachmentDamaged(VaultError):
    """An attached file does not read back as it was kept. It was left as it is."""

    key = "errors.vault.attachment-damaged"


class StillRestoring(VaultError):
    """Bringing answers back was begun here and has to be finished first."""

    key = "errors.vault.still-restoring"


class NoWayToTake(VaultError):
    """Only being signed in here opens these answers: a backup of them would open nowhere else."""

    key = "errors.vault.no-way-to-take"


class NotABackup(VaultError):
    """The file is something else, or empty."""

    key = "errors.vault.not-a-backup"


class BackupDamaged(VaultError):
    """A backup that is not as it was written. Nothing of it was taken over."""

    key = "errors.vault.backup-damaged"


class BackupUnreadable(VaultError):
    """The operating system would not read the file, or it is gone."""

    key = "errors.vault.backup-unreadable"


class BackupNotSound(VaultError):
    """A backup that was just written does not read back as what was written."""

    key = "errors.vault.backup-not-sound"


class NoRoom(VaultError):
    """There is no room on this laptop to unpack or make a copy. Nothing was changed."""

    key = "errors.vault.no-room"


class NothingToGoBackTo(VaultError):
    """Nothing was put aside, or it is gone by now."""

    key = "errors.vault.nothing-to-go-back-to"


class TooFewWays(VaultError):
    """Taking this away would leave fewer than two ways in."""

    key = "errors.vault.too-few-ways"


class Closed(VaultError):
    """The answers were locked before this could be done."""

    key = "errors.vault.closed"
