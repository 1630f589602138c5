"""How to do a thing, and where a question comes from, as lines to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.cli.lines import listed
from audit_app.domain.links import allowed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit_app.cli.terminal import Terminal
    from audit_app.domain.action import Action
    from audit_app.domain.checklist import Checklist, Question
    from audit_app.domain.words import Words


def say_how(terminal: Terminal, action: Action, *, school: bool) -> None:
    """The steps of an action. On a ``school`` laptop with the words of product rule 11."""
    words, console = terminal.words, terminal.console
    if action.held_back:
        console.say(words("export.task.held-back", count=action.held_back))
    console.listed(listed(action.steps))
    for line in (*_kept(action, words), *_facts(action, words)):
        console.say(line)
    if action.checked and action.is_old(terminal.today):
        console.say(words("question.how.old", month=words.month(action.checked)))
    if action.link and allowed(action.link.url, terminal.parts.checklist.hosts):
        kind = f"cli.how.link.{action.link.kind or 'page'}"
        console.say(words(kind, label=action.link.label, url=action.link.url))
        if school:
            console.say(words("cli.how.school-laptop"))


def _kept(action: Action, words: Words) -> Iterator[str]:
    """What comes from a count or a letter."""
    if action.counted:
        yield words("cli.how.counted", count=action.counted)
    if action.answer_by is not None:
        yield words("cli.how.answer-by", date=words.date(action.answer_by))


def _facts(action: Action, words: Words) -> Iterator[str]:
    if action.set_to:
        yield words("cli.how.set-to", value=action.set_to)
    if action.where:
        place = action.where.replace(" ", "-")
        yield words("cli.how.where", place=words(f"question.how.places.{place}"))
    if action.undo:
        yield words("cli.how.undo", text=action.undo)
    if action.not_offered:
        yield action.not_offered
    elif not action.known:
        yield words("export.task.not-known", search=action.search_for)
    elif action.search_for:
        yield words("export.task.search", search=action.search_for)
    if action.checked:
        yield words("cli.how.checked", month=words.month(action.checked))


def where_from(question: Question, checklist: Checklist, words: Words) -> Iterator[str]:
    """Which parts of the guidance a question comes from, in short words."""
    for bullet in checklist.bullets:
        if bullet.id in question.refs:
            yield words("cli.from.bullet", id=bullet.id, name=bullet.name, says=bullet.says)
    yield words("cli.from.source", source=question.source, month=words.month(question.checked))
    yield words(f"common.recheck.{question.recheck}") + "."
