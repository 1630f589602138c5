"""What ``validate PATH`` says of a file, an added folder, and a whole checklist."""

from datetime import date
from pathlib import Path

import pytest

from audit_app.content import checklists, shipped
from tests.content.conftest import TOPIC, Change

# Later than anything was checked.
TODAY = date(2099, 12, 31)
OWN = TOPIC.replace('"tags"', '"visitors"', 1).replace("a6_review", "rochdale_visitors")


def told(path: Path) -> list[str]:
    return [str(fault) for fault in checklists.validate(path, TODAY)]


def test_a_sound_added_folder_has_no_faults(extra: Path, add: Change) -> None:
    add("topics/visitors.toml", "", OWN.replace("quick = true", ""))
    assert told(extra) == []


def test_an_added_folder_is_judged_beside_what_ships(extra: Path, add: Change) -> None:
    add(
        "topics/visitors.toml", "", OWN.replace('"A6"', '"A66"').replace("2026-01-01", "2100-01-01")
    )
    assert told(extra) == [
        (
            'topics/visitors.toml: questions[rochdale_visitors].refs: "A66" does not exist; '
            'nearest is "A6"'
        ),
        (
            "topics/visitors.toml: questions[rochdale_visitors].checked: "
            "2100-01-01 is in the future; expected 2099-12-31 or before"
        ),
    ]


def test_a_whole_checklist_is_judged_as_one(small: Path) -> None:
    lines = told(small)
    assert "coverage.toml: duties: A1 has no duty" in lines
    assert "topics: quick: a8_reported is not asked of everybody" in lines


def test_a_file_is_judged_with_its_folder_and_told_alone(small: Path, change: Change) -> None:
    change("topics/tags.toml", '"must"', '"mst"')
    change("hosts.toml", "facebook.com", "com")
    (line,) = told(small / "topics" / "tags.toml")
    assert line.startswith("topics/tags.toml: questions[a6_review].priority")


def test_a_file_may_be_named_from_inside_its_folder(
    change: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = change("topics/tags.toml", '"must"', '"mst"')
    monkeypatch.chdir(folder / "topics")
    assert len(told(Path("tags.toml"))) == 1


def test_a_file_of_another_name_says_what_names_there_are(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").touch()
    (line,) = told(tmp_path / "mine.toml")
    assert "not the name or place of a checklist file; expected topics/, platforms/" in line


def test_nothing_there_is_a_fault(tmp_path: Path) -> None:
    assert told(tmp_path / "none") == [f"{tmp_path / 'none'}: not found"]


def test_what_ships_has_no_fault() -> None:
    assert told(shipped.path("checklists")) == []


def test_a_shipped_file_has_no_fault() -> None:
    assert told(shipped.path("checklists", "platforms", "facebook.toml")) == []
