"""An invented person with nine finished terms, in a vault that goes away with the program."""

from __future__ import annotations

import zlib
from datetime import UTC, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from audit_app.audit.again import before
from audit_app.audit.session import Session
from audit_app.domain.action import ActionState, Mark
from audit_app.domain.checkin import Depth, Profile
from audit_app.domain.checklist import AppId, Choice, Question
from audit_app.domain.person import Change, Nation, Role
from audit_app.domain.terms import SchoolDates
from audit_app.logic.carry import StillTrue
from audit_app.logic.guide import action_id
from audit_app.logic.history import newest_answers
from audit_app.logic.terms import is_due, terms_around

if TYPE_CHECKING:
    from datetime import date

    from audit_app.audit.protection import Protection
    from audit_app.domain.checklist import Checklist
    from audit_app.logic.carry import Row
    from audit_app.vault.vault import Vault

PASSPHRASE = "invented kettle on a ladder"  # noqa: S105 - opens invented answers in a temporary folder
PERSON = Profile(
    role=Role.ASSISTANT,
    apps=tuple(AppId(a) for a in ("facebook", "instagram", "whatsapp", "youtube", "google")),
)


class Lived(NamedTuple):
    """One term of the invented person: how much they were asked, and what had changed.

    ``not_yet``: how many answers in a hundred were not Yes yet. ``apps``: how many they used.
    ``afresh``: they wanted to be asked each question, not "still true?".
    """

    depth: Depth
    not_yet: int
    apps: int = 5
    changes: tuple[Change, ...] = ()
    afresh: bool = False


# The oldest first. Instagram comes in the second year; little by little, most is done.
TERMS = (
    Lived(Depth.FULL, 38, apps=4),
    Lived(Depth.QUICK, 34, apps=4),
    Lived(Depth.QUICK, 31, apps=4),
    Lived(Depth.FULL, 28, changes=(Change.NEW_APP,)),
    Lived(Depth.QUICK, 26),
    Lived(Depth.QUICK, 24, changes=(Change.PHONE,)),
    Lived(Depth.FULL, 22),
    Lived(Depth.QUICK, 20),
    Lived(Depth.FULL, 18, afresh=True),
)
_INTO_TERM = timedelta(days=9)
_DONE_EACH_TERM = 2
_HUNDRED = 100
# One answer in so many goes back to No in a term: life is like that.
_SLIPS = 53


def choose(question: Question, app: AppId | None, not_yet: int) -> Choice:
    """What the invented person answers: always the same, and never one that calls for help."""
    number = zlib.crc32(f"{question.id}:{app}".encode()) % _HUNDRED
    if question.does_not_apply and (number < not_yet or question.help_first):
        return Choice.DOES_NOT_APPLY
    if number >= not_yet or question.help_first:
        return Choice.YES
    return Choice.NOT_SURE if number < not_yet // 4 else Choice.NO


def open_vault(protection: Protection, checklist: Checklist, today: date) -> Vault:
    """A new vault in which the invented person has lived nine terms."""
    vault = protection.create(keyring=False, passphrase=PASSPHRASE)
    live(vault, checklist, today)
    return vault


def school_dates(checklist: Checklist) -> SchoolDates:
    """The terms of the invented person's school: what is usual in England."""
    return SchoolDates(years=tuple(y for y in checklist.years if y.nation is Nation.ENGLAND))


def days(checklist: Checklist, today: date) -> tuple[date, ...]:
    """The days of the check-ins: one early in each of the nine terms before this one."""
    dates = school_dates(checklist)
    begun = [term.first for term in terms_around(dates, today) if term.first <= today]
    while len(begun) <= len(TERMS):
        earlier = terms_around(dates, begun[0] - timedelta(days=1))
        begun = [t.first for t in earlier if t.first < begun[0]] + begun
    return tuple(first + _INTO_TERM for first in begun[-len(TERMS) - 1 : -1])


def live(vault: Vault, checklist: Checklist, today: date, terms: int = len(TERMS)) -> None:
    """Let the invented person do a check-in in each of the last of the terms before ``today``."""
    lived_on = list(zip(TERMS, days(checklist, today), strict=True))
    for lived, day in lived_on[-terms:]:
        live_term(begin(vault, checklist, lived, day), lived, day)


def begin(vault: Vault, checklist: Checklist, lived: Lived, day: date) -> Session:
    """A session on an evening of that term, with the check-in in hand."""

    def has_term_begun(since: date, until: date) -> bool:
        return is_due(since, until, school_dates(checklist))

    session = Session(vault, checklist, partial(_evening, day), has_term_begun)
    apps = (PERSON.apps[0], *PERSON.apps[2:]) if lived.apps < len(PERSON.apps) else PERSON.apps
    session.checkins.keep_profile(msgspec.structs.replace(PERSON, apps=apps))
    session.checkins.begin(lived.depth)
    return session


def live_term(session: Session, lived: Lived, day: date) -> None:
    """Answer everything, finish, and do some of what came out."""
    if session.answers.walk().earlier:
        session.again.note_changes(lived.changes)
    if lived.afresh:
        ask_each(session)
    answer_all(session, lived.not_yet)
    session.checkins.finish(day)
    for action in session.actions.plan(day).open[:_DONE_EACH_TERM]:
        session.actions.mark(action.id, ActionState(mark=Mark.DONE))
    session.record.retry().result()


def ask_each(session: Session) -> None:
    """Press "Ask me each one" on every screen that has it."""
    groups = [s for s in session.answers.walk().screens if isinstance(s, StillTrue)]
    session.again.ask_each(line.question.id for group in groups for line in group.lines)


def answer_all(session: Session, not_yet: int) -> None:
    """Answer every question of the check-in in hand."""
    done = done_before(session)
    for screen in session.answers.walk().screens:
        if isinstance(screen, StillTrue):
            session.again.carry(screen)
            rows = [(line.question, line.answers[0].app) for line in screen.others]
        else:
            rows = [(screen.question, app) for app in screen.rows]
        for question, app in rows:
            was = (question.id, app) in done
            session.answers.give(question, answer(question, app, not_yet, was_done=was), app)
        session.answers.move(screen.id)


def done_before(session: Session) -> set[Row]:
    """What was a Yes, or was done since, before this check-in."""
    marks = session.record.marks
    found = set()
    for said in newest_answers(before(session.record)):
        marked = marks.get(action_id(said.question, said.app))
        if said.choice is Choice.YES or (marked and marked.state.mark is Mark.DONE):
            found.add((said.question, said.app))
    return found


def answer(question: Question, app: AppId | None, not_yet: int, *, was_done: bool) -> Choice:
    """What is answered in a term: what was done is so still, but now and then something slips."""
    chosen = Choice.YES if was_done else choose(question, app, not_yet)
    slips = zlib.crc32(f"{question.id}:{app}:{not_yet}".encode()) % _SLIPS == 0
    return Choice.NO if slips and chosen is Choice.YES and not question.help_first else chosen


def _evening(day: date) -> datetime:
    return datetime.combine(day, time(19, 30), tzinfo=UTC)
