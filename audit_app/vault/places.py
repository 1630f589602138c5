"""Where the answers lie, what the files there are called, and that nobody else may look."""

import os
import sys
from pathlib import Path

from audit_app.vault import disk
from audit_app.vault.errors import NotYours

HOME = "PRIVACY_SELF_AUDIT_HOME"

LOCK = "lock"
KEYS = ("keys.a", "keys.b")
ANSWERS = "vault.db"
# The answers file while it is being made: it gets its name when everything else is in place.
UNFINISHED = "vault.db.new"
COUNTER = "state.seq"
KEYRING = "keyring.list"
COPIES = "auto"
BALLAST = "ballast"
PUBLIC = "public.toml"
# School packs that the person accepted, and the versions that were seen.
PACKS = "packs"
TOMBSTONE = "deleting"
# A whole copy while a backup is written from it.
COPYING = "copying"
# Answers being brought back: unpacked in a folder of their own, then given their places while the
# marker says what goes where. What was there before is put aside under a name that says so.
INCOMING = "incoming"
MARKER = "bringing-back"
BEFORE = "before"
UNDONE = "undone"
DAMAGED = "damaged"


def default_folder() -> Path:
    """The person's own folder, or the one that ``PRIVACY_SELF_AUDIT_HOME`` names. Makes nothing."""
    named = os.environ.get(HOME)
    if named:
        return Path(named).expanduser().absolute()
    import platformdirs

    # Never the roaming profile: a school's server would keep a copy.
    return Path(platformdirs.user_data_dir("privacy-self-audit", appauthor=False, roaming=False))


def holds_put_aside(folder: Path) -> bool:
    """Whether something lies here that answers brought back took the place of."""
    return any(path.name.startswith((f"{BEFORE}-", f"{UNDONE}-")) for path in folder.iterdir())


def is_half_way(folder: Path) -> bool:
    """Whether bringing answers back, or making a copy, was cut off here."""
    return any((folder / name).exists() for name in (MARKER, INCOMING, COPYING))


def make_private(folder: Path) -> None:
    """Make the folder if need be, open to its owner only.

    NotYours: it is somebody else's, and stays as it is. NotAllowed, DiskFull, DiskTrouble: it could
    not be made or closed to others.
    """
    with disk.told():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        expect_own(folder)
        if is_open_to_others(folder):
            folder.chmod(0o700)


def expect_own(folder: Path) -> None:
    """NotYours: the folder belongs to another account on this machine (OSError)."""
    if not is_own(folder):
        raise NotYours


def is_own(folder: Path) -> bool:
    """Whether nothing is there yet, or it belongs to this account (OSError).

    An administrator's account too has a folder of its own: what it made in another would be out of
    reach for the person there. Windows keeps accounts apart by itself.
    """
    if sys.platform == "win32":
        return True
    try:
        return folder.stat().st_uid == os.geteuid()
    except FileNotFoundError:
        return True


def is_open_to_others(folder: Path) -> bool:
    """Whether another account may look into a folder, as far as its mode says (OSError)."""
    return os.name == "posix" and folder.exists() and bool(folder.stat().st_mode & 0o077)
