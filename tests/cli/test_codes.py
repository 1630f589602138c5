from __future__ import annotations

import pytest

from audit_app.cli import codes
from audit_app.cli.codes import Code
from audit_app.cli.wrong import WrongUse
from audit_app.domain.errors import AuditError
from audit_app.system.files import FileNotSaved, FileThere
from audit_app.vault import errors
from tests.cli.stage import WORDS


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (WrongUse(), Code.WRONG_USE),
        (errors.WrongSecret("passphrase"), Code.LOCKED),
        (errors.KeyringTrouble(errors.Reason.LOCKED), Code.LOCKED),
        (errors.NoSuchWay("spare-key"), Code.LOCKED),
        (errors.Mistyped(), Code.LOCKED),
        (errors.Damaged(errors.Damage.ANSWERS), Code.DAMAGED),
        (errors.NewerVersion("9.0"), Code.DAMAGED),
        (errors.NotABackup(), Code.DAMAGED),
        (errors.BackupDamaged(), Code.DAMAGED),
        (errors.BackupUnreadable(), Code.DISK),
        (errors.BackupNotSound(), Code.DISK),
        (errors.NoRoom(), Code.DISK),
        (errors.NoWayToTake(), Code.NOT_DONE),
        (errors.NothingToGoBackTo(), Code.NOT_DONE),
        (errors.InUse(), Code.IN_USE),
        (errors.DiskFull(), Code.DISK),
        (errors.NotAllowed(), Code.DISK),
        (errors.DiskTrouble("EIO"), Code.DISK),
        (FileNotSaved("errors.files.full", name="x"), Code.DISK),
        (FileThere(name="x"), Code.NOT_DONE),
        (errors.NothingHere(), Code.NOT_DONE),
    ],
)
def test_each_trouble_has_a_code(error: AuditError, code: Code) -> None:
    assert codes.of(error) is code


def test_help_lists_every_code() -> None:
    shown = WORDS("cli.usage.main").partition("Exit codes")[2]
    for code in (*(c for c in Code if c is not Code.SIGNAL), 129, 130, 143):
        assert f" {int(code)} " in shown
