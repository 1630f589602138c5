"""Answers turned into actions, the most important first, with what must wait held back."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import msgspec

from audit_app.domain.action import Action, ActionId, ActionState, Mark
from audit_app.domain.checkin import Answer, CheckIn, Marked
from audit_app.domain.checklist import RANK, App, AppId, Checklist, Choice, HelpId
from audit_app.domain.kept import Kept
from audit_app.domain.value import Value
from audit_app.logic import removal, tallies
from audit_app.logic.guide import guide
from audit_app.logic.heirs import marks_with_heirs, with_heirs
from audit_app.logic.history import latest_answers, newest_answers

NEEDS_ACTION = (Choice.NO, Choice.NOT_SURE)
FIRST = 3
NOTHING = Kept()
# Older than every check-in: what is not from one is never too old.
_ANY = -1


class Counts(Value):
    """Counts in words are all that is ever said; never a share or a grade (product rule 4)."""

    done: int = 0
    to_do: int = 0
    to_find_out: int = 0


class Plan(Value):
    """The action list, in the order to show.

    ``pending`` are the help pages whose reporting step is not acknowledged yet.
    """

    actions: tuple[Action, ...]
    counts: Counts
    pending: tuple[HelpId, ...] = ()

    @property
    def open(self) -> tuple[Action, ...]:
        """What is still to do or to find out now."""
        return tuple(a for a in self.actions if a.state.mark is Mark.TO_DO)

    @property
    def left(self) -> tuple[Action, ...]:
        """What is open now or waits for a later day."""
        return tuple(a for a in self.actions if a.state.mark in (Mark.TO_DO, Mark.LATER))

    @property
    def first(self) -> tuple[Action, ...]:
        """The top three."""
        return self.open[:FIRST]


def plan(
    checklist: Checklist,
    checkins: Sequence[CheckIn],
    marks: Mapping[ActionId, Marked],
    today: date,
    kept: Kept = NOTHING,
) -> Plan:
    """The plan that the answers of these check-ins (oldest first) and ``kept`` make today.

    While a report is pending, every step that deletes, untags, blocks or removes is held back
    (product rule 7). A "later" whose day has come is to do again; a "done" from an older check-in
    than the answer does not count against the newer answer.
    """
    answers = _fitting(checklist, checkins)
    marks = marks_with_heirs(checklist, marks)
    pending = reports_pending(checklist, checkins, kept)
    order = {checkin.id: place for place, checkin in enumerate(checkins)}
    ticked = _ticked(checklist, checkins)
    found: list[tuple[Action, int]] = []
    for answer in answers:
        made = _action(checklist, answer, ticked)
        if made is not None:
            found.append((made, order[answer.checkin]))
    found += [(made, _ANY) for made in _of_kept(checklist, ticked, kept)]
    actions, reporting = [], set()
    for made, since in found:
        marked = marks.get(made.id)
        fresh = marked is not None and order.get(marked.checkin, _ANY) >= since
        action = msgspec.structs.replace(made, state=_state(marked, today, fresh=fresh))
        if action.help_page in pending:
            reporting.add(action.id)
        actions.append(hold_back(action, pending) if pending else action)
    topics = {q.id: (t.order, n) for t in checklist.topics for n, q in enumerate(t.questions)}
    actions.sort(key=lambda a: (a.id not in reporting, *_rank(a), topics[a.question], a.app or ""))
    return Plan(actions=tuple(actions), counts=_counts(answers, actions), pending=pending)


def reports_pending(
    checklist: Checklist, checkins: Sequence[CheckIn], kept: Kept = NOTHING
) -> tuple[HelpId, ...]:
    """Help pages that something called for and whose reporting step nobody acknowledged yet.

    An app that is no longer ticked does not end what happened there.
    """
    acknowledged = {(c.id, page) for c in checkins for page in c.acknowledged}
    called = []
    for answer in with_heirs(checklist, newest_answers(checkins)):
        page_id = help_for(checklist, answer)
        if page_id and (answer.checkin, page_id) not in acknowledged:
            called.append(page_id)
    called += removal.reports(kept.findings.values())
    called += tallies.reports(checklist, kept.tallies.values())
    pages = [page for name in dict.fromkeys(called) if (page := checklist.help_page(name))]
    return tuple(page.id for page in pages if page.acknowledge)


def _of_kept(checklist: Checklist, ticked: tuple[App, ...], kept: Kept) -> Iterator[Action]:
    yield from removal.actions(checklist, kept.findings)
    yield from tallies.actions(checklist, kept.tallies.values(), [app.id for app in ticked])


def help_for(checklist: Checklist, answer: Answer) -> HelpId | None:
    """The help page this exact answer brings first, or None. *Not sure* never does."""
    question = checklist.question(answer.question)
    choice = answer.asked_for
    if question is None or choice is Choice.NOT_SURE:
        return None
    return question.help_first.get(choice)


def hold_back(action: Action, pending: tuple[HelpId, ...]) -> Action:
    """The action without its removing steps, counted in ``held_back``, and without the way there.

    The page to open, the words to search for and what to set would show how to remove all the same.
    """
    kept = tuple(step for step in action.steps if not step.removes)
    held = len(action.steps) - len(kept) + action.search_removes
    if not held:
        return action
    return msgspec.structs.replace(
        action,
        steps=kept,
        link=None,
        search_for="",
        set_to="",
        undo="",
        known=True,
        checked=action.checked if action.known and kept else None,
        held_back=held,
        help_page=action.help_page if action.help_page in pending else pending[0],
    )


def _action(checklist: Checklist, answer: Answer, ticked: tuple[App, ...]) -> Action | None:
    """What this answer asks for; None: nothing, or nobody advises on its question or app now."""
    question = checklist.question(answer.question)
    topic = checklist.topic_of(answer.question)
    app = checklist.app(answer.app) if answer.app else None
    if question is None or topic is None or answer.asked_for not in NEEDS_ACTION:
        return None
    if answer.app and app is None:
        return None
    action = guide(question, app, ticked, find_out=answer.asked_for is Choice.NOT_SURE)
    return msgspec.structs.replace(action, topic=topic.id, help_page=help_for(checklist, answer))


def _state(marked: Marked | None, today: date, *, fresh: bool) -> ActionState:
    if marked is None:
        return ActionState()
    state = marked.state
    if state.mark is Mark.DONE and not fresh:
        return ActionState()
    if state.mark is Mark.LATER and state.until is not None and state.until <= today:
        return ActionState(due=state.due)
    return state


def _rank(action: Action) -> tuple[int, bool, int]:
    return (RANK[action.priority], action.find_out, action.minutes)


def _fitting(checklist: Checklist, checkins: Sequence[CheckIn]) -> tuple[Answer, ...]:
    """The answers that count today, without those that only another role or nation is asked."""
    answers = with_heirs(checklist, latest_answers(checkins))
    if not answers:
        return ()
    person = checkins[-1].profile
    asked = {
        q.id: q.fits(person.nation, person.role, person.ties)
        for topic in checklist.topics
        for q in topic.questions
    }
    return tuple(answer for answer in answers if asked.get(answer.question, True))


def _ticked(checklist: Checklist, checkins: Sequence[CheckIn]) -> tuple[App, ...]:
    apps: tuple[AppId, ...] = checkins[-1].profile.apps if checkins else ()
    return tuple(app for app in checklist.apps if app.id in apps)


def _counts(answers: Sequence[Answer], actions: Sequence[Action]) -> Counts:
    # What became Yes by doing its action counts as that action.
    done = sum(a.choice is Choice.YES and a.before is None for a in answers)
    done += sum(a.state.mark is Mark.DONE for a in actions)
    left = [a for a in actions if a.state.mark in (Mark.TO_DO, Mark.LATER)]
    find_out = sum(a.find_out for a in left)
    return Counts(done=done, to_do=len(left) - find_out, to_find_out=find_out)
