"""An invented person with three finished terms, in a vault that goes away with the program."""

from __future__ import annotations

import zlib
from datetime import UTC, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from audit_app.audit.session import Session
from audit_app.domain.action import ActionState, Mark
from audit_app.domain.checkin import Depth, Profile
from audit_app.domain.checklist import AppId, Choice, Question
from audit_app.domain.person import Role
from audit_app.logic.carry import StillTrue

if TYPE_CHECKING:
    from datetime import date

    from audit_app.audit.protection import Protection
    from audit_app.domain.checklist import Checklist
    from audit_app.vault.vault import Vault

PASSPHRASE = "invented kettle on a ladder"  # noqa: S105 - opens invented answers in a temporary folder
PERSON = Profile(
    role=Role.ASSISTANT,
    apps=tuple(AppId(a) for a in ("facebook", "instagram", "whatsapp", "youtube", "google")),
)
# Weeks before today, how much is asked, and how many answers in a hundred are not Yes yet.
_TERMS = ((62, Depth.FULL, 34), (38, Depth.QUICK, 26), (23, Depth.FULL, 18))
_DONE_EACH_TERM = 4
_HUNDRED = 100


def choose(question: Question, app: AppId | None, not_yet: int) -> Choice:
    """What the invented person answers: always the same, and never one that calls for help."""
    number = zlib.crc32(f"{question.id}:{app}".encode()) % _HUNDRED
    if question.does_not_apply and (number < not_yet or question.help_first):
        return Choice.DOES_NOT_APPLY
    if number >= not_yet or question.help_first:
        return Choice.YES
    return Choice.NOT_SURE if number < not_yet // 4 else Choice.NO


def open_vault(protection: Protection, checklist: Checklist, today: date) -> Vault:
    """A new vault in which the invented person has lived three terms."""
    vault = protection.create(keyring=False, passphrase=PASSPHRASE)
    live(vault, checklist, today)
    return vault


def live(vault: Vault, checklist: Checklist, today: date) -> None:
    """Let the invented person do three check-ins in the terms before ``today``."""
    for weeks, depth, not_yet in _TERMS:
        day = today - timedelta(weeks=weeks)
        session = Session(vault, checklist, partial(_evening, day))
        session.checkins.keep_profile(PERSON)
        session.checkins.begin(depth)
        answer_all(session, not_yet)
        session.checkins.finish(day)
        for action in session.actions.plan(day).open[:_DONE_EACH_TERM]:
            session.actions.mark(action.id, ActionState(mark=Mark.DONE))
        session.record.retry().result()


def answer_all(session: Session, not_yet: int) -> None:
    """Answer every question of the check-in in hand."""
    for screen in session.answers.walk().screens:
        if isinstance(screen, StillTrue):
            session.again.carry(screen)
            for line in screen.others:
                app = line.answers[0].app
                session.answers.give(line.question, choose(line.question, app, not_yet), app)
        else:
            for app in screen.rows:
                session.answers.give(screen.question, choose(screen.question, app, not_yet), app)
        session.answers.move(screen.id)


def _evening(day: date) -> datetime:
    return datetime.combine(day, time(19, 30), tzinfo=UTC)
