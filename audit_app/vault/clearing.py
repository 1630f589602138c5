"""Deleting the files of one vault, by name and nothing else: what a person put there is theirs."""

import contextlib
from pathlib import Path

from audit_app.vault import disk, places

_ERASED = ("keys.*",)
_REMOVED = ("vault.db*", "state.seq*", "keyring.list*", f"{places.COPIES}/copy-*")


def erase_answers(folder: Path, *, key_stays: bool = False) -> None:
    """Overwrite and delete the keys in ``folder``, then delete the answers; then it, if empty.

    ``key_stays``: the same key opens answers elsewhere, so these are overwritten too. OSError;
    another call goes on.
    """
    take_away = disk.let_go if key_stays else disk.remove
    for pattern in _ERASED:
        for path in folder.glob(pattern):
            disk.erase(path)
    for pattern in _REMOVED:
        for path in folder.glob(pattern):
            take_away(path)
    for emptied in (folder / places.COPIES, folder):
        if emptied.is_dir():
            disk.sync_folder(emptied)
        with contextlib.suppress(OSError):
            emptied.rmdir()
