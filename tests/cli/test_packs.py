"""Packs in the terminal: the example that authors copy, from the folder to a signed pack here."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from audit_app.cli import packs, program
from audit_app.cli.arguments import parse
from audit_app.cli.codes import Code, of
from audit_app.domain.pack import PackRefused
from tests.cli.stage import Talk, terminal

if TYPE_CHECKING:
    from audit_app.cli.codes import Code as _Code

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "school-pack"


def told(home: Path, *argv: object, typed: tuple[str, ...] = ()) -> tuple[_Code, str]:
    talk = Talk(*typed)
    on = terminal(home, talk)
    code = packs.run(on, parse(["pack", *map(str, argv)]))
    return code, talk.said


def test_the_example_is_built_signed_checked_shown_added_and_removed(tmp_path: Path) -> None:
    home, out = tmp_path / "home", tmp_path / "hillside.zip"
    key = tmp_path / "hillside.key"
    assert told(home, "check", EXAMPLE)[0] is Code.DONE
    assert told(home, "key", key, typed=("blue kettle", "blue kettle"))[0] is Code.DONE
    folder = tmp_path / "ours"
    (folder / "topics").mkdir(parents=True)
    for file in EXAMPLE.rglob("*.toml"):
        (folder / file.relative_to(EXAMPLE)).write_bytes(file.read_bytes())
    line = key.with_suffix(".pub").read_text().splitlines()[1]
    head = folder / "pack.toml"
    head.write_text(f'{head.read_text("utf-8")}\nkey = "{line}"\n', "utf-8")
    assert told(home, "build", folder, out)[0] is Code.DONE
    first = out.read_bytes()
    assert told(home, "build", folder, out, "--replace")[0] is Code.DONE
    assert out.read_bytes() == first
    assert told(home, "sign", out, "--key", key, typed=("blue kettle",))[0] is Code.DONE
    code, said = told(home, "check", out)
    assert code is Code.DONE
    assert "hillside-primary version 2026-11-26" in said
    code, said = told(home, "add", out, typed=("no",))
    assert code is Code.NOT_DONE
    assert "Fingerprint" in said
    code, said = told(home, "add", out, typed=("yes",))
    assert code is Code.DONE
    assert "Have you read our social media policy this school year?" in said
    assert "Priya Shah" in told(home, "show")[1]
    assert told(home, "remove", "hillside-primary")[0] is Code.DONE
    assert "no school packs" in told(home, "show")[1]


def test_help_now_says_whom_the_school_added(tmp_path: Path) -> None:
    assert told(tmp_path, "add", EXAMPLE, "--yes")[0] is Code.DONE
    talk = Talk()
    on = terminal(tmp_path, talk)
    on.help_now._say(next(p for p in on.help_now.pages if p.id == "pupil-contact"))
    shipped, added = talk.said.find("POSH"), talk.said.find("Priya Shah")
    assert -1 < shipped < added, "a helpline stands before whom a pack adds"
    assert "Added by your school: Hillside Primary School. At Hillside, tell" in talk.said


def test_a_pack_that_does_not_count_is_one_line_and_exit_code_4(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken.zip"
    broken.write_bytes(os.urandom(500))
    monkeypatch.setenv("PRIVACY_SELF_AUDIT_HOME", str(tmp_path / "home"))
    for act in ("show", "add", "check"):
        talk = Talk()
        assert program.run(["pack", act, str(broken)], talk.streams) == Code.DAMAGED
        assert talk.warned.strip() == "This pack is broken. Ask for it again."
    assert of(PackRefused()) is Code.DAMAGED


def test_what_is_not_sound_is_not_built_or_signed(tmp_path: Path) -> None:
    folder = tmp_path / "bad"
    folder.mkdir()
    (folder / "pack.toml").write_bytes((EXAMPLE / "pack.toml").read_bytes())
    (folder / "notes.toml").write_text('[[notes]]\nhelp = "abuse"\ntext = "Delete it all."\n')
    code, said = told(tmp_path / "home", "build", folder, tmp_path / "out.zip")
    assert code is Code.NOT_DONE
    assert "notes.toml: notes[1].text" in said
    assert not (tmp_path / "out.zip").exists()
