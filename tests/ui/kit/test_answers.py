import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from audit_app.ui.kit.answers import Answers, Offered

OFFERED = (
    Offered("yes", "Yes", "Its own password, and a second step"),
    Offered("no", "No", "We will add it to your list"),
    Offered("not-sure", "Not sure", "That is fine. We will add “find out” to your list"),
)


@pytest.fixture
def answers(qtbot: QtBot) -> Answers:
    made = Answers("Is your email protected?", OFFERED)
    qtbot.addWidget(made)
    made.resize(752, made.heightForWidth(752))
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    return made


def heard(answers: Answers) -> list[str]:
    given: list[str] = []
    answers.answered.connect(given.append)
    return given


def test_the_whole_card_is_the_target(answers: Answers) -> None:
    given = heard(answers)
    card = answers.cards[1]
    corner = card.rect().bottomRight() - card.rect().center() / 10
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=corner)
    assert given == ["no"]
    assert answers.chosen == "no"


@pytest.mark.parametrize("modifier", ["NoModifier", "KeypadModifier"])
def test_digits_choose(answers: Answers, modifier: str) -> None:
    given = heard(answers)
    answers.start()
    QTest.keyClick(answers.cards[0], Qt.Key.Key_3, Qt.KeyboardModifier[modifier])
    assert given == ["not-sure"]
    assert answers.cards[2].hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_4, Qt.Key.Key_9, Qt.Key.Key_0])
def test_other_digits_choose_nothing(answers: Answers, key: Qt.Key) -> None:
    given = heard(answers)
    answers.start()
    QTest.keyClick(answers.cards[0], key)
    assert given == []
    assert answers.chosen is None


def test_arrows_move_without_choosing_until_something_is_chosen(answers: Answers) -> None:
    given = heard(answers)
    answers.start()
    QTest.keyClick(answers.cards[0], Qt.Key.Key_Down)
    assert (answers.cards[1].hasFocus(), given) == (True, [])
    QTest.keyClick(answers.cards[1], Qt.Key.Key_Space)
    assert given == ["no"]
    QTest.keyClick(answers.cards[1], Qt.Key.Key_Down)
    assert (answers.chosen, given) == ("not-sure", ["no", "not-sure"])


def test_showing_an_answer_says_nothing(answers: Answers) -> None:
    given = heard(answers)
    shown = []
    for key in ("yes", None):
        answers.choose(key)
        shown.append(answers.chosen)
    assert shown == ["yes", None]
    assert given == []


def test_an_answer_can_be_given_again_after_it_was_taken_back(answers: Answers) -> None:
    given = heard(answers)
    answers.choose("yes")
    answers.choose(None)
    answers.cards[0].click()
    assert given == ["yes"]


def test_the_keyboard_starts_on_the_answer_given(answers: Answers) -> None:
    answers.start()
    assert answers.cards[0].hasFocus()
    answers.choose("not-sure")
    answers.start()
    assert answers.cards[2].hasFocus()


def test_a_screen_reader_hears_question_answer_hint_and_choice(answers: Answers) -> None:
    group = QAccessible.queryAccessibleInterface(answers)
    assert group.role() == QAccessible.Role.Grouping
    assert group.text(QAccessible.Text.Name) == "Is your email protected?"
    card = QAccessible.queryAccessibleInterface(answers.cards[1])
    assert card.role() == QAccessible.Role.RadioButton
    assert card.text(QAccessible.Text.Name) == "No"
    assert card.text(QAccessible.Text.Description) == "We will add it to your list"
    assert not card.state().checked
    answers.choose("no")
    assert card.state().checked


def test_a_screen_reader_can_choose(answers: Answers) -> None:
    given = heard(answers)
    card = QAccessible.queryAccessibleInterface(answers.cards[1]).actionInterface()
    toggle = QAccessibleActionInterface.toggleAction()
    assert toggle in card.actionNames()
    card.doAction(toggle)
    assert answers.chosen == "no"
    assert given == ["no"]


def test_showing_an_answer_tells_nobody(answers: Answers) -> None:
    given = heard(answers)
    answers.choose("no")
    answers.choose("yes")
    answers.choose(None)
    assert given == []


def test_cards_are_48_high_and_hints_drop_below_together(answers: Answers) -> None:
    assert {card.height() for card in answers.cards} == {48}
    assert answers.beside(752)
    assert not answers.beside(400)
    narrow = [card.heightForWidth(400) for card in answers.cards]
    assert min(narrow) > 48


def test_a_stacked_group_never_puts_hints_beside() -> None:
    assert not Answers("How?", OFFERED, stacked=True).beside(2000)


def test_chosen_looks_chosen(answers: Answers) -> None:
    rest = answers.cards[0].grab().toImage()
    answers.choose("yes")
    assert answers.cards[0].grab().toImage() != rest


def flush_layout(group: Answers) -> None:
    layout = group.layout()
    assert layout is not None
    layout.activate()


def test_in_a_short_window_cards_stand_closer_and_stay_targets(qtbot: QtBot) -> None:
    group = Answers("Question", [Offered("yes", "Yes"), Offered("no", "No")])
    qtbot.addWidget(group)
    usual = group.sizeHint().height()
    group.tighten(tight=True)
    flush_layout(group)
    assert group.sizeHint().height() < usual
    assert all(card.heightForWidth(400) >= 44 for card in group.cards)
    group.tighten(tight=False)
    flush_layout(group)
    assert group.sizeHint().height() == usual
