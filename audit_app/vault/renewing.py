"""Locking answers anew: another data key, for when somebody may know a way in.

A new passphrase or spare key only wraps the same data key again: whoever copied the key files and
knows an old secret has that key for good. Here the answers themselves are locked with a new one, in
a file beside, which takes their place whole or not at all (``switch``). What was here before goes
at once, automatic copies too. Backups that were made before still open with the old secrets.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

import apsw

from audit_app.vault import (
    connection,
    copies,
    disk,
    header,
    instance,
    keyfiles,
    keyslots,
    places,
    records,
    spare_key,
    switch,
    ways,
)
from audit_app.vault.counter import Counter
from audit_app.vault.errors import Mistyped
from audit_app.vault.header import Copy, Header, Slot, SlotKind
from audit_app.vault.keyfiles import Made
from audit_app.vault.keys import Keys

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from audit_app.vault.instance import Hold
    from audit_app.vault.keyslots import Cost
    from audit_app.vault.spare_key import SpareKeyDraft
    from audit_app.vault.ways import Ways


class Secrets(NamedTuple):
    """The new ways in. ``passphrase`` None: none from now on; ``typed``: the key's last group."""

    draft: SpareKeyDraft
    typed: str
    passphrase: str | None = None


class Renewing:
    """For one open vault."""

    def __init__(self, folder: Path, ways: Ways, keys: Keys, close: Callable[[], None]) -> None:
        """``close`` closes it."""
        self._folder = folder
        self._ways = ways
        self._keys = keys
        self._close = close

    def renew(self, chosen: Secrets, hold: Hold | None, cost: Cost | None) -> Made:
        """Lock the answers with a new key; what opens them now (see ``anew.lock_anew``)."""
        keys, was = Keys.fresh(), self._ways.copy.header
        slots = _slots(was.vault, keys, chosen, cost)
        new = header.encode(Header(v=1, vault=was.vault, gen=was.gen + 1, slots=slots), keys.header)
        self._put_in_place(keys, new, hold)
        return Made(new, keys, ())

    def _put_in_place(self, keys: Keys, new: Copy, hold: Hold | None) -> None:
        folder, old = self._folder, Keys(bytes(self._keys.data))
        self._close()
        with instance.held(folder, hold):
            try:
                _lay_ready(folder, old, keys, new)
            except BaseException:
                with suppress(OSError):
                    switch.clear(folder)
                raise
            finally:
                old.wipe()
            switch.begin(folder, places.INCOMING, places.BEFORE)
            switch.drop(folder)


def _slots(vault: str, keys: Keys, chosen: Secrets, cost: Cost | None) -> tuple[Slot, ...]:
    if not chosen.draft.ends_with(chosen.typed):
        raise Mistyped((spare_key.GROUPS,))
    secret = spare_key.parse("".join(chosen.draft.groups))
    spare = keyslots.seal(vault, keyslots.blank(SlotKind.SPARE_KEY), secret, keys.data)
    if chosen.passphrase is None:
        return (spare,)
    return (ways.passphrase_slot(vault, chosen.passphrase, keys, cost), spare)


def _lay_ready(folder: Path, old: Keys, keys: Keys, new: Copy) -> None:
    """The answers under the new key, whole and checked, in a folder of their own."""
    switch.finish(folder)
    incoming = folder / places.INCOMING
    places.make_private(incoming)
    answers = incoming / places.ANSWERS
    commits = _copy(folder / places.ANSWERS, answers, old, keys)
    copies.check(answers, new.header.vault, keys)
    keyfiles.write(incoming, new)
    Counter(incoming, new.header.vault, keys.counter).note(commits, clean=True, flush=True)
    with disk.told():
        disk.sync_folder(incoming)
        disk.sync_folder(folder)


def _copy(source: Path, target: Path, old: Keys, keys: Keys) -> int:
    """Copy a closed answers file under another key; how many commits it holds."""
    db = connection.connect(source, old.database)
    try:
        db.execute("VACUUM INTO ?", (str(target),))
        commits = records.commits(db)
    except apsw.Error as error:
        raise connection.trouble(error) from None
    finally:
        db.close()
    with disk.told():
        target.chmod(disk.OWNER_ONLY)
    connection.change_key(target, old.database, keys.database)
    with disk.told():
        disk.sync(target)
    return commits
