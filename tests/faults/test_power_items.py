"""The power goes while one thing is deleted, or a file attached."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from audit_app.vault import copies
from audit_app.vault.items import ItemId
from tests.faults import powercut, recording
from tests.faults.events import tree
from tests.faults.parts import begun, open_quickly
from tests.faults.recorded_items import FILE, NAMES, Thing, several
from tests.faults.test_power import in_words
from tests.vault.parts import CHECKIN, raw

if TYPE_CHECKING:
    from pathlib import Path

    from audit_app.vault.vault import Vault
    from tests.faults.figures import Figures
    from tests.faults.powercut import Cut


def settled(vault: Vault) -> Vault:
    """When what was cut off has been gone on with."""
    for _ in range(4):
        vault._writer.submit(lambda _: None).result()
    assert raw(vault, "PRAGMA integrity_check") == [("ok",)]
    return vault


def one_deleted(folder: Path, cut: Cut) -> str:
    """What was called gone is, here and in every copy; the rest is whole, and nothing between."""
    said = {text.removeprefix("gone ") for text in cut.said if text.startswith("gone")}
    with open_quickly(folder) as vault:
        settled(vault)
        there = {head.id for head in vault.heads()} - {CHECKIN}
        assert not there & said
        assert len(there) >= len(NAMES) - len(said) - 1
        assert [len(vault.events(head)) for head in there] == [3] * len(there)
        whole = copies.kept(folder)
        assert whole, "there is no time without a copy"
        ((name,),) = raw(vault, "SELECT value FROM about WHERE name = 'vault'")
        for copy in whole:
            copies.check(copy.path, name, vault._opened.keys)
        assert raw(vault, "SELECT * FROM about WHERE name LIKE 'copies%'") == []
    return "as promised" if len(there) == len(NAMES) - len(said) else "the one in hand too"


def one_attached(folder: Path, cut: Cut) -> str:
    """What was called kept is whole; of the one in hand nothing is left, or all."""
    said = sum(text.startswith("kept") for text in cut.said)
    with open_quickly(folder) as vault:
        settled(vault)
        (thing,) = vault.items.of_kind("thing", Thing)
        kept = vault.items.attachments(thing.id)
        assert said <= len(kept) <= said + 1
        for attachment in kept:
            assert b"".join(vault.items.chunks(ItemId(attachment.id))) == FILE
        chunks = raw(vault, "SELECT count(*) FROM chunks")
        assert chunks == [(4 * len(kept),)], "nothing half is left behind"
    return "as promised" if len(kept) == said else "the one in hand too"


CASES = {
    "deleting one check-in": ("delete_some", several, one_deleted, 200),
    "attaching a file": ("attach_some", begun, one_attached, 200),
}


@pytest.mark.parametrize("what", CASES)
def test_after_a_power_cut_it_is_all_there_or_all_gone(
    what: str, folder: Path, figures: Figures
) -> None:
    work, prepare, check, short = CASES[what]
    times = figures.times(short, 1000)
    prepare(folder)
    recorded = recording.record(folder, "tests.faults.recorded_items", work)
    assert powercut.complete(recorded) == tree(folder), "the recording is not what happened"
    found: Counter[str] = Counter()
    after = folder.with_name("after")
    for cut in powercut.cuts(recorded, times, seed=17):
        powercut.lay(cut.tree, after)
        found[check(after, cut)] += 1
    figures.tell(f"power cut: {what}", times, f"0 lost ({in_words(found)})")
    assert len(found) > 1, "every cut led to the same: this proved nothing"
