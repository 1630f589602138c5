"""Every duty of the guidance is met, and none is met by something that is not there."""

from pathlib import Path

import pytest

from audit_app.content import coverage, draft
from audit_app.content.files import CHECKLIST_PLACES, gather
from audit_app.content.names import names
from tests.content.conftest import Change

MET = 'met-by = { questions = ["a6_review"] }'


def told(folder: Path) -> list[str]:
    records, faults = draft.read(gather(folder, CHECKLIST_PLACES)[0])
    assert faults == []
    return [str(fault) for fault in coverage.faults(records, names(records))]


def test_every_bullet_and_section_needs_a_duty(small: Path) -> None:
    lines = told(small)
    for bullet in ("A1", "A5", "A7", "A18", "S1", "S7"):
        assert f"coverage.toml: duties: {bullet} has no duty" in lines
        assert f"bullets.toml: bullets: {bullet} is missing" in lines
    assert not [line for line in lines if "A6" in line]
    assert len(lines) == 2 * (18 + 7 - 1)


@pytest.mark.parametrize(
    ("new", "line"),
    [
        ("met-by = {}", ".met-by: nothing meets this duty; expected questions, help or exports"),
        (
            'met-by = { questions = ["a6_reviews"] }',
            '.met-by.questions: "a6_reviews" does not exist; nearest is "a6_review"',
        ),
        (
            'met-by = { help = ["abused"] }',
            '.met-by.help: "abused" does not exist; nearest is "abuse"',
        ),
        (
            'met-by = { exports = ["papers"] }',
            '.met-by.exports: "papers" does not exist; nearest is "paper"',
        ),
    ],
)
def test_what_meets_a_duty_exists(change: Change, new: str, line: str) -> None:
    assert f"coverage.toml: duties[A6.1]{line}" in told(change("coverage.toml", MET, new))


@pytest.mark.parametrize("met", ['help = ["abuse"]', 'exports = ["paper", "actions", "calendar"]'])
def test_help_and_exports_meet_duties_too(change: Change, met: str) -> None:
    lines = told(change("coverage.toml", MET, f"met-by = {{ {met} }}"))
    assert not [line for line in lines if "A6" in line]
