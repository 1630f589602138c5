"""What an action list says, ready to be set: every text is final, plain and in reading order."""

from datetime import date
from typing import Literal

from audit_app.domain.action import Action, Mark
from audit_app.domain.checklist import Link
from audit_app.domain.report import Report
from audit_app.domain.value import Value
from audit_app.domain.words import Words, language_of, together
from audit_app.export.inert import Run, plain, step_runs, web_address

Shape = Literal["open", "find-out", "done", "later", "aside"]
_SHAPES: dict[Mark, Shape] = {
    Mark.TO_DO: "open",
    Mark.DONE: "done",
    Mark.LATER: "later",
    Mark.NOT_FOR_ME: "aside",
}


class Page(Value):
    """What stands around the text. ``number`` keeps ``{page}`` and ``{pages}`` to be filled."""

    language: str
    title: str
    footer: str
    number: str
    made: str = ""
    demo: str = ""


class Count(Value):
    """One of the counts: a number, its word, and the mark that is drawn beside it."""

    number: int
    word: str
    shape: Shape


class Fact(Value):
    """A short label and what it says."""

    label: str
    text: str


class Task(Value):
    """One action. ``short`` is its title in a few words.

    ``state`` is empty when it is simply to do; ``care`` comes before all steps.
    """

    title: str
    short: str
    shape: Shape
    state: str
    minutes: str
    why: str
    care: str
    steps: tuple[tuple[Run, ...], ...]
    facts: tuple[Fact, ...]
    notes: tuple[str, ...]
    link: Fact | None


class Section(Value):
    """Actions under one heading."""

    name: str
    tasks: tuple[Task, ...]


class ActionSheet(Value):
    """A whole action list. ``top`` is its beginning at a glance, on a page of its own."""

    page: Page
    heading: str
    lead: str
    counts: tuple[Count, ...]
    top: Section | None
    sections: tuple[Section, ...]
    closing: tuple[str, ...]


def page_number(words: Words) -> str:
    """The words around a page number, with the two placeholders still in them."""
    return str(words("export.page.number", page="{page}", pages="{pages}"))


def action_sheet(report: Report, words: Words) -> ActionSheet:
    """Say ``report`` in ``words``, the top three first. Groups without actions are left out."""
    first = _tasks(report.first, report.made, words)
    sections = [Section(name=words("export.actions.first"), tasks=first)]
    sections += [
        Section(name=plain(group.name), tasks=_tasks(group.actions, report.made, words))
        for group in report.groups
    ]
    made = words.date(report.made)
    closing = [words("export.actions.private")]
    if report.next_checkin:
        closing.insert(0, words("export.actions.next", date=words.date(report.next_checkin)))
    return ActionSheet(
        page=Page(
            language=language_of(words("export.actions.title")),
            title=words("export.actions.title"),
            footer=words("export.actions.footer", date=made),
            number=page_number(words),
            made=report.made.isoformat(),
            demo=words("export.page.demo") if report.demo else "",
        ),
        heading=words("export.actions.heading"),
        lead=_lead(report, words),
        counts=_counts(report, words),
        top=_top(report, words),
        sections=tuple(section for section in sections if section.tasks),
        closing=tuple(closing),
    )


def _lead(report: Report, words: Words) -> str:
    made = words("export.actions.made", date=words.date(report.made))
    shown = [*report.first, *(action for group in report.groups for action in group.actions)]
    if not shown:
        return together("{}. {}", made, words("export.actions.nothing"))
    open_now = [action for action in shown if action.state.mark in (Mark.TO_DO, Mark.LATER)]
    minutes = sum(action.minutes for action in open_now)
    return together("{}. {}", made, words("export.actions.total", count=minutes))


def _top(report: Report, words: Words) -> Section | None:
    """None where the first three stand on the first page anyway, and are all or nearly all."""
    if len(report.top) <= len(report.first) + 1:
        return None
    name = words("export.actions.top", count=len(report.top))
    return Section(name=name, tasks=_tasks(report.top, report.made, words))


def _counts(report: Report, words: Words) -> tuple[Count, ...]:
    def count(number: int, key: str, shape: Shape) -> Count:
        return Count(number=number, word=words(f"export.actions.{key}", count=number), shape=shape)

    return (
        count(report.done, "done", "done"),
        count(report.to_do, "to-do", "open"),
        count(report.to_find_out, "to-find-out", "find-out"),
    )


def _tasks(actions: tuple[Action, ...], made: date, words: Words) -> tuple[Task, ...]:
    return tuple(_task(action, made, words) for action in actions)


def _task(action: Action, made: date, words: Words) -> Task:
    shape = _SHAPES[action.state.mark]
    if shape == "open" and action.find_out:
        shape = "find-out"
    care = ""
    if action.held_back:
        care = words("export.task.held-back", count=action.held_back)
    return Task(
        title=plain(action.title),
        short=plain(action.short),
        shape=shape,
        state=_state(action, words),
        minutes=words("common.minutes", count=action.minutes),
        why=plain(action.why),
        care=care,
        steps=step_runs(action.steps),
        facts=_facts(action, words),
        notes=(
            *_good_to_know(action, words),
            *_age(action, made, words),
            *_notes(action, words),
        ),
        link=_link(action.link, words),
    )


def _state(action: Action, words: Words) -> str:
    match action.state.mark:
        case Mark.DONE:
            return words("export.state.done")
        case Mark.NOT_FOR_ME:
            return words("export.state.not-for-me")
        case Mark.LATER if action.state.until:
            return words("export.state.later-until", date=words.date(action.state.until))
        case Mark.LATER:
            return words("export.state.later")
    return words("export.state.to-find-out" if action.find_out else "export.state.to-do")


def _facts(action: Action, words: Words) -> tuple[Fact, ...]:
    due = action.state.due
    facts = (
        (words("export.task.due"), words.date(due) if due else ""),
        (words("export.task.set-to"), plain(action.set_to)),
        (words("export.task.where"), _place(action, words)),
        (words("export.task.counted"), str(action.counted) if action.counted else ""),
        (words("export.task.answer-by"), words.date(action.answer_by) if action.answer_by else ""),
        (words("export.task.checked"), words.month(action.checked) if action.checked else ""),
    )
    return tuple(Fact(label=label, text=text) for label, text in facts if text)


def _place(action: Action, words: Words) -> str:
    """Where it is set, in the words that the window has for it."""
    if not action.where:
        return ""
    try:
        return words(f"question.how.places.{action.where.replace(' ', '-')}")
    except KeyError:
        # The rules of checklists allow only places that have words.
        return plain(action.where)


def _good_to_know(action: Action, words: Words) -> tuple[str, ...]:
    return (words("export.task.undo", text=plain(action.undo)),) if action.undo else ()


def _age(action: Action, made: date, words: Words) -> tuple[str, ...]:
    """That the steps may be wrong by now, if they are old on the day the list is made."""
    if action.checked is None or not action.is_old(made):
        return ()
    return (words("export.task.old", month=words.month(action.checked)),)


def _notes(action: Action, words: Words) -> tuple[str, ...]:
    search = plain(action.search_for)
    if action.not_offered:
        return (plain(action.not_offered),)
    if action.known:
        return (words("export.task.search", search=search),) if search else ()
    if search:
        return (words("export.task.not-known", search=search),)
    return (words("export.task.not-known-plain"),)


def _link(link: Link | None, words: Words) -> Fact | None:
    """The link as its label and address, or None when the address is not plain https."""
    address = web_address(link.url) if link else ""
    if link is None or not address:
        return None
    label = plain(link.label) or words("export.task.link")
    if link.kind:
        label = words(f"export.task.links.{link.kind}", label=label)
    return Fact(label=label, text=address)
