from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from audit_app.vault import opening
from audit_app.vault.errors import Closed
from audit_app.vault.header import SlotKind
from tests.vault.parts import PASSPHRASE, MemoryBox, make, means


class SlowBox(MemoryBox):
    """A keyring that answers only when told to."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = threading.Event()
        self.answers = threading.Event()

    def write(self, service: str, account: str, text: str) -> None:
        self.asked.set()
        self.answers.wait(5)
        super().write(service, account, text)


def test_closing_while_a_keyring_is_asked_leaves_every_old_way_working(folder: Path) -> None:
    """Whatever the keyring gives back after that must not be sealed with keys that are wiped."""
    box = SlowBox()
    vault = make(folder, means(box))
    with ThreadPoolExecutor(1) as pool:
        adding = pool.submit(vault.add_keyring)
        assert box.asked.wait(5)
        vault.close()
        box.answers.set()
        with pytest.raises(Closed):
            adding.result()

    with opening.open_with_passphrase(folder, PASSPHRASE, means(box)) as again:
        assert again.slots == (SlotKind.PASSPHRASE,)


def test_no_way_is_added_to_answers_that_are_locked(folder: Path) -> None:
    vault = make(folder)
    vault.close()

    with pytest.raises(Closed):
        vault.add_passphrase("green ladder by the pond")

    opening.open_with_passphrase(folder, PASSPHRASE, means()).close()
