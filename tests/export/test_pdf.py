import re
from pathlib import Path

import msgspec
import pytest

from audit_app.domain.action import ActionState, Mark
from audit_app.domain.checklist import Step
from audit_app.domain.report import Report
from audit_app.domain.words import Words
from audit_app.export.pdf import actions_pdf
from tests.export.lists import HOSTILE, action, hostile_report, long_report, report
from tests.export.reading import Pdf


@pytest.fixture(scope="module")
def three(words: Words, resources: Path) -> Pdf:
    listed = report(action(1), action(2), action(3), rest=(action(4, find_out=True),))
    return Pdf(actions_pdf(listed, words, large=False, resources=resources))


def made(listed: Report, words: Words, resources: Path, *, large: bool = False) -> Pdf:
    return Pdf(actions_pdf(listed, words, large=large, resources=resources))


def as_example(listed: Report) -> Report:
    return report(*listed.first, groups=listed.groups, demo=True)


def split_pages(pdf: Pdf) -> list[str]:
    """The text of each page after its running title."""
    pages = pdf.raw_text().split("\f")
    return [" ".join(page.split()).removeprefix("Action list ") for page in pages if page.strip()]


def test_it_says_that_it_is_accessible_and_in_which_language(three: Pdf) -> None:
    assert three.root.MarkInfo.Marked
    assert str(three.root.Lang) == "en-GB"
    assert three.root.ViewerPreferences.DisplayDocTitle
    assert re.search(r"pdfuaid:part>1<", three.metadata)
    assert str(three.file.docinfo["/Title"]) == "Action list"
    assert "/Author" not in three.file.docinfo


def test_headings_lead_from_the_list_to_topics_to_actions(three: Pdf) -> None:
    assert three.headings == [
        ("H1", "Your action list"),
        ("H2", "Do these first"),
        ("H3", "Turn on two-step verification for app 1"),
        ("H3", "Turn on two-step verification for app 2"),
        ("H3", "Turn on two-step verification for app 3"),
        ("H2", "Passwords and devices"),
        ("H3", "Turn on two-step verification for app 4"),
    ]


def test_steps_are_numbered_lists_and_menu_names_are_strong(three: Pdf) -> None:
    assert three.tags["L"] == 4
    assert three.tags["LI"] == 8
    assert three.tags["Strong"] == 12


def test_addresses_can_be_read_and_pressed(three: Pdf) -> None:
    assert three.links == [f"https://example.com/two-factor/{n}" for n in (1, 2, 3, 4)]
    assert "https://example.com/two-factor/1" in three.text()


def test_each_action_says_all_that_is_known(three: Pdf) -> None:
    text = three.text()

    for said in (
        "Made on 23 November 2026. About 16 minutes in all.",
        "To do, 4 minutes",
        "To find out, 4 minutes",
        "A second step keeps people out",
        "Open Settings, then Accounts Centre.",
        "Set to On",
        "Checked May 2026",
        "Menu looks different? Search for “two-factor”.",
        "Your next check-in is on 4 January 2027.",
        "Page 1 of",
    ):
        assert said in text


def test_only_the_bundled_letters_are_used_and_all_are_inside(three: Pdf) -> None:
    assert three.fonts == {"Lexend-Regular": True, "Lexend-SemiBold": True}


def test_large_print_has_no_letter_under_18_points(words: Words, resources: Path) -> None:
    listed = report(action(1, held_back=1), action(2, find_out=True), demo=True)
    small = made(listed, words, resources).sizes()
    large = made(listed, words, resources, large=True).sizes()

    assert min(small) < 12
    # The sign inside a drawn mark, and a step's number in its ring, stand beside their words.
    assert {size for size in large if size < 18} <= {14.8, 15.1}


def test_an_example_is_marked_on_every_page(words: Words, resources: Path) -> None:
    mark = "Example. This person is invented."
    example = made(as_example(long_report(20)), words, resources)
    real = made(long_report(20), words, resources)

    assert example.pages > 2
    assert example.text().count(mark) == example.pages
    assert mark not in real.text()


def test_the_same_list_makes_the_same_bytes(words: Words, resources: Path) -> None:
    one, two = (
        actions_pdf(report(action()), words, large=False, resources=resources) for _ in range(2)
    )
    assert one == two


@pytest.mark.parametrize("large", [False, True])
def test_hostile_words_are_only_words(words: Words, resources: Path, *, large: bool) -> None:
    pdf = made(hostile_report(), words, resources, large=large)
    text = pdf.text()

    assert "#panic" in text
    assert "*bold* _it_" in text
    assert "<script>alert(1)</script>" in text.replace("> <", "><")
    assert "{page}" in text
    assert len([level for level, _ in pdf.headings if level == "H3"]) == 3 + len(HOSTILE) ** 2
    assert all(link.startswith("https://example.com/") for link in pdf.links)


def test_nothing_is_lost_when_a_text_is_longer_than_a_page(words: Words, resources: Path) -> None:
    note = " ".join(f"word{n}" for n in range(1500))
    steps = tuple(Step(text=f"Step number {n} says what to do.") for n in range(80))
    for listed in (
        report(action(why=note)),
        report(action(title=note)),
        report(action(not_offered=note)),
        report(action(steps=(Step(text=note),))),
    ):
        text = made(listed, words, resources).text()
        assert all(f"word{n}" in text for n in range(1500))
    text = made(report(action(steps=steps)), words, resources, large=True).text()
    assert all(f"Step number {n} says" in text for n in range(80))


def test_an_action_that_fits_on_a_page_is_never_cut(words: Words, resources: Path) -> None:
    pdf = made(long_report(60), words, resources)

    assert pdf.pages > 5
    for page in split_pages(pdf)[1:]:
        assert page.count("Turn on two-step") == page.count("Open Settings, then")
        assert page.count("Turn on two-step") == page.count("https://example.com/two-factor/")


def test_empty_and_very_long_lists(words: Words, resources: Path) -> None:
    empty = made(report(), words, resources)
    many = made(long_report(200), words, resources)

    assert empty.pages == 1
    assert "nothing to do" in empty.text()
    assert len([level for level, _ in many.headings if level == "H3"]) == 200


def test_a_done_action_stays_on_the_list_with_its_state(words: Words, resources: Path) -> None:
    done = action(state=ActionState(mark=Mark.DONE))
    assert "Done, 4 minutes" in made(report(done), words, resources).text()


@pytest.mark.parametrize("count", [5, 10, 40])
def test_the_first_ten_stand_on_one_page_by_themselves(
    words: Words, resources: Path, count: int
) -> None:
    held = action(0, held_back=2)
    listed = long_report(count)
    pages = split_pages(
        made(msgspec.structs.replace(listed, top=(held, *listed.top[1:])), words, resources)
    )
    shown = min(count, 10)
    first, second = " ".join(pages[0].split()), pages[1]
    assert words("export.actions.top", count=shown) in first
    assert all(f"for app {number} " in f"{first} " for number in range(shown))
    assert words("export.task.held-back", count=2) in first
    assert "Settings" not in first
    assert words("export.actions.first") in second


def test_a_short_list_needs_no_page_at_a_glance(three: Pdf) -> None:
    assert "at a glance" not in three.text()
