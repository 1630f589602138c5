from __future__ import annotations

import base64
import os
from pathlib import Path

import pytest

from audit_app.vault import boxes, header, opening, state
from audit_app.vault.errors import (
    KeyringTrouble,
    Reason,
)
from audit_app.vault.finding import Noticed
from audit_app.vault.header import SlotKind
from audit_app.vault.opening import Means
from audit_app.vault.state import Condition
from tests.samples import NOW
from tests.vault.parts import (
    CHEAP,
    MEANS,
    PASSPHRASE,
    MemoryBox,
    add_spare_key,
    contents,
    keep,
    library,
    make,
    means,
    started,
)
from tests.vault.test_header import framed

# The keyring library leaves its connection open when writing on it fails.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.mark.usefixtures("secret_service")
def test_being_signed_in_opens_with_a_real_keyring(folder: Path) -> None:
    assert opening.try_keyring() is None
    ordinary = Means(cost=CHEAP)
    with make(folder, ordinary, passphrase=None) as vault:
        keep(vault, started())
        assert vault.slots == (SlotKind.KEYRING,)

    with opening.open_with_keyring(folder, ordinary) as vault:
        assert vault.heads()[0].id == "first"


@pytest.mark.parametrize("change", ["gone", "other", "garbled"])
@pytest.mark.usefixtures("secret_service")
def test_a_real_keyring_that_changed_is_told_and_never_written_to(
    folder: Path, change: str
) -> None:
    with make(folder, Means(cost=CHEAP), passphrase=None) as vault:
        draft = add_spare_key(vault)
    where = header.decode((folder / "keys.a").read_bytes()).header.slots[0].where
    assert where is not None
    assert where.backend == boxes.SECRET_SERVICE
    text = {"other": base64.b64encode(os.urandom(32)).decode(), "garbled": "?"}.get(change)
    library().delete_password(where.service, where.account)
    if text:
        library().set_password(where.service, where.account, text)
    before = contents(folder)

    with pytest.raises(KeyringTrouble) as caught:
        opening.open_with_keyring(folder)

    assert caught.value.reason is (Reason.DIFFERENT if text else Reason.MISSING)
    assert contents(folder) == before
    assert library().get_password(where.service, where.account) == text

    with opening.open_with_spare_key(folder, "".join(draft.groups), Means(cost=CHEAP)) as vault:
        vault.add_keyring()
    opening.open_with_keyring(folder).close()
    assert library().get_password(where.service, where.account) == text


def test_a_keyring_that_is_not_there_makes_nothing(folder: Path) -> None:
    with pytest.raises(KeyringTrouble) as caught:
        make(folder, Means(limit=5), passphrase=None)
    assert caught.value.reason is Reason.ABSENT
    assert state.look(folder).condition is Condition.NONE
    assert opening.try_keyring(Means(limit=5)) is Reason.ABSENT


@pytest.mark.usefixtures("silent_service")
def test_a_keyring_that_never_answers_leaves_the_other_ways(folder: Path) -> None:
    box = MemoryBox(boxes.SECRET_SERVICE)
    with make(folder, means(box), passphrase=None) as vault:
        draft = add_spare_key(vault)
    with pytest.raises(KeyringTrouble) as caught:
        opening.open_with_keyring(folder, Means(limit=0.5))
    assert caught.value.reason is Reason.SILENT
    opening.open_with_spare_key(folder, "".join(draft.groups), MEANS).close()


def test_a_keyring_that_fails_beside_a_passphrase_is_only_noticed(folder: Path) -> None:
    lost = means(MemoryBox(keeps=False))
    with opening.create(folder, keyring=True, passphrase=PASSPHRASE, now=NOW, means=lost) as vault:
        assert vault.slots == (SlotKind.PASSPHRASE,)
        assert [finding.noticed for finding in vault.findings] == [Noticed.KEYRING_NOT_USED]


def test_a_forged_place_in_the_header_is_not_followed(folder: Path) -> None:
    """The header may name any class; only those of this machine are ever made."""
    box = MemoryBox("memory")
    with make(folder, means(box), passphrase=None):
        pass
    copy = header.decode((folder / "keys.a").read_bytes())
    raw = header.canonical(copy.header).replace(b'"memory"', b'"os.system"')
    for name in ("keys.a", "keys.b"):
        (folder / name).write_bytes(framed(raw))

    with pytest.raises(KeyringTrouble) as caught:
        opening.open_with_keyring(folder, means(box))
    assert caught.value.reason is Reason.DIFFERENT
