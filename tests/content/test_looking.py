"""Rules of engines, sites, routes and reviews; and what ships keeps to them."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from audit_app.content import checklists, looking, validation
from audit_app.domain.checklist import Choice
from tests.content.conftest import Change

TODAY = date(2026, 11, 26)
FILES = {
    "engines.toml": """
[[engines]]
id = "search"
name = "Search"
url = "https://www.facebook.com/search?q={query}"
pictures = "https://www.facebook.com/pictures?q={query}"
source = "A guide"
checked = 2026-01-01
""",
    "sites.toml": """
[[sites]]
id = "site"
name = "Site"
url = "https://www.facebook.com/{username}"
also = "._-"
source = "A guide"
checked = 2026-01-01
""",
    "routes.toml": """
[[routes]]
id = "ask"
question = "a6_review"
name = "Ask"
starts = ["known"]
title = "Ask: {what}"
short = "Ask"
why = "It helps."
minutes = 5
steps = ["Write to them."]
removing = ["Delete it."]
link-label = "Help"
link-url = "https://www.facebook.com/help/"
months = 1
source = "A guide"
checked = 2026-01-01
""",
    "reviews.toml": """
[[reviews]]
id = "list"
name = "List"
about = "Who is there."
trait = "contacts"
question = "a6_review"
look = "Look."
source = "A guide"
checked = 2026-01-01

[[reviews.groups]]
id = "pupils"
question = "a6_review"
name = "Pupils"
look = "Anyone."
title = "Deal with pupils on {app}"
short = "Pupils on {app}"
why = "It matters."
minutes = 5
steps = ["Tell somebody."]
removing = ["Block them."]
first = "abuse"
""",
}


@pytest.fixture
def whole(small: Path, change: Change) -> Path:
    for name, text in FILES.items():
        change(name, "", text)
    return small


def told(folder: Path) -> Sequence[str]:
    small = ("coverage.toml: duties: ", "bullets.toml: bullets: ", "topics: quick: ")
    lines = [str(fault) for fault in validation.whole(folder, TODAY)]
    return [line for line in lines if not line.startswith(small)]


def test_sound_records_break_no_rule(whole: Path) -> None:
    assert told(whole) == []


@pytest.mark.parametrize(
    "broken",
    [
        ("engines.toml", "search?q={query}", "search", "{query} exactly once"),
        ("engines.toml", "www.facebook.com/search", "{query}/search", "exactly once"),
        ("engines.toml", "www.facebook.com/search", "evil.example/search", "cannot be opened"),
        ("engines.toml", "https://www", "http://www", "cannot be opened"),
        ("sites.toml", "/{username}", "/{username}/{username}", "{username} exactly once"),
        ("sites.toml", '"._-"', '"/."', "could change the address"),
        ("sites.toml", '"site"', '"Site!"', "is not an id"),
        ("sites.toml", "2026-01-01", "2027-01-01", "in the future"),
        ("routes.toml", "Ask: {what}", "Ask", "{what}, exactly once"),
        ("routes.toml", '"Write to them."', '"Delete it."', "a place under removing"),
        ("routes.toml", "months = 1", "months = 1\ndays = 1", "both days and months"),
        ("routes.toml", "months = 1", 'then = "aks"', '"aks" does not exist; nearest is "ask"'),
        ("routes.toml", '["known"]', '["somebody"]', '"somebody" does not exist'),
        ("routes.toml", '"a6_review"', '"a6_reviews"', '"a6_reviews" does not exist'),
        ("reviews.toml", '"contacts"', '"friends"', '"friends" does not exist'),
        ("reviews.toml", '"abuse"', '"abus"', '"abus" does not exist; nearest is "abuse"'),
        ("reviews.toml", "on {app}", "on {what}", "unknown placeholder"),
        ("reviews.toml", '"Tell somebody."', '"Block them."', "a place under groups[pupils]"),
    ],
)
def test_a_record_that_breaks_a_rule_is_named(
    whole: Path, change: Change, broken: tuple[str, str, str, str]
) -> None:
    """``broken``: the file, a text in it, what it becomes, and what is said about it."""
    name, old, new, says = broken
    change(name, old, new)
    assert any(line.startswith(f"{name}: ") and says in line for line in told(whole))


def test_a_school_can_add_a_site_but_not_one_that_opens_another_host(
    add: Change, extra: Path
) -> None:
    add("sites.toml", "", FILES["sites.toml"].replace('"site"', '"ours"'))
    assert checklists.load(extra).faults == ()
    add("sites.toml", "www.facebook.com/{username}", "{username}.example/x")
    assert len(checklists.load(extra).faults) >= 1


def test_what_ships_covers_every_start_and_every_group_asks_for_a_report_where_pupils_are() -> None:
    shipped = checklists.load().checklist
    starts = {start for route in shipped.looking.routes for start in route.starts}
    assert starts == set(looking.STARTS)
    for review in shipped.looking.reviews:
        for group in review.groups:
            says_pupils = "pupil" in group.id and "ex" not in group.id
            assert bool(group.first) == says_pupils
            question = shipped.question(group.question)  # type: ignore[arg-type]
            assert question is not None
            assert Choice.YES in question.choices


def test_every_shipped_way_of_having_something_taken_away_can_wait() -> None:
    """Product rule 7. Complaining about an answer takes nothing away."""
    complaints = {"complaint", "ico", "ico-search"}
    routes = checklists.load().checklist.looking.routes
    assert {route.id for route in routes if not route.removing} == complaints
