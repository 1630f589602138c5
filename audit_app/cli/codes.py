"""What a finished command tells the shell. ``--help`` and the package's docstring list the same."""

from enum import IntEnum

from audit_app.cli.wrong import WrongUse
from audit_app.domain.errors import AuditError
from audit_app.domain.pack import PackRefused
from audit_app.system.files import FileNotSaved
from audit_app.vault import errors


class Code(IntEnum):
    """The exit codes of our own making; signals add theirs to 128, as shells expect."""

    DONE = 0
    NOT_DONE = 1
    WRONG_USE = 2
    LOCKED = 3
    DAMAGED = 4
    IN_USE = 5
    DISK = 6
    UNEXPECTED = 7
    SIGNAL = 128
    NO_READER = 141


_OF: tuple[tuple[tuple[type[AuditError], ...], Code], ...] = (
    ((WrongUse,), Code.WRONG_USE),
    ((errors.InUse,), Code.IN_USE),
    ((PackRefused,), Code.DAMAGED),
    (
        (errors.Damaged, errors.NewerVersion, errors.NotABackup, errors.BackupDamaged),
        Code.DAMAGED,
    ),
    ((errors.DiskFull, errors.NotAllowed, errors.DiskTrouble, FileNotSaved), Code.DISK),
    ((errors.BackupUnreadable, errors.BackupNotSound, errors.NoRoom), Code.DISK),
    (
        (errors.KeyringTrouble, errors.WrongSecret, errors.NoSuchWay, errors.Mistyped),
        Code.LOCKED,
    ),
)


def of(error: AuditError) -> Code:
    """The exit code for what stood in the way."""
    return next((code for kinds, code in _OF if isinstance(error, kinds)), Code.NOT_DONE)
