"""Answers by mouse and keys, one for the question or one for each app."""

from PySide6.QtCore import QPoint

from audit_app.domain.checklist import AppId, Choice, QuestionId
from audit_app.ui.kit.text import Label
from tests.ui.person import (
    EMAIL,
    TWO_STEP,
    Person,
    asking,
    clipped,
    rows,
    wait_until_saved,
)

POSTS = QuestionId("a5_posts")


def test_digits_answer_the_row_with_the_keyboard_and_arrows_go_between_rows(
    person: Person,
) -> None:
    person.go(asking(TWO_STEP))
    person.press("1", "Down", "2", "Down", "Down", "Up", "Tab", "3")
    given = {a.app: a.choice for a in person.checkin.answers}
    assert given == {
        AppId("facebook"): Choice.YES,
        AppId("whatsapp"): Choice.NO,
        AppId("instagram"): Choice.NOT_SURE,
    }
    wait_until_saved(person)
    person.press("Return")
    person.qtbot.waitUntil(lambda: person.checkin.position != TWO_STEP)
    person.press("Alt+Left")
    person.qtbot.waitUntil(lambda: person.checkin.position == TWO_STEP)
    person.qtbot.wait(1)
    chosen = {row.objectName(): row.answers.current for row in rows(person)}
    assert chosen["app-instagram"] == "not-sure"
    assert chosen["app-youtube"] is None
    assert rows(person)[3].isAncestorOf(person.focus)


def test_only_one_how_is_open_and_it_stands_under_its_own_row(person: Person) -> None:
    person.go(asking(TWO_STEP))
    person.click("how-facebook")
    assert person.sees("Accounts Centre")
    person.click("how-whatsapp")
    assert not person.sees("Accounts Centre")
    how, row = person.part("copy"), person.part("app-whatsapp")
    assert row.isAncestorOf(how)


def test_four_answers_fold_under_the_name_of_the_app(person: Person) -> None:
    person.go(asking(POSTS))
    person.press("4")
    assert person.checkin.answer(POSTS, AppId("facebook")) is (Choice.DOES_NOT_APPLY)
    assert person.sees("Does not apply: I never post there")
    person.window.resize(700, 740)
    person.qtbot.wait(50)
    row = rows(person)[0]
    name = row.findChild(Label)
    assert name is not None
    bottom = name.mapTo(row, name.rect().bottomLeft()).y()
    assert row.answers.mapTo(row, QPoint()).y() > bottom
    assert clipped(person.window) == []


def test_digits_choose_also_when_the_keyboard_is_on_a_button(person: Person) -> None:
    person.go(asking(EMAIL))
    person.part("question-next").setFocus()
    person.press("2")
    assert person.checkin.answer(EMAIL) is Choice.NO


def test_what_the_answers_mean_stands_in_their_order_below_the_rows(person: Person) -> None:
    person.go(asking(POSTS))
    said = [label.text() for label in person.labels()]
    meant = [text for text in said if text.startswith(("Yes: ", "Does not apply: "))]
    assert meant == ["Yes: Stories and reels too", "Does not apply: I never post there"]
