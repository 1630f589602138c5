from __future__ import annotations

from datetime import date
from pathlib import Path

from audit_app.cli import validate
from audit_app.cli.codes import Code
from audit_app.content import shipped
from tests.cli.stage import Talk

# Later than anything was checked.
TODAY = date(2099, 12, 31)


def test_the_shipped_checklist_has_nothing_to_put_right() -> None:
    talk = Talk()
    assert validate.run(talk.console, shipped.path("checklists"), TODAY) is Code.DONE
    assert "nothing to put right" in talk.said


def test_each_fault_is_a_line_with_file_place_and_what_was_expected(tmp_path: Path) -> None:
    (tmp_path / "topics").mkdir()
    topic = tmp_path / "topics" / "ours.toml"
    topic.write_text('id = "ours"\nname = "Ours"\nabout = "Us."\norder = 99\nquestons = []\n')
    talk = Talk()
    assert validate.run(talk.console, tmp_path, TODAY) is Code.NOT_DONE
    *faults, count = talk.said.splitlines()
    assert any(line.startswith("topics/ours.toml:") and "questons" in line for line in faults)
    assert "to put right" in count


def test_a_path_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    talk = Talk()
    assert validate.run(talk.console, tmp_path / "nothing", TODAY) is Code.NOT_DONE
    assert "not found" in talk.said
