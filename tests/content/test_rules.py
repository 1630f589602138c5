"""Rules of single records: names, links, dates, safe wording."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from audit_app.content import validation
from tests.content.conftest import Change

TODAY = date(2026, 11, 23)
TOPIC = "topics/tags.toml"
APP = "platforms/facebook.toml"
HELP = "help/abuse.toml"
Q = "questions[a6_review]"
C = "controls.tag-review"


def told(folder: Path) -> Sequence[str]:
    """Faults of the small checklist, without those of a whole one, which it is not."""
    small = ("coverage.toml: duties: ", "bullets.toml: bullets: ", "topics: quick: ")
    lines = [str(fault) for fault in validation.whole(folder, TODAY)]
    return [line for line in lines if not line.startswith(small)]


def test_the_small_checklist_breaks_no_rule(small: Path) -> None:
    assert told(small) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "line"),
    [
        # Names that must exist, with the nearest one.
        (TOPIC, '["A6"]', '["A66"]', f'{Q}.refs: "A66" does not exist; nearest is "A6"'),
        (TOPIC, '["A6"]', "[]", f"{Q}.refs: empty; expected at least one bullet"),
        (TOPIC, '"A6.1"', '"A6.2"', f'{Q}.clauses: "A6.2" does not exist; nearest is "A6.1"'),
        (
            TOPIC,
            '["tag-review"]',
            '["tag-reviews"]',
            f'{Q}.action.controls: "tag-reviews" does not exist; nearest is "tag-review"',
        ),
        (
            TOPIC,
            '["tag-review"]',
            '["facebok:tag-review"]',
            (
                f'{Q}.action.controls: "facebok:tag-review" does not exist; '
                'nearest is "facebook:tag-review"'
            ),
        ),
        (
            TOPIC,
            "quick = true",
            'help-first = { no = "abus" }',
            f'{Q}.help-first: "abus" does not exist; nearest is "abuse"',
        ),
        (TOPIC, "quick = true", 'apps = ["x"]', f'{Q}.apps: "x" does not exist'),
        (
            TOPIC,
            "quick = true",
            "full = false",
            f"{Q}.full: left out of the full check; expected job = true and no quick = true",
        ),
        (HELP, '"posh"', '"push"', 'contacts: "push" does not exist; nearest is "posh"'),
        # Links.
        (
            APP,
            "https://www.facebook.com/settings",
            "http://www.facebook.com/settings",
            (
                f'{C}.url: "http://www.facebook.com/settings" cannot be opened; '
                "expected an https address"
            ),
        ),
        (
            APP,
            "https://www.facebook.com/settings",
            "https://facebook.example/settings",
            (
                f'{C}.url: "https://facebook.example/settings" cannot be opened; '
                "expected a host listed in hosts.toml"
            ),
        ),
        (
            APP,
            "https://www.facebook.com/settings",
            "https://notfacebook.com",
            (
                f'{C}.url: "https://notfacebook.com" cannot be opened; '
                "expected a host listed in hosts.toml"
            ),
        ),
        ("hosts.toml", "facebook.com", "co.uk", "hosts[co.uk]: shared by many owners"),
        ("hosts.toml", "facebook.com", "https://facebook.com", "hosts[https://facebook.com]: not"),
        ("hosts.toml", "facebook.com", "com", "hosts[com]: not a host name"),
        ("hosts.toml", "facebook.com", "*.facebook.com", "hosts[*.facebook.com]: not a host name"),
        ("hosts.toml", "facebook.com", "127.0.0.1", "hosts[127.0.0.1]: not a host name"),
        # Dates and confidence.
        (
            TOPIC,
            "2026-01-01",
            "2026-11-24",
            f"{Q}.checked: 2026-11-24 is in the future; expected 2026-11-23 or before",
        ),
        (APP, "2026-01-01", "2031-01-01", f"{C}.checked: 2031-01-01 is in the future"),
        (
            APP,
            'confidence = "H"',
            'confidence = "L"',
            f'{C}.confidence: "L" is never shown as fact; expected H or M, or state = "not-known"',
        ),
        (APP, 'source = "A guide"', 'source = " "', f"{C}.source: empty; expected words"),
        # What a control must say.
        (APP, '"Turn it off again."', '""', f"{C}.undo: empty; expected words"),
        (APP, 'set-to = "On"', 'set-to = ""', f"{C}.set-to: empty; expected words"),
        (
            APP,
            'where = "web"',
            'where = "the web"',
            (
                f'{C}.where: "the web" is not a place; '
                "expected one of app, web, web and app, web and your device, your device"
            ),
        ),
        (
            APP,
            "rank = 1",
            "rank = 1\ncomplete = true",
            (
                "controls.post-audience: missing from a complete app; "
                "expected steps, not-offered or not-known"
            ),
        ),
        # Help first.
        (
            TOPIC,
            "quick = true",
            'help-first = { not-sure = "abuse" }',
            f'{Q}.help-first: "not-sure" never brings help first; expected no',
        ),
        (
            TOPIC,
            "quick = true",
            'help-first = { yes = "abuse" }',
            f'{Q}.help-first: "yes" never brings help first; expected no',
        ),
        # Words.
        (
            TOPIC,
            'kind = "per-app"\n',
            "",
            f'{Q}.action.title: {{app}} where no app is meant; expected kind = "per-app"',
        ),
        (
            TOPIC,
            "Tags on {app}",
            "Tags on {platform}",
            f'{Q}.action.short: unknown placeholder "{{platform}}"; expected {{app}}',
        ),
        (
            TOPIC,
            '"Tags on {app}"',
            '"Tags and many other things {app}"',
            f"{Q}.action.short: 32 characters; expected at most 30",
        ),
        (TOPIC, "A tag can place you.", " ", f"{Q}.why: empty; expected words"),
        (TOPIC, 'controls = ["tag-review"]', "", f"{Q}.action: says nothing to do"),
        (
            TOPIC,
            "quick = true",
            'hints = { does-not-apply = "None" }',
            f'{Q}.hints: "does-not-apply" is not offered; expected does-not-apply = true',
        ),
        (
            TOPIC,
            "answer-seconds = 5",
            "answer-seconds = 0",
            f"{Q}.answer-seconds: 0; expected 1 to",
        ),
        (TOPIC, '"a6_review"', '"A6 Review"', 'questions[A6 Review].id: "A6 Review" is not an id'),
        (APP, "**Settings**", "**Settings*", f"{C}.steps[1].text: a ** without its partner"),
        (APP, '"social"', '"socal"', 'group: "socal" is not a group'),
        # Safeguarding: what is not marked cannot be held back.
        (APP, ", removes = true", "", f'{C}.steps[2]: says "untag"; expected removes = true'),
        (
            HELP,
            "Then tell somebody.",
            "Then block them.",
            'steps[1]: says "block"; expected removes',
        ),
        (
            HELP,
            "Then tell somebody.",
            "Do not answer, then start deleting.",
            'steps[1]: says "deleting"; expected removes',
        ),
        (
            APP,
            'search-for = "location"',
            'search-for = "remove a place"',
            'controls.location.search-for: says "remove"; expected removes = true',
        ),
        (
            APP,
            "There is no such switch.",
            "Remove people one by one instead.",
            'controls.private-account.says: says "remove"; expected a step',
        ),
        (
            HELP,
            "[{ text",
            "[" + '{ text = "x" },' * 6 + "{ text",
            "steps: 7 steps; expected 1 to 6",
        ),
        ("contacts.toml", "0344 381 4772", "call me", 'contacts[posh].phone: "call me"; expected'),
        ("contacts.toml", "0344 381 4772", "", "contacts[posh]: no way to reach it"),
    ],
)
def test_each_rule_tells_its_fault(
    change: Change, name: str, old: str, new: str, line: str
) -> None:
    lines = told(change(name, old, new))
    assert [told_line for told_line in lines if told_line.startswith(f"{name}: {line}")], lines


def test_a_search_that_says_that_it_removes_can_be_held_back(change: Change) -> None:
    old, new = 'search-for = "location"', 'search-for = "remove a place"\nremoves = true'
    assert told(change(APP, old, new)) == []


@pytest.mark.parametrize("text", ["Do not delete it.", "Never block or remove anybody yet."])
def test_forbidding_to_remove_is_no_removing(change: Change, text: str) -> None:
    assert told(change(HELP, "Then tell somebody.", text)) == []


def test_today_is_not_in_the_future(change: Change) -> None:
    assert told(change(TOPIC, "2026-01-01", "2026-11-23")) == []


def test_a_name_that_stands_twice_is_told(small: Path, change: Change) -> None:
    text = (small / APP).read_text("utf-8")
    assert told(change("platforms/fb.toml", "", text)) == [
        'platforms/fb.toml: id: "facebook" stands in platforms/facebook.toml already'
    ]


def test_a_question_that_stands_twice_is_told(small: Path, change: Change) -> None:
    text = (small / TOPIC).read_text("utf-8").replace('id = "tags"', 'id = "tags2"')
    (line,) = told(change("topics/zz.toml", "", text))
    assert line.startswith(f"topics/zz.toml: {Q}.id: ")


def test_words_to_say_name_what_exists_and_remove_nothing(small: Path) -> None:
    (small / "sayings.toml").write_text(
        '[[sayings]]\nid = "a"\ntitle = "A"\nbefore = " "\ntext = "Block them."\n'
        'refs = ["A66"]\nquestions = ["a6_revie"]\nsource = "S"\nchecked = 2026-01-01\n'
    )
    assert told(small) == [
        "sayings.toml: sayings[a].before: empty; expected words",
        'sayings.toml: sayings[a].questions: "a6_revie" does not exist; nearest is "a6_review"',
        'sayings.toml: sayings[a].refs: "A66" does not exist; nearest is "A6"',
        'sayings.toml: sayings[a].text: says "block"; expected other words',
    ]
