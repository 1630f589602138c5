from pathlib import Path

import pytest

from audit_app.domain.words import Words
from audit_app.export.html import actions_html
from tests.export.lists import HOSTILE, action, hostile_report, long_report, report
from tests.export.reading import Page


@pytest.fixture(scope="module")
def page(words: Words, resources: Path) -> Page:
    listed = report(action(1, held_back=2), rest=(action(2, find_out=True),))
    return Page(actions_html(listed, words, resources=resources))


def test_it_is_one_whole_page_in_british_english(page: Page) -> None:
    assert page.still_open == []
    assert page.named("html") == [{"lang": "en-GB"}]
    assert page.named("meta")[0] == {"charset": "utf-8"}
    assert "Action list" in page.text


def test_it_runs_nothing_and_loads_nothing(page: Page) -> None:
    policy = page.named("meta")[1]
    assert policy["http-equiv"] == "Content-Security-Policy"
    assert "default-src 'none'" in (policy["content"] or "")
    assert "style-src 'unsafe-inline'" in (policy["content"] or "")
    names = {name for name, _ in page.elements}
    assert not names & {"script", "link", "img", "iframe", "object", "form", "base", "svg"}
    assert all(set(attrs) <= {"class", "aria-hidden"} for _, attrs in page.elements[7:10])
    assert "url(" not in page.styles[0]
    assert "@import" not in page.styles[0]


def test_it_suits_light_dark_strong_contrast_and_paper(page: Page) -> None:
    for wish in ("prefers-color-scheme: dark", "prefers-contrast: more", "@media print"):
        assert wish in page.styles[0]


def test_headings_never_skip_a_level(page: Page) -> None:
    levels = [name for name, _ in page.elements if name in ("h1", "h2", "h3", "h4")]
    assert levels == ["h1", "h2", "h3", "h2", "h3"]


def test_steps_are_lists_and_drawn_boxes_are_silent(page: Page) -> None:
    assert len(page.named("ol")) == 2
    assert len(page.named("strong")) == 3 + 2 * 3
    boxes = [a for a in page.named("span") if "box" in (a.get("class") or "")]
    assert [(a["class"], a["aria-hidden"]) for a in boxes] == [
        ("box open", "true"),
        ("box find-out", "true"),
    ]


def test_each_action_says_all_that_is_known(page: Page) -> None:
    for said in (
        "To do, 4 minutes",
        "To find out, 4 minutes",
        "Report this first",
        "Open Settings , then Accounts Centre .",
        "Set to On",
        "Checked May 2026",
        "https://example.com/two-factor/1",
        "Your next check-in is on 4 January 2027.",
    ):
        assert said in page.text


def test_an_example_says_so(words: Words, resources: Path) -> None:
    page = Page(actions_html(report(action(), demo=True), words, resources=resources))
    assert "Example. This person is invented." in page.text


def test_hostile_words_are_only_words(words: Words, resources: Path) -> None:
    content = actions_html(hostile_report(), words, resources=resources)
    page = Page(content)

    assert page.still_open == []
    assert not page.named("script")
    assert not page.named("img")
    assert HOSTILE[1] in page.text
    assert HOSTILE[0] in page.text
    assert all((a["href"] or "").startswith("https://example.com/") for a in page.named("a"))
    assert not [c for c in content.decode() if ord(c) < 32 and c != "\n"]
    assert "\u202e" not in content.decode()


def test_empty_and_very_long_lists(words: Words, resources: Path) -> None:
    empty = Page(actions_html(report(), words, resources=resources))
    many = Page(actions_html(long_report(200), words, resources=resources))

    assert "nothing to do" in empty.text
    assert not empty.named("h2")
    assert len(many.named("article")) == 200
