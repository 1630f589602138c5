from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from audit_app.cli.arguments import COMMANDS, HIDDEN, Options, Paper, parse
from audit_app.cli.wrong import WrongUse
from audit_app.domain.action import Mark
from audit_app.domain.checkin import Depth
from audit_app.vault.header import SlotKind
from tests.cli.stage import WORDS


def parsed(line: str) -> Options:
    return parse(line.split())


def test_nothing_typed_is_no_command() -> None:
    assert parsed("").command == ""


def test_check_in_takes_a_depth() -> None:
    assert parsed("check-in").depth is None
    assert parsed("check-in --quick").depth is Depth.QUICK
    assert parsed("check-in --full --demo").depth is Depth.FULL
    assert parsed("check-in --full --demo").demo


def test_an_action_is_marked_by_name() -> None:
    assert parsed("actions a1:x").action == "a1:x"
    done = parsed("actions --done a1:x")
    assert (done.mark, done.marked, done.until) == (Mark.DONE, "a1:x", None)
    later = parsed("actions --later a1:x 2027-02-01")
    assert (later.mark, later.marked, later.until) == (Mark.LATER, "a1:x", date(2027, 2, 1))
    assert parsed("actions --not-for-me a1").mark is Mark.NOT_FOR_ME
    assert parsed("actions --to-do a1").mark is Mark.TO_DO


def test_export_takes_what_where_and_how() -> None:
    options = parsed("export large-pdf out/list.pdf --replace --yes")
    assert (options.paper, options.path) == (Paper.LARGE_PDF, Path("out/list.pdf"))
    assert options.replace
    assert options.yes


def test_unlock_takes_a_way() -> None:
    assert parsed("unlock").way is None
    assert parsed("unlock --spare-key").way is SlotKind.SPARE_KEY


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("frobnicate", ""),
        ("--nope", ""),
        ("check-in --quick --full", "check-in"),
        ("check-in now", "check-in"),
        ("actions --done", "actions"),
        ("actions --done a --to-do b", "actions"),
        ("export", "export"),
        ("export docx x", "export"),
        ("unlock --pass secret", "unlock"),
        ("validate", "validate"),
    ],
)
def test_what_is_not_known_names_the_command_whose_help_fits(line: str, command: str) -> None:
    with pytest.raises(WrongUse) as wrong:
        parsed(line)
    assert wrong.value.command == command


def test_a_day_is_a_day() -> None:
    with pytest.raises(WrongUse) as wrong:
        parsed("actions --later a1 tomorrow")
    assert wrong.value.key == "cli.wrong.day"


def test_asking_for_help_wins_over_what_is_missing() -> None:
    assert parsed("export --help").help
    assert parsed("export --help").command == "export"
    assert parsed("-h").command == ""


def test_every_command_has_a_help_that_begins_with_how_to_type_it() -> None:
    for command in COMMANDS:
        text = WORDS(f"cli.usage.{command}")
        assert text.startswith(f"privacy-self-audit-cli {command}")
        listed = f"privacy-self-audit-cli {command} " in WORDS("cli.usage.main")
        assert listed is (command not in HIDDEN)


def test_help_fits_an_ordinary_terminal() -> None:
    for command in ("main", *COMMANDS):
        lines = WORDS(f"cli.usage.{command}").splitlines()
        assert max(map(len, lines)) <= 100, command
