"""Sample screens of a check-in and of setting up, with invented words."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from audit_app.content import strings
from audit_app.domain.errors import AuditError
from audit_app.domain.words import Words
from audit_app.ui.kit import cards, text
from audit_app.ui.kit.answers import Answers, Offered
from audit_app.ui.kit.app_row import AppRow
from audit_app.ui.kit.buttons import Button, Disclosure, Kind
from audit_app.ui.kit.flow import Flow
from audit_app.ui.kit.text import Heading
from audit_app.ui.kit.tokens import Role
from audit_app.ui.notices import Notices, WayOn
from tests.ui.kit.sample_frames import (
    YES_NO,
    checkin_rail,
    how_panel,
    question_page,
    shell_of,
)


def screen_question(words: Words) -> QWidget:
    page = question_page(words)
    answers = Answers(
        "Is your main email protected best of all?",
        [
            Offered("yes", "Yes", "Its own password, and a second step"),
            Offered("no", "No", "We will add it to your list"),
            Offered("not-sure", "Not sure", "That is fine. We will add “find out” to your list"),
            Offered("does-not-apply", "Does not apply", "I have no email of my own"),
        ],
    )
    answers.choose("not-sure")
    how = how_panel()
    opener = Disclosure("How do I do this?", how)
    opener.setChecked(True)
    page.body.add(text.muted("Passwords and devices, question 2 of 3")).gap(4)
    page.body.add(Heading("Is your main email protected best of all?", Role.QUESTION)).gap(4)
    page.body.add(text.muted("Your email can reset everything else.", Role.BODY)).gap(16)
    page.body.add(answers).gap(10)
    page.body.add(Flow(opener, Disclosure("Add a private note"), space=24)).gap(2)
    page.body.add(how)
    return shell_of(words, page, checkin_rail())


def screen_apps(words: Words) -> QWidget:
    page = question_page(words)
    rows = []
    for app, answer in (
        ("Facebook", "yes"),
        ("Instagram", "no"),
        ("WhatsApp", "not-sure"),
        ("X (formerly Twitter)", None),
    ):
        row = AppRow(app, YES_NO, how="How", how_panel=how_panel())
        row.answers.choose(answer)
        rows.append(row)
    page.body.add(text.muted("Passwords and devices, question 3 of 3")).gap(4)
    page.body.add(
        Heading("Is a passkey or two-step verification on for each app?", Role.QUESTION)
    ).gap(4)
    page.body.add(
        text.muted(
            "A second step keeps people out, even if they know your password. Answer for each app.",
            Role.BODY,
        )
    ).gap(18)
    page.body.add(cards.listed(*rows)).gap(10)
    page.body.add(
        Flow(Disclosure("Add a private note"))
        .push()
        .add(Button("My apps have changed", Kind.PLAIN))
    )
    if rows[1].how is not None:
        rows[1].how.setChecked(True)
    return shell_of(words, page, checkin_rail())


def screen_notice(words: Words) -> QWidget:
    shell = screen_question(words)
    texts = dict(words._texts)
    texts |= {
        "errors.full.title": "This laptop is full, so your last answer is not saved yet",
        "errors.full.what": "It is still on the screen behind this box. Your other 11 answers are "
        "safe.",
        "errors.full.do": "Empty the Recycle Bin, or delete a large download.\nCome back here and "
        "choose **Try again**.",
    }
    notices = Notices(shell, Words(texts, strings.locale("en")), "0.1")
    ways = (WayOn("Leave without saving it"), WayOn("Try again", filled=True))
    QTimer.singleShot(0, lambda: notices.show(AuditError("errors.full"), ways))
    return shell


def screen_fault(words: Words) -> QWidget:
    shell = screen_question(words)
    notices = Notices(shell, words, "0.1")

    def go() -> None:
        try:
            int("a secret")
        except ValueError as wrong:
            notices.show(wrong)
        for opener in shell.findChildren(Disclosure):
            opener.setChecked(True)

    QTimer.singleShot(0, go)
    return shell
