import pytest

from audit_app.domain.action import ActionState, Mark
from audit_app.domain.checklist import Link
from audit_app.domain.controls import LinkKind
from audit_app.domain.words import Words
from audit_app.export.sheet import Task, action_sheet
from tests.export.lists import NEXT, action, report


def task(words: Words, **changes: object) -> Task:
    return action_sheet(report(action(**changes)), words).sections[0].tasks[0]  # type: ignore[arg-type]


def test_the_first_three_come_before_the_topics(words: Words) -> None:
    sheet = action_sheet(report(action(1), rest=(action(2),)), words)

    assert [section.name for section in sheet.sections] == [
        "Do these first",
        "Passwords and devices",
    ]


def test_an_empty_list_has_no_headings_and_says_so(words: Words) -> None:
    sheet = action_sheet(report(next_checkin=None), words)

    assert sheet.sections == ()
    assert "nothing to do" in sheet.lead
    assert len(sheet.closing) == 1


def test_minutes_count_what_is_left_and_not_what_is_done(words: Words) -> None:
    done = action(2, minutes=30, state=ActionState(mark=Mark.DONE))
    aside = action(3, minutes=30, state=ActionState(mark=Mark.NOT_FOR_ME))
    later = action(4, minutes=7, state=ActionState(mark=Mark.LATER))

    sheet = action_sheet(report(action(1), rest=(done, aside, later)), words)

    assert "About 11 minutes in all." in sheet.lead


@pytest.mark.parametrize(
    ("changes", "state", "shape"),
    [
        ({}, "To do", "open"),
        ({"find_out": True}, "To find out", "find-out"),
        ({"state": ActionState(mark=Mark.DONE)}, "Done", "done"),
        ({"state": ActionState(mark=Mark.LATER)}, "Later", "later"),
        (
            {"state": ActionState(mark=Mark.LATER, until=NEXT)},
            "Later, from 4 January 2027",
            "later",
        ),
        ({"state": ActionState(mark=Mark.NOT_FOR_ME), "find_out": True}, "Not for me", "aside"),
    ],
)
def test_where_the_person_is_with_an_action(
    words: Words, changes: dict[str, object], state: str, shape: str
) -> None:
    said = task(words, **changes)

    assert (said.state, said.shape) == (state, shape)


def test_steps_that_wait_are_counted_and_reporting_comes_first(words: Words) -> None:
    assert task(words).care == ""
    assert "One step is left out" in task(words, held_back=1).care
    several = task(words, held_back=3).care
    assert several.startswith("Report this first")
    assert "3 steps are left out" in several
    assert "Do not delete" in several


def test_an_app_without_the_setting_says_so_and_nothing_else(words: Words) -> None:
    said = task(words, not_offered="Bluesky has none.", search_for="two-factor")

    assert said.notes == ("Bluesky has none.",)


def test_a_path_that_nobody_confirmed_is_words_to_search_for(words: Words) -> None:
    (note,) = task(words, known=False, search_for="two step").notes
    (plainer,) = task(words, known=False, search_for="").notes

    assert "“two step”" in note
    assert "“" not in plainer


def test_a_known_path_says_what_to_search_for_when_menus_move(words: Words) -> None:
    assert task(words).notes == ("Menu looks different? Search for “two-factor”.",)
    assert task(words, search_for="").notes == ()


def test_only_an_https_link_is_offered(words: Words) -> None:
    link = task(words).link
    assert link is not None
    assert link.text == "https://example.com/two-factor/1"
    assert task(words, link=Link(label="x", url="javascript:alert(1)")).link is None
    assert task(words, link=None).link is None


def test_a_link_says_what_kind_of_page_it_is(words: Words) -> None:
    link = Link(label="Facebook", url="https://example.com/", kind=LinkKind.HELP)
    made = task(words, link=link).link
    assert made is not None
    assert made.label == "Facebook, help page"


def test_facts_that_are_not_known_are_left_out(words: Words) -> None:
    facts = task(words, undo="Turn it off again.").facts
    labels = [fact.label for fact in facts]
    assert labels == ["Set to", "Where", "Checked"]
    assert [fact.label for fact in task(words).facts] == ["Set to", "Where", "Checked"]
    assert task(words).facts[-1].text == "May 2026"
    assert task(words, set_to="", where="", checked=None).facts == ()


def test_counts_are_numbers_with_words_and_never_a_share(words: Words) -> None:
    sheet = action_sheet(report(action()), words)

    assert [(count.number, count.word) for count in sheet.counts] == [
        (16, "done"),
        (1, "to do"),
        (1, "to find out"),
    ]


def test_a_title_or_footer_never_says_what_it_is_about(words: Words) -> None:
    page = action_sheet(report(action()), words).page

    assert "privacy" not in (page.title + page.footer).lower()
