from __future__ import annotations

from pathlib import Path

import pytest

from audit_app.vault.counter import Counter
from audit_app.vault.finding import Noticed
from tests.vault.parts import flip

KEY = bytes(range(32))
VAULT = "ab" * 16


def counter(folder: Path, vault: str = VAULT, key: bytes = KEY) -> Counter:
    return Counter(folder, vault, key)


def noticed(folder: Path, commits: int) -> list[tuple[Noticed, int]]:
    return [(f.noticed, f.count) for f in counter(folder).compare(commits)]


def test_an_orderly_close_is_remembered(tmp_path: Path) -> None:
    kept = counter(tmp_path)
    assert not kept.was_clean
    kept.begin(0)
    kept.note(1)
    kept.note(2)
    assert not counter(tmp_path).was_clean
    kept.note(2, clean=True, flush=True)

    assert counter(tmp_path).was_clean
    assert noticed(tmp_path, 2) == []
    assert (tmp_path / "state.seq").stat().st_mode & 0o777 == 0o600


def test_an_older_answers_file_is_noticed_with_how_much_is_missing(tmp_path: Path) -> None:
    counter(tmp_path).note(12, clean=True)
    assert noticed(tmp_path, 9) == [(Noticed.ANSWERS_OLDER, 3)]


def test_being_behind_is_normal_after_a_kill_and_noticed_after_an_orderly_close(
    tmp_path: Path,
) -> None:
    kept = counter(tmp_path)
    kept.note(5)
    assert noticed(tmp_path, 6) == []
    kept.note(5, clean=True)
    assert noticed(tmp_path, 6) == [(Noticed.COUNTER_BEHIND, 1)]


def test_one_broken_record_leaves_the_other(tmp_path: Path) -> None:
    for broken in (0, 4096):
        kept = counter(tmp_path)
        for commits in range(1, 5):
            kept.note(commits)
        before = (tmp_path / "state.seq").read_bytes()
        flip(tmp_path / "state.seq", broken * 8 + 77)

        last = counter(tmp_path).last
        assert last is not None
        assert last.commits in (3, 4)
        (tmp_path / "state.seq").write_bytes(before)


@pytest.mark.parametrize("content", [b"", b"x", bytes(10_000), None])
def test_a_counter_that_cannot_be_read_is_noticed(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "state.seq").write_bytes(content)
    assert noticed(tmp_path, 3) == [(Noticed.COUNTER_UNREADABLE, 1)]


def test_a_counter_of_another_vault_or_key_counts_for_nothing(tmp_path: Path) -> None:
    counter(tmp_path).note(5)
    assert counter(tmp_path, vault="cd" * 16).last is None
    assert counter(tmp_path, key=bytes(32)).last is None


def test_every_bit_of_a_record_matters(tmp_path: Path) -> None:
    counter(tmp_path).note(5)  # turn 1: the second place
    assert counter(tmp_path).last is not None
    for bit in range(4096 * 8, (4096 + 64) * 8):
        flip(tmp_path / "state.seq", bit)
        assert counter(tmp_path).last is None
        flip(tmp_path / "state.seq", bit)


def test_a_disk_that_refuses_is_let_go(tmp_path: Path) -> None:
    (tmp_path / "state.seq").mkdir()
    kept = counter(tmp_path)
    kept.note(1, clean=True, flush=True)
    assert kept.last is None
