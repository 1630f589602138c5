"""Real vaults made quickly, and keyrings that behave as told."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from audit_app.domain.action import ActionId, ActionState, Mark
from audit_app.domain.checkin import (
    Answered,
    CheckInId,
    Depth,
    Event,
    Finished,
    Marked,
    Noted,
    Profile,
    Started,
)
from audit_app.domain.checklist import Choice, QuestionId
from audit_app.domain.settings import PublicSettings
from audit_app.vault import disk, instance, opening
from audit_app.vault.keyslots import Cost
from audit_app.vault.opening import Means
from audit_app.vault.ring import Ring
from tests.samples import NOW

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import apsw

    from audit_app.vault.boxes import Box
    from audit_app.vault.errors import VaultError
    from audit_app.vault.spare_key import SpareKeyDraft
    from audit_app.vault.vault import Vault

ROOT = Path(__file__).parents[2]
# The least that a header may ask for: 8 instead of 500 ms.
CHEAP = Cost(memory=19 * 1024, passes=1)
MEANS = Means(cost=CHEAP)
PASSPHRASE = "blue kettle on the hob"
CHECKIN = CheckInId("first")
SETTINGS = PublicSettings(text_size=150)


class MemoryBox:
    """A keyring in memory. ``trouble`` is raised by every call; ``keeps`` False loses all."""

    def __init__(self, name: str = "memory", *, keeps: bool = True) -> None:
        self.name = name
        self.kept: dict[tuple[str, str], str] = {}
        self.trouble: Exception | None = None
        self.writes = 0
        self._keeps = keeps

    def read(self, service: str, account: str) -> str | None:
        self._fail()
        return self.kept.get((service, account))

    def write(self, service: str, account: str, text: str) -> None:
        self._fail()
        self.writes += 1
        if self._keeps:
            self.kept[service, account] = text

    def erase(self, service: str, account: str) -> None:
        self._fail()
        self.kept.pop((service, account), None)

    def _fail(self) -> None:
        if self.trouble:
            raise self.trouble


def library() -> Any:
    """The keyring library's own way to the same items (it has no types)."""
    from keyring.backends import SecretService

    backend: Any = SecretService
    return backend.Keyring()


def means(*boxes: Box, limit: float = 5.0) -> Means:
    """Work with these keyrings, and cheap passphrases."""
    return Means(ring=Ring(boxes, limit), cost=CHEAP)


def make(folder: Path, with_means: Means = MEANS, passphrase: str | None = PASSPHRASE) -> Vault:
    """A new vault; by keyring when there is no passphrase."""
    return opening.create(
        folder, keyring=passphrase is None, passphrase=passphrase, now=NOW, means=with_means
    )


def add_spare_key(vault: Vault) -> SpareKeyDraft:
    """Give a vault a spare key, as a person would."""
    draft = vault.draft_spare_key()
    vault.keep_spare_key(draft, draft.groups[-1])
    return draft


def started(checkin: str = CHECKIN, depth: Depth = Depth.QUICK) -> Started:
    """A check-in that begins."""
    return Started(
        checkin=CheckInId(checkin), at=NOW, depth=depth, profile=Profile(), checklist="1"
    )


def answered(number: int, checkin: str = CHECKIN, choice: Choice | None = Choice.YES) -> Answered:
    """The answer to question ``number``."""
    return Answered(
        checkin=CheckInId(checkin),
        at=NOW,
        question=QuestionId(f"q{number}"),
        revision=1,
        wording=f"Is number {number} safe?",
        choice=choice,
    )


def finished(checkin: str = CHECKIN) -> Finished:
    """The end of a check-in."""
    return Finished(checkin=CheckInId(checkin), at=NOW, done=9, to_do=4, to_find_out=2)


def marked(action: str, mark: Mark, checkin: str = CHECKIN) -> Marked:
    """An action that the person marked."""
    state = ActionState(mark=mark)
    return Marked(checkin=CheckInId(checkin), at=NOW, action=ActionId(action), state=state)


def keep(vault: Vault, *events: Event) -> None:
    """Append and wait until it is safe."""
    vault.append(events).result(10)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder but the lock, to see that nothing changed."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "lock")
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def flip(path: Path, bit: int) -> None:
    """Turn one bit of a file."""
    data = bytearray(path.read_bytes())
    data[bit // 8] ^= 1 << bit % 8
    path.write_bytes(data)


def reopened(vault: Vault, folder: Path) -> Vault:
    """The same answers after closing."""
    vault.close()
    return opening.open_with_passphrase(folder, PASSPHRASE, MEANS)


def raw(vault: Vault, query: str, *values: object) -> list[Any]:
    """Rows of the answers file."""

    def rows(db: apsw.Connection) -> list[Any]:
        return db.execute(query, values).fetchall()

    return vault._writer.submit(rows).result()


def big() -> Noted:
    """An event that needs room."""
    return Noted(checkin=CHECKIN, at=NOW, question=QuestionId("q1"), text="x" * 100_000)


def refused(folder: Path, error: type[VaultError], passphrase: str = PASSPHRASE) -> VaultError:
    """Opening fails as told, changes nothing, and leaves no lock behind."""
    before = contents(folder)
    with pytest.raises(error) as caught:
        opening.open_with_passphrase(folder, passphrase, MEANS)
    assert contents(folder) == before
    instance.hold(folder).release()
    return caught.value


def back_up(vault: Vault, path: Path, settings: PublicSettings = SETTINGS) -> bytes:
    """Write a backup and prove it; its digest."""
    with path.open("wb") as file:
        digest = vault.copying.back_up(file, NOW, settings)
    vault.copying.prove(path, digest)
    return digest


class PowerCut(BaseException):
    """Nothing after this runs."""


class Cutter:
    """Cuts the power at one of the steps that reach the disk: before it, or right after it."""

    STEPS = ("write", "swap", "remove", "erase", "sync", "sync_folder")

    def __init__(self, step: int, *, after: bool = False) -> None:
        self.left = step
        self.after = after

    @contextmanager
    def cutting(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        """Every step counts in here. Expects the cut, unless there were too few steps."""
        with monkeypatch.context() as patch:
            for name in self.STEPS:
                patch.setattr(disk, name, self._counted(getattr(disk, name)))
            with suppress(PowerCut):
                yield

    @property
    def came(self) -> bool:
        """Whether there was a cut."""
        return self.left < 0

    def _counted(self, real: Callable[..., None]) -> Callable[..., None]:
        def step(*arguments: object) -> None:
            self.left -= 1
            if self.left < 0 and not self.after:
                raise PowerCut
            real(*arguments)
            if self.left < 0:
                raise PowerCut

        return step
