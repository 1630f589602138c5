"""Shape faults: each is told once, at its place, with what was expected."""

from pathlib import Path

import pytest

from audit_app.content import checklists
from tests.content.conftest import Change

TOPIC = "topics/tags.toml"
APP = "platforms/facebook.toml"


def test_a_sound_folder_has_no_faults(small: Path) -> None:
    loaded = checklists.load(root=small)
    assert loaded.faults == ()
    assert loaded.checklist.topics[0].questions[0].id == "a6_review"
    assert list(loaded.checklist.apps[0].controls) == ["tag-review", "private-account", "location"]


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (
            TOPIC,
            "priority =",
            "prioritty =",
            'questions[a6_review]: unknown field "prioritty"; nearest is "priority"',
        ),
        (
            TOPIC,
            '"must"',
            '"mst"',
            (
                'questions[a6_review].priority: "mst" is not a word used here; '
                'expected one of consider, must, should; nearest is "must"'
            ),
        ),
        (
            TOPIC,
            "fix-minutes = 2",
            'fix-minutes = "2"',
            'questions[a6_review].fix-minutes: "2" cannot stand here; expected a whole number',
        ),
        (
            TOPIC,
            "quick = true",
            "quick = 1",
            "questions[a6_review].quick: 1 cannot stand here; expected true or false",
        ),
        (
            TOPIC,
            "fix-minutes = 2",
            "fix-minutes = true",
            "questions[a6_review].fix-minutes: True cannot stand here; expected a whole number",
        ),
        (
            TOPIC,
            "checked = 2026-01-01",
            'checked = "2026-01-01"',
            (
                'questions[a6_review].checked: "2026-01-01" cannot stand here; '
                "expected a date such as 2026-09-01"
            ),
        ),
        (TOPIC, 'why = "A tag can place you."\n', "", 'questions[a6_review]: missing field "why"'),
        (
            TOPIC,
            'refs = ["A6"]',
            'refs = "A6"',
            'questions[a6_review].refs: "A6" cannot stand here; expected a list in square brackets',
        ),
        (TOPIC, 'id = "a6_review"\n', "", 'questions[1]: missing field "id"'),
        (TOPIC, 'name = "Tags"', 'nam = "Tags"', 'unknown field "nam"; nearest is "name"'),
        (
            TOPIC,
            "quick = true",
            'help-first = { yse = "abuse" }',
            (
                'questions[a6_review].help-first: "yse" is not a word used here; '
                'expected one of does-not-apply, no, not-sure, yes; nearest is "yes"'
            ),
        ),
        (
            APP,
            'state = "steps"',
            'state = "stpes"',
            (
                'controls.tag-review.state: "stpes" is not a word used here; '
                'expected one of not-known, not-offered, steps; nearest is "steps"'
            ),
        ),
        (
            APP,
            'state = "not-known"\n',
            "",
            'controls.location: missing field "state"; expected one of not-known, ',
        ),
        (
            APP,
            "removes = true",
            "remove = true",
            'controls.tag-review.steps[2]: unknown field "remove"; nearest is "removes"',
        ),
        (
            APP,
            '"contacts"',
            '"contract"',
            (
                'traits[2]: "contract" is not a word used here; '
                "expected one of comments, contacts, linked-apps, location, login, messages, "
                "posts, profile, reports, searchable, tags; "
                'nearest is "contacts"'
            ),
        ),
        (
            APP,
            "[controls.location]",
            "[controls.location.state]",
            'controls.location: missing field "state"; expected one of not-known, ',
        ),
        ("hosts.toml", "hosts", "host", 'unknown field "host"; nearest is "hosts"'),
        ("hosts.toml", '["facebook.com"]', "[7]", "hosts[1]: 7 cannot stand here; expected text"),
        ("contacts.toml", "[[contacts]]", "[contacts]", "contacts: not a list"),
        (TOPIC, "[[questions]]", "[questions]", "questions: not a list"),
        (APP, "Untag what", "Untag\\u202e what", "controls.tag-review.steps[2].text: a character"),
        (TOPIC, "A tag can", "A tag can" + " x" * 1000, "questions[a6_review].why: text too long"),
    ],
)
def test_each_slip_is_told_with_its_place(
    change: Change, name: str, old: str, new: str, told: str
) -> None:
    folder = change(name, old, new)
    lines = [str(fault) for fault in checklists.load(root=folder).faults]
    assert [line for line in lines if line.startswith(f"{name}: {told}")], lines


def test_every_fault_of_a_record_is_told_at_once(change: Change) -> None:
    change(TOPIC, '"must"', '"mst"')
    folder = change(TOPIC, "quick = true", 'quick = "yes"')
    lines = [str(fault) for fault in checklists.load(root=folder).faults]
    assert len(lines) == 2


def test_one_slip_makes_one_fault(change: Change) -> None:
    """A mistyped name is not told again as a missing one."""
    folder = change(TOPIC, "priority =", "prioritty =")
    assert len(checklists.load(root=folder).faults) == 1


def test_a_broken_record_is_left_out_and_the_rest_works(change: Change) -> None:
    folder = change(APP, 'state = "steps"', 'state = "stpes"')
    loaded = checklists.load(root=folder)
    assert list(loaded.checklist.apps[0].controls) == ["private-account", "location"]
    assert len(loaded.checklist.topics[0].questions) == 1


def test_a_broken_question_leaves_its_neighbours(change: Change, small: Path) -> None:
    text = (small / TOPIC).read_text("utf-8")
    second = text[text.index("[[questions]]") :].replace("a6_review", "a6_check")
    change(TOPIC, "", text.replace('"must"', '"mst"') + second)
    questions = checklists.load(root=small).checklist.topics[0].questions
    assert [question.id for question in questions] == ["a6_check"]
