"""Open answers: kept, read, protected, and locked again."""

from __future__ import annotations

import atexit
import threading
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Self

from audit_app.vault import ballast, cut_off
from audit_app.vault.answers import Answers
from audit_app.vault.finding import Finding, Noticed
from audit_app.vault.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from pathlib import Path
    from types import TracebackType

    import apsw

    from audit_app.vault.copying import Copying
    from audit_app.vault.counter import Counter
    from audit_app.vault.cut_off import CutOff
    from audit_app.vault.erasing import Eraser
    from audit_app.vault.header import SlotKind
    from audit_app.vault.instance import Hold
    from audit_app.vault.items import Items
    from audit_app.vault.keys import Keys
    from audit_app.vault.keyslots import Cost
    from audit_app.vault.renewing import Renewing
    from audit_app.vault.ring import Ring
    from audit_app.vault.spare_key import SpareKeyDraft
    from audit_app.vault.ways import Ways


class Opened(NamedTuple):
    """What ``opening`` hands over. ``hold`` is None when somebody else looks after the lock."""

    folder: Path
    db: apsw.Connection
    counter: Counter
    keys: Keys
    ways: Ways
    keyring: Callable[[], Ring]
    cost: Cost | None
    hold: Hold | None
    findings: tuple[Finding, ...]


class Protected(Answers):
    """Answers, and the ways in to them."""

    def __init__(self, opened: Opened, writer: Writer) -> None:
        """Read and write through ``writer``."""
        super().__init__(writer)
        self._opened = opened

    @property
    def slots(self) -> tuple[SlotKind, ...]:
        """The ways in that there are."""
        return self._opened.ways.kinds

    def draft_spare_key(self) -> SpareKeyDraft:
        """A spare key to show. It opens nothing until ``keep_spare_key``."""
        from audit_app.vault import spare_key

        return spare_key.draft()

    def keep_spare_key(self, draft: SpareKeyDraft, last_group: str) -> None:
        """Add the spare key (see ``Ways.keep_spare_key`` for what it raises)."""
        self._opened.ways.keep_spare_key(draft, last_group)

    def add_passphrase(self, text: str) -> None:
        """Add or change the passphrase: about half a second (see ``Ways.add_passphrase``)."""
        self._opened.ways.add_passphrase(text, self._opened.cost)

    def add_keyring(self) -> None:
        """Add the keyring, or make it work again (see ``Ways.add_keyring``)."""
        self._opened.ways.add_keyring(self._opened.keyring())

    def drop(self, kind: SlotKind) -> tuple[Finding, ...]:
        """Take a way in away; told: the keyring kept its part of it (see ``Ways.drop``)."""
        gone = self._opened.ways.drop(kind, self._opened.keyring())
        return () if gone else (Finding(noticed=Noticed.KEYRING_ITEM_LEFT),)


class Vault(Protected):
    """One person's answers, unlocked. Close it; leaving the program closes it too.

    What few sittings ask for is made, and its code loaded, when it is asked for.
    """

    def __init__(self, opened: Opened) -> None:
        """Made by ``opening``."""
        self._room_used = False
        self._closed = False
        self._closing = threading.RLock()
        super().__init__(opened, Writer(opened.db, opened.counter, self._make_room))
        self._writer.submit(lambda _: ballast.ensure(opened.folder))
        self._writer.submit(cut_off.look).add_done_callback(self._on_looked)
        atexit.register(self.close)
        if not opened.ways.is_tidy:
            # The keyring may never answer: nothing waits for it.
            tidy, keyrings = opened.ways.tidy, (opened.keyring(),)
            threading.Thread(target=tidy, args=keyrings, name="tidying", daemon=True).start()

    @cached_property
    def copying(self) -> Copying:
        """Copies: backups, and those that are kept here."""
        from audit_app.vault.copying import Copying

        opened = self._opened
        return Copying(opened.folder, self._writer, opened.ways, opened.keys)

    @cached_property
    def renewing(self) -> Renewing:
        """Locking the answers anew."""
        from audit_app.vault.renewing import Renewing

        opened = self._opened
        return Renewing(opened.folder, opened.ways, opened.keys, self.close)

    @cached_property
    def eraser(self) -> Eraser:
        """Deleting one thing."""
        from audit_app.vault.erasing import Eraser

        return Eraser(self._writer, self._opened.folder)

    @cached_property
    def items(self) -> Items:
        """What is kept beside check-ins."""
        from audit_app.vault.items import Items

        return Items(self._writer, lambda: self.eraser)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was noticed so far and did not stop anything."""
        used = (Finding(noticed=Noticed.SPARE_ROOM_USED),) if self._room_used else ()
        return (*self._opened.findings, *self._read_findings(self.items.unreadable), *used)

    def close(self) -> None:
        """Finish saving, close the file, overwrite the keys, let go of the lock.

        Safe again, and from any thread but the writer's: whoever comes second waits for the end.
        """
        with self._closing:
            if self._closed:
                return
            self._closed = True
            atexit.unregister(self.close)
            self._writer.close()
            self._opened.ways.close()
            self._opened.keys.wipe()
            if self._opened.hold:
                self._opened.hold.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _on_looked(self, looked: Future[CutOff | None]) -> None:
        """On the writer's thread: go on with what was cut off, behind all that was asked before."""
        found = None if looked.exception() else looked.result()
        if found is not None:
            self.eraser.go_on(found)

    def _make_room(self) -> None:
        self._room_used |= ballast.release(self._opened.folder)
