from __future__ import annotations

import base64
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest

from audit_app.vault import keyslots, opening
from audit_app.vault.errors import (
    VaultError,
)
from tests.samples import NOW
from tests.vault.parts import (
    MEANS,
    PASSPHRASE,
    MemoryBox,
    add_spare_key,
    flip,
    means,
)


def test_no_secret_is_in_what_is_raised_or_shown(folder: Path) -> None:
    box = MemoryBox()
    with opening.create(
        folder, keyring=True, passphrase=PASSPHRASE, now=NOW, means=means(box)
    ) as vault:
        draft = add_spare_key(vault)
        keys = vault._opened.keys
        shown = repr(vault) + repr(keys) + repr(draft)
        secrets = [*box.kept.values(), PASSPHRASE, *draft.groups]
        secrets += [bytes(key).hex() for key in (keys.data, keys.database, keys.header)]
    flip(folder / "vault.db", 400)
    attempts: tuple[Callable[[], object], ...] = (
        lambda: opening.open_with_passphrase(folder, PASSPHRASE, MEANS),
        lambda: opening.open_with_spare_key(folder, "".join(draft.groups), MEANS),
        lambda: opening.open_with_keyring(folder, means(box)),
        lambda: opening.open_with_passphrase(folder, PASSPHRASE + "!", MEANS),
    )
    for attempt in attempts:
        with pytest.raises(VaultError) as caught:
            attempt()
        shown += "".join(traceback.format_exception(caught.value)) + repr(caught.value.values)
    assert not [secret for secret in secrets if secret in shown]


def test_the_header_shows_no_secret(folder: Path) -> None:
    box = MemoryBox()
    with opening.create(
        folder, keyring=True, passphrase=PASSPHRASE, now=NOW, means=means(box)
    ) as vault:
        data_key = bytes(vault._opened.keys.data)
    raw = (folder / "keys.a").read_bytes()
    (secret,) = box.kept.values()
    for hidden in (data_key, base64.b64encode(data_key), secret.encode(), PASSPHRASE.encode()):
        assert hidden not in raw
    assert keyslots.passphrase_bytes(PASSPHRASE) not in (folder / "vault.db").read_bytes()
