"""The guide's pages: in the small part of Markdown that is read, in plain words, and found."""

import re
from pathlib import Path

import pytest

from audit_app.content import guide, shipped
from audit_app.domain.guide import GuidePage

FOLDER = shipped.path("resources", "help")
LINE = re.compile(r"# \S.*|## \S.*|- \S.*|[^#\-\s].*")
# Words that design and tone leave out; see the house rules for words.
LEFT_OUT = re.compile(
    r"\b(vault|encrypt\w*|recovery code|authenticat\w*|compliance|invalid|please note)\b",
    re.IGNORECASE,
)
PAGES = guide.load()


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.md")), ids=lambda path: path.stem)
def test_a_page_holds_nothing_but_what_is_read(path: Path) -> None:
    lines = [line for line in path.read_text().splitlines() if line]
    assert lines[0].startswith("# ")
    assert [line for line in lines[1:] if line.startswith("# ")] == []
    assert [line for line in lines if not LINE.fullmatch(line)] == []
    assert [line for line in lines if line.count("**") % 2 or "](" in line or "`" in line] == []
    assert LEFT_OUT.findall(path.read_text()) == []


def test_what_people_ask_for_has_a_page() -> None:
    assert [page.id for page in PAGES] == [
        "how-it-works",
        "what-is-kept",
        "who-could-see",
        "lost-spare-key",
        "new-laptop",
        "school-laptop",
        "used-against-me",
        "for-union-reps",
        "keyboard",
    ]


def test_pages_that_name_another_name_one_that_is_there() -> None:
    titles = {page.title for page in PAGES}
    named = {
        title
        for page in PAGES
        for part in page.parts
        for title in re.findall(r'the page "([^"]+)"', part.text)
    }
    assert named
    assert named <= titles


def test_a_page_is_its_parts_in_order() -> None:
    page = next(page for page in PAGES if page.id == "what-is-kept")
    assert page.title == "What is kept, and what leaves"
    kinds = [part.kind for part in page.parts]
    assert kinds[0] == "heading"
    assert kinds.count("item") == 4
    assert not [part for part in page.parts if part.text.startswith(("#", "-"))]


@pytest.mark.parametrize(
    ("typed", "first"),
    [("spare key lost", "lost-spare-key"), ("COURT", "used-against-me"), ("f1", "keyboard")],
)
def test_every_word_typed_must_be_on_a_page(typed: str, first: str) -> None:
    assert first in [page.id for page, _ in guide.find(PAGES, typed)]


def test_a_found_page_comes_with_a_line_that_has_the_word() -> None:
    found = guide.find(PAGES, "payslips")
    assert found
    assert all("payslips" in line.casefold() for _, line in found)
    assert guide.find(PAGES, "zebra") == ()
    everything: tuple[GuidePage, ...] = tuple(page for page, _ in guide.find(PAGES, " "))
    assert everything == PAGES
