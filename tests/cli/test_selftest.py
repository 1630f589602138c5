from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from audit_app import __version__
from audit_app.cli import program, selftest
from audit_app.cli.codes import Code
from tests.cli.stage import Talk, begun
from tests.vault.parts import MemoryBox
from tests.vault.parts import means as with_rings

if TYPE_CHECKING:
    from pathlib import Path

    from audit_app.vault.opening import Means


def tried(tmp_path: Path, folder: Path | None = None, means: Means | None = None) -> dict[str, Any]:
    out = tmp_path / "facts.json"
    code = selftest.run(Talk().console, out, folder, means or with_rings())
    facts: dict[str, Any] = json.loads(out.read_text("utf-8"))
    assert (code is Code.DONE) is facts["sound"]
    return facts


def test_everything_is_tried_and_told_in_fixed_words(tmp_path: Path) -> None:
    facts = tried(tmp_path, means=with_rings(MemoryBox()))
    assert facts["program"] == __version__
    assert set(facts["steps"].values()) == {"done"}
    assert (facts["found"], facts["finished"]) == (0, 1)
    assert facts["pdf"] > 10_000
    assert facts["frozen"] is False


def test_a_machine_without_a_keyring_is_sound(tmp_path: Path) -> None:
    facts = tried(tmp_path, means=with_rings())
    assert facts["steps"]["keyring"] == "no-keyring-absent"
    assert facts["sound"]


def test_nothing_stays_in_the_keyring(tmp_path: Path) -> None:
    box = MemoryBox()
    tried(tmp_path, means=with_rings(box))
    assert box.kept == {}


def test_a_kept_folder_is_opened_again_and_added_to(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    assert tried(tmp_path, kept)["finished"] == 1
    again = tried(tmp_path, kept)
    assert (again["found"], again["finished"]) == (1, 2)


def test_answers_of_anybody_else_are_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "answers"
    with begun(folder, Talk()):
        pass
    before = (folder / "vault.db").read_bytes()
    facts = tried(tmp_path, folder)
    assert facts["steps"]["checkin"] == "errors.vault.wrong-passphrase"
    assert not facts["sound"]
    assert (folder / "vault.db").read_bytes() == before


def test_the_facts_hold_no_answer(tmp_path: Path) -> None:
    facts = tried(tmp_path)
    known = {
        "program",
        "python",
        "system",
        "frozen",
        "managed",
        "sound",
        "steps",
        "policy",
        "found",
        "finished",
        "pdf",
    }
    assert set(facts) == known | {"seconds"}
    assert all(" " not in value for value in facts["steps"].values())


def test_without_a_file_the_facts_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/nobody")
    talk = Talk()
    assert program.run(["selftest"], talk.streams) == 0
    assert json.loads(talk.said)["steps"]["reopened"] == "done"
