"""Searches in the terminal: asked for, shown as addresses; nothing is kept or opened."""

from pathlib import Path

import pytest

from audit_app.cli import search
from audit_app.cli.codes import Code
from audit_app.cli.wrong import WrongUse
from tests.cli.stage import Talk, terminal

TYPED = ("Canary O'Neill", "", "", "can_ary", "Leeds", "", "", "")


def test_searches_are_shown_as_addresses_and_nothing_is_kept(tmp_path: Path) -> None:
    talk = Talk(*TYPED)
    assert search.run(terminal(tmp_path, talk), None) is Code.DONE
    said = talk.said.replace("\n", "")
    assert "https://www.google.com/search?q=%22Canary%20O%27Neill%22" in said
    assert "%22Leeds%22" in said
    assert "https://www.instagram.com/can_ary/" in said
    assert list(tmp_path.rglob("*")) == []


def test_another_engine_is_named_on_the_command_line(tmp_path: Path) -> None:
    talk = Talk(*TYPED)
    search.run(terminal(tmp_path, talk), "duckduckgo")
    assert "https://duckduckgo.com/?q=" in talk.said
    assert "google.com" not in talk.said


def test_nothing_typed_gives_no_searches(tmp_path: Path) -> None:
    talk = Talk(*[""] * 8)
    assert search.run(terminal(tmp_path, talk), None) is Code.DONE
    assert "Nothing was typed" in talk.said
    assert "https://" not in talk.said


def test_an_engine_that_is_not_there_names_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(WrongUse) as told:
        search.run(terminal(tmp_path, Talk()), "askme")
    assert told.value.values["known"] == "google, bing, duckduckgo"
