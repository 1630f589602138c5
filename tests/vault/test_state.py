from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from audit_app.vault.errors import Damage
from audit_app.vault.state import Condition, State, look
from tests.vault.parts import contents, flip, make


@pytest.fixture
def kept(folder: Path) -> Path:
    make(folder).close()
    return folder


def test_nothing_is_made_by_looking(folder: Path) -> None:
    assert look(folder) == State(condition=Condition.NONE)
    assert not folder.exists()
    folder.mkdir()
    (folder / "public.toml").write_text("theme = 'dark'")
    (folder / "vault.db.new").write_bytes(bytes(9000))
    assert look(folder) == State(condition=Condition.NONE)


def test_what_is_missing_or_broken_is_named(kept: Path) -> None:
    assert look(kept) == State(condition=Condition.READY)

    flip(kept / "keys.a", 100)
    assert look(kept) == State(condition=Condition.READY), "the other copy is sound"
    flip(kept / "keys.b", 100)
    assert look(kept) == State(condition=Condition.DAMAGED, what=Damage.KEYS)
    (kept / "vault.db").unlink()
    assert look(kept) == State(condition=Condition.DAMAGED, what=Damage.KEYS)
    (kept / "deleting").touch()
    assert look(kept) == State(condition=Condition.DELETING)


def test_every_mixture_of_files_is_named_and_nothing_changes(kept: Path) -> None:
    names = ("keys.a", "keys.b", "vault.db")
    whole = {name: (kept / name).read_bytes() for name in names}
    for there in itertools.product((True, False), repeat=3):
        for name, keep in zip(names, there, strict=True):
            (kept / name).unlink(missing_ok=True)
            if keep:
                (kept / name).write_bytes(whole[name])
        before = contents(kept)
        keys, answers = there[0] or there[1], there[2]
        expected = {
            (True, True): State(condition=Condition.READY),
            (True, False): State(condition=Condition.DAMAGED, what=Damage.ANSWERS_MISSING),
            (False, True): State(condition=Condition.DAMAGED, what=Damage.KEYS_MISSING),
            (False, False): State(condition=Condition.NONE),
        }[keys, answers]
        assert look(kept) == expected
        assert contents(kept) == before


def test_a_cut_answers_file_is_named(kept: Path) -> None:
    (kept / "vault.db").write_bytes(b"")
    assert look(kept) == State(condition=Condition.DAMAGED, what=Damage.ANSWERS_SHORT)
    (kept / "keys.a").unlink()
    (kept / "keys.b").unlink()
    assert look(kept) == State(condition=Condition.DAMAGED, what=Damage.KEYS_MISSING)
