from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from audit_app.domain.checkin import CheckInHead, CheckInId, Depth
from audit_app.domain.terms import Term
from audit_app.domain.words import Words
from audit_app.logic.plan import Counts
from audit_app.ui.kit.theme import Theme
from audit_app.ui.outcome import says
from audit_app.ui.places import Name, Place
from audit_app.vault import public
from tests.samples import TODAY
from tests.ui import stage
from tests.ui.lives import answer, filled, make_spare_key, this_term_done
from tests.ui.person import Person, clipped, nameless

SUMMARY = Place(name=Name.SUMMARY)


@pytest.fixture
def person(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Person:
    """Has a quick check in hand."""
    made = Person(qtbot, theme, tmp_path / "answers")
    stage.begin(made.window)
    return made


def is_finished(person: Person) -> bool:
    return person.window.context.opened.checkins.heads[-1].finished is not None


def end(person: Person, *, leave: int = 0) -> None:
    answer(person.window, leave=leave)
    person.go(SUMMARY)


def test_open_questions_are_fine_and_the_way_back_leads_to_the_first(person: Person) -> None:
    walk = person.window.context.opened.answers.walk()
    end(person, leave=3)
    assert person.sees("3 questions are open. That is fine.")

    person.click("summary-back")

    person.on(Name.QUESTION)
    assert person.window.context.opened.record.open.position == walk.screens[-3].id


def test_looking_at_the_summary_finishes_nothing(person: Person) -> None:
    end(person)

    assert person.sees("All your questions are answered")
    assert not is_finished(person)
    person.press("Alt+Left")
    person.on(Name.QUESTION)


def test_finishing_with_questions_open_is_allowed_and_never_remarked_on(person: Person) -> None:
    end(person, leave=2)

    person.press("Return")

    person.wait_to_see("That is the autumn check-in done. Thank you.")
    assert is_finished(person)
    assert not person.sees("are open")


def test_a_finished_check_in_is_on_the_disk_with_the_next_day(person: Person) -> None:
    end(person)
    person.click("summary-finish")
    person.wait_to_see("Thank you.")
    counts = person.window.context.opened.actions.plan(TODAY).counts

    person.come_back()

    head = person.window.context.opened.checkins.heads[-1]
    assert (head.done, head.to_do, head.to_find_out) == (
        counts.done,
        counts.to_do,
        counts.to_find_out,
    )
    assert public.read(person.parts.folder).next_checkin == date(2027, 1, 4)


def test_what_cannot_be_saved_is_not_called_finished(person: Person) -> None:
    end(person)
    with person.nothing_can_be_written():
        person.click("summary-finish")
        person.qtbot.waitUntil(lambda: person.window.context.notices.overlay is not None)
        assert not person.sees("Thank you.")
    again = person.parts.words("summary.end.again")

    button = next(text for text in filled(person.window) if text == again)

    assert button
    person.press("Return")
    person.wait_to_see("Thank you.")
    person.come_back()
    assert is_finished(person)


def test_the_spare_key_comes_first_and_then_the_list(person: Person) -> None:
    end(person)
    person.click("summary-finish")
    person.wait_to_see("Thank you.")
    assert filled(person.screen) == ["Make my spare key"]
    person.press("Return")
    person.on(Name.SPARE_KEY)
    assert person.at.back is Name.SUMMARY

    make_spare_key(person)
    person.go(SUMMARY)

    assert filled(person.screen) == ["Start with the first one"]
    first = person.window.context.opened.actions.plan(TODAY).open[0]
    person.press("Return")
    person.on(Name.ACTIONS)
    assert person.at.action == first.id


def test_the_topics_lead_back_to_their_questions(person: Person) -> None:
    end(person, leave=3)
    topic = person.window.context.opened.answers.walk().topics()[0]

    person.click(f"rail-{topic.id}")

    person.on(Name.QUESTION)
    assert person.at.question == topic.first


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("finished", [False, True])
def test_everything_fits_and_has_a_name(person: Person, scale: int, *, finished: bool) -> None:
    person._theme.wear("contrast", scale)
    if finished:
        this_term_done(person)
        person.go(SUMMARY)
    else:
        end(person, leave=1)
    person.qtbot.wait(20)

    assert clipped(person.screen) == []
    assert nameless(person.screen) == []
    assert len(filled(person.screen)) == 1
    assert not any("%" in label.text() for label in person.labels())


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((16, 3, 1), "16 things are done. 3 are left to do, and 1 to find out."),
        ((1, 1, 0), "1 thing is done. 1 is left to do."),
        ((2, 0, 1), "2 things are done. 1 is left to find out."),
        ((2, 0, 0), "2 things are done. Nothing is left to do."),
    ],
)
def test_counts_are_sentences(words: Words, counts: tuple[int, int, int], said: str) -> None:
    done, to_do, find_out = counts
    assert says(words, Counts(done=done, to_do=to_do, to_find_out=find_out)) == said


@pytest.mark.parametrize(
    ("before", "said"),
    [(11, "16 things are done, up from 11 in the summer term."), (17, "16 things are done.")],
)
def test_more_than_before_is_said_and_fewer_is_not(words: Words, before: int, said: str) -> None:
    finished = datetime(2026, 6, 16, 12, tzinfo=UTC)
    head = CheckInHead(
        id=CheckInId("c0"), depth=Depth.QUICK, started=finished, finished=finished, done=before
    )

    assert says(words, Counts(done=16), (head, Term.SUMMER)).startswith(said)
