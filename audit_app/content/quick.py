"""Rules of the quick check as a whole: it covers everything that matters and stays short."""

from collections.abc import Iterator
from itertools import product

from audit_app.content.faults import Fault
from audit_app.domain.checklist import App, Checklist, Kind, Question
from audit_app.domain.controls import Trait
from audit_app.domain.person import Nation, Role, Tie

MAX_ANSWERS = 30
WORST_APPS = 5
BULLETS = tuple(f"A{number}" for number in range(1, 19))
FRIENDS = "A8"
REPORTED = "a8_reported"
_FILE = "topics"
_WHERE = "quick"


def faults(checklist: Checklist) -> tuple[Fault, ...]:
    """What the quick check leaves out or asks too much of, for any person with any apps."""
    questions = [q for topic in checklist.topics for q in topic.questions if q.quick]
    found: list[Fault] = []
    for nation, role in product(Nation, Role):
        plain = [q for q in questions if q.fits(nation, role, ())]
        found += _uncovered(plain, checklist.apps)
        found += _unnamed(plain, checklist.apps)
        found += _unasked(plain)
        found += _too_long([q for q in questions if q.fits(nation, role, tuple(Tie))], checklist)
    return tuple(dict.fromkeys(found))


def answers(questions: list[Question], apps: tuple[App, ...]) -> int:
    """The most answers these questions take with any five of ``apps`` ticked."""
    per_app = [q for q in questions if q.kind is Kind.PER_APP]
    rows = sorted((sum(q.concerned(app) for q in per_app) for app in apps), reverse=True)
    return len(questions) - len(per_app) + sum(rows[:WORST_APPS])


def _asked(question: Question, app: App | None) -> bool:
    if app is not None and question.concerned(app):
        return True
    return question.kind is not Kind.PER_APP and not (question.concerns or question.apps)


def _uncovered(questions: list[Question], apps: tuple[App, ...]) -> Iterator[Fault]:
    for app in (None, *apps):
        covered = {ref for q in questions if _asked(q, app) for ref in q.refs}
        missing = [bullet for bullet in BULLETS if bullet not in covered]
        if missing:
            ticked = f"with only {app.id} ticked" if app else "with no app ticked"
            yield Fault(_FILE, _WHERE, f"{ticked}, nothing covers {', '.join(missing)}")


def _unnamed(questions: list[Question], apps: tuple[App, ...]) -> Iterator[Fault]:
    about = [q for q in questions if FRIENDS in q.refs and q.kind is Kind.PER_APP]
    for app in apps:
        if Trait.CONTACTS in app.traits and not any(q.concerned(app) for q in about):
            yield Fault(_FILE, _WHERE, f"{FRIENDS} does not name {app.id}, which has contacts")


def _unasked(questions: list[Question]) -> Iterator[Fault]:
    if not any(q.id == REPORTED and _asked(q, None) for q in questions):
        yield Fault(_FILE, _WHERE, f"{REPORTED} is not asked of everybody")


def _too_long(questions: list[Question], checklist: Checklist) -> Iterator[Fault]:
    most = answers(questions, checklist.apps)
    if most > MAX_ANSWERS:
        what = f"up to {most} answers with {WORST_APPS} apps"
        yield Fault(_FILE, _WHERE, what, f"at most {MAX_ANSWERS}")
