"""The simulator itself, on files made by hand: what must and what must never survive a cut."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from tests.faults.events import (
    Event,
    Flushed,
    FolderFlushed,
    Made,
    Moved,
    Removed,
    Resized,
    Said,
    Tree,
    Wrote,
)
from tests.faults.powercut import Disk, cuts
from tests.faults.recording import Recording

TRIES = 400


def found(
    events: Sequence[Event], before: Tree | None = None, *, names_follow: bool = True
) -> list[Tree]:
    """Every different tree that many cuts after these events left."""
    disk = Disk(Recording(before or {}, events), names_follow=names_follow)
    for event in events:
        disk.play(event)
    random = Random(5)  # noqa: S311 - moments, not secrets
    trees = {tuple(sorted(disk.after_cut(random).items())) for _ in range(TRIES)}
    return [dict(items) for items in trees]


def test_what_was_flushed_is_always_there() -> None:
    events: list[Event] = [Made("a", 0), Wrote(0, 0, b"one"), Flushed(0)]
    assert found(events) == [{"a": b"one"}]
    assert found([*events, FolderFlushed(".")], names_follow=False) == [{"a": b"one"}]


def test_a_flushed_file_may_have_no_name_where_names_do_not_follow() -> None:
    events: list[Event] = [Made("a", 0), Wrote(0, 0, b"one"), Flushed(0)]
    assert sorted(found(events, names_follow=False), key=len) == [{}, {"a": b"one"}]


def test_what_was_not_flushed_may_be_there_or_not() -> None:
    trees = found([Made("a", 0), Wrote(0, 0, b"one")])
    assert {tree.get("a") for tree in trees} == {None, b"", b"one"}


def test_writes_survive_in_any_subset_and_never_overtake_each_other() -> None:
    events: list[Event] = [Wrote(0, 0, b"A"), Wrote(0, 1, b"B"), Wrote(0, 0, b"C")]
    contents = {tree["a"] for tree in found(events, {"a": b".."})}
    assert contents == {b"..", b"A.", b".B", b"AB", b"C.", b"CB"}


def test_a_write_is_torn_at_its_sectors_and_nowhere_else() -> None:
    new = b"x" * 1024 + b"y" * 500
    contents = {tree["a"] for tree in found([Wrote(0, 512, new)], {"a": bytes(2048)})}
    pieces = {(c[512:1024], c[1024:1536], c[1536:2036]) for c in contents if c is not None}
    assert len(pieces) == 8
    for first, second, third in pieces:
        assert first in {bytes(512), b"x" * 512}
        assert second in {bytes(512), b"x" * 512}
        assert third in {bytes(500), b"y" * 500}
    assert {c[:512] + c[2036:] for c in contents if c is not None} == {bytes(524)}


def test_a_torn_write_that_begins_inside_a_sector_keeps_to_its_own_bytes() -> None:
    contents = {tree["a"] for tree in found([Wrote(0, 500, b"z" * 24)], {"a": bytes(1024)})}
    assert contents == {
        bytes(500) + first + second + bytes(500)
        for first in (bytes(12), b"z" * 12)
        for second in (bytes(12), b"z" * 12)
    }


def test_a_hole_is_filled_with_zeros() -> None:
    trees = found([Wrote(0, 0, b"A"), Wrote(0, 3, b"B")], {"a": b""})
    assert b"\0\0\0B" in {tree["a"] for tree in trees}


def test_cutting_a_file_short_may_be_lost_too() -> None:
    trees = found([Resized(0, 1), Wrote(0, 1, b"Z")], {"a": b"abc"})
    assert {tree["a"] for tree in trees} == {b"abc", b"a", b"aZ", b"aZc"}


def test_names_change_in_order() -> None:
    """The model must not let a later renaming overtake an earlier one."""
    events: list[Event] = [Moved("a", "b"), Moved("b", "c"), Made("d", None), Removed("c")]
    trees = found(events, {"a": b"1"})
    states = [{"a": b"1"}, {"b": b"1"}, {"c": b"1"}, {"c": b"1", "d": None}, {"d": None}]
    assert sorted(map(str, trees)) == sorted(map(str, states))


def test_flushing_a_folder_settles_all_before_its_last_change() -> None:
    events: list[Event] = [
        *(Made("auto", None), Made("auto/x", 0), Made("later", 1)),
        *(FolderFlushed("auto"), Made("last", 2)),
    ]
    for tree in found(events, names_follow=False):
        assert {"auto", "auto/x"} <= set(tree)
    assert any("later" not in tree for tree in found(events, names_follow=False))


def test_a_file_renamed_and_not_flushed_may_be_empty() -> None:
    """As on every file system that delays writing: the careless program's loss."""
    before: Tree = {"keys": b"old"}
    events: list[Event] = [
        Made("new", 1),
        Wrote(1, 0, b"new"),
        Moved("new", "keys"),
        FolderFlushed("."),
    ]
    assert {tree["keys"] for tree in found(events, before)} == {b"", b"new"}


def test_a_file_flushed_and_renamed_is_old_or_new() -> None:
    before: Tree = {"keys": b"old"}
    events: list[Event] = [Made("new", 1), Wrote(1, 0, b"new"), Flushed(1), Moved("new", "keys")]
    assert {tree["keys"] for tree in found(events, before)} == {b"old", b"new"}
    assert [tree["keys"] for tree in found([*events, FolderFlushed(".")], before)] == [b"new"]


def test_a_folder_moves_with_what_is_in_it() -> None:
    trees = found([Moved("a", "b"), FolderFlushed(".")], {"a": None, "a/x": b"1"})
    assert trees == [{"b": None, "b/x": b"1"}]


def test_cuts_come_in_order_after_the_beginning_with_what_was_said_by_then() -> None:
    events: list[Event] = [Wrote(0, 0, b"0"), Said("ready"), Wrote(0, 0, b"1"), Said("1")]
    made = list(cuts(Recording({"a": b"."}, events), 40, seed=3))

    assert len(made) == 40
    assert {cut.at for cut in made} == {2, 3, 4}
    for cut in made:
        assert cut.said == (["ready", "1"] if cut.at == 4 else ["ready"])
        assert cut.tree["a"] in {b".", b"0", b"1"}
