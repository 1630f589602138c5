from __future__ import annotations

from typing import TYPE_CHECKING

import apsw
import pytest

from audit_app.domain.value import Value
from audit_app.vault.errors import Closed, NoSuchItem
from audit_app.vault.finding import Finding, Noticed
from audit_app.vault.items import ItemId, Kept
from tests.samples import NOW
from tests.vault.parts import raw, reopened

if TYPE_CHECKING:
    from pathlib import Path

    from audit_app.vault.vault import Vault


class Hit(Value):
    """A thing found."""

    title: str
    seen: int = 0


class Longer(Value):
    """The same thing as a later program keeps it."""

    title: str
    seen: int = 0
    new: str = "default"


def test_a_value_comes_back_in_the_order_kept(vault: Vault, folder: Path) -> None:
    first = vault.items.keep("hit", Hit(title="zanzibarine")).result()
    second = vault.items.keep("hit", Hit(title="other")).result()
    vault.items.keep("letter", Hit(title="another kind")).result()
    vault.items.replace(first, Hit(title="zanzibarine", seen=2)).result()
    with reopened(vault, folder) as again:
        assert again.items.of_kind("hit", Hit) == (
            Kept(first, Hit(title="zanzibarine", seen=2)),
            Kept(second, Hit(title="other")),
        )
        assert again.items.read(first, Hit) == Hit(title="zanzibarine", seen=2)
        assert again.items.history(first, Hit) == (
            Hit(title="zanzibarine"),
            Hit(title="zanzibarine", seen=2),
        )
        assert again.items.of_kind("nothing", Hit) == ()


def test_nothing_of_it_stands_in_the_tables(vault: Vault) -> None:
    vault.items.keep("hit", Hit(title="zanzibarine")).result()
    assert b"zanzibarine" not in raw(vault, "SELECT body FROM revisions")[0][0]


def test_a_later_type_reads_what_an_earlier_one_kept(vault: Vault) -> None:
    item = vault.items.keep("hit", Hit(title="a")).result()
    assert vault.items.read(item, Longer) == Longer(title="a", new="default")


def test_what_cannot_be_read_stays_and_is_told(vault: Vault) -> None:
    item = vault.items.keep("hit", Longer(title="a", new="later")).result()
    assert vault.items.of_kind("hit", Hit) == ()
    assert vault.items.read(item, Hit) is None
    assert vault.findings == (Finding(noticed=Noticed.UNREADABLE_EVENTS, count=1),)
    vault.items.replace(item, Hit(title="b")).result()
    assert vault.items.history(item, Longer)[0] == Longer(title="a", new="later")


@pytest.mark.parametrize(
    "move",
    [
        "UPDATE revisions SET item = 3 - item",
        "UPDATE revisions SET seq = seq + 10",
        "UPDATE items SET name = 'x' || name",
        "UPDATE items SET kind = 'other'",
        "UPDATE items SET number = number + 10; UPDATE revisions SET item = item + 10",
        "UPDATE wrapping SET key = randomblob(32)",
    ],
)
def test_a_row_that_was_moved_or_changed_is_not_taken_for_another(vault: Vault, move: str) -> None:
    vault.items.keep("hit", Hit(title="a")).result()
    vault.items.keep("hit", Hit(title="b")).result()

    def work(db: apsw.Connection) -> None:
        for statement in move.split(";"):
            db.execute(statement)

    vault._writer.change(work).result()
    kinds = ("hit", "other")
    assert not [kept for kind in kinds for kept in vault.items.of_kind(kind, Hit)]


def test_an_item_that_is_gone_is_told(vault: Vault) -> None:
    item = vault.items.keep("hit", Hit(title="a")).result()
    vault.items.delete(item, NOW).result()
    for gone in (item, ItemId("never there")):
        assert vault.items.read(gone, Hit) is None
        assert vault.items.history(gone, Hit) == ()
        with pytest.raises(NoSuchItem):
            vault.items.replace(gone, Hit(title="b")).result()
        with pytest.raises(NoSuchItem):
            vault.items.delete(gone, NOW).result()
        with pytest.raises(NoSuchItem):
            vault.items.attachments(gone)


def test_a_check_in_is_no_item_of_this_kind(vault: Vault) -> None:
    from tests.vault.parts import CHECKIN, keep, started

    keep(vault, started())
    with pytest.raises(NoSuchItem):
        vault.items.replace(ItemId(CHECKIN), Hit(title="b")).result()


def test_after_closing_nothing_is_kept(vault: Vault) -> None:
    vault.close()
    with pytest.raises(Closed):
        vault.items.keep("hit", Hit(title="a")).result()
