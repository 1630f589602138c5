"""The blank checklist to fill in by hand, for anyone who would rather not use a screen."""

from collections.abc import Iterator
from pathlib import Path

from audit_app.domain.checklist import Checklist
from audit_app.domain.words import Words
from audit_app.export.emergencies import HelpText
from audit_app.export.form import form_page
from audit_app.export.inert import unmarked
from audit_app.export.questionnaire import Asked, Questionnaire, questionnaire
from audit_app.export.typesetting import typeset
from audit_app.export.wrapping import joined, numbered, wrapped

_APP_ROWS = 5
_BLANK = "[ ]"
_LINE = "_" * 40


def paper_pdf(checklist: Checklist, words: Words, *, large: bool, resources: Path) -> bytes:
    """A tagged A4 document. ``large`` sets no letter smaller than 18 points."""
    return typeset("paper.typ", questionnaire(checklist, words), resources, large=large)


def paper_html(checklist: Checklist, words: Words, *, resources: Path) -> bytes:
    """One web page to print or to turn into another format. ``resources`` holds ``templates``."""
    return form_page(questionnaire(checklist, words), resources)


def paper_text(checklist: Checklist, words: Words) -> bytes:
    """UTF-8 in lines of at most 72 characters, with ``[ ]`` to put a mark in."""
    form = questionnaire(checklist, words)
    top = "\n".join((form.heading, wrapped(form.lead)))
    start = "\n".join((form.labels.start, numbered(form.start)))
    return joined((top, start, wrapped(form.care), *_topics(form), *_help(form), *_people(form)))


def _topics(form: Questionnaire) -> Iterator[str]:
    for topic in form.topics:
        yield "\n" + "\n".join((topic.name, wrapped(topic.about)))
        for question in topic.questions:
            yield _question(question, form)


def _question(question: Asked, form: Questionnaire) -> str:
    tag = f" ({question.tag})" if question.tag else ""
    lines = [wrapped(f"{question.number} {question.text}{tag}"), wrapped(question.why)]
    lines += [wrapped(line) for line in (question.care, *question.hints) if line]
    if question.per_app:
        boxes = "  ".join(f"{_BLANK} {choice}" for choice in question.choices)
        lines += [f"{form.labels.app}: {_LINE}", boxes] * _APP_ROWS
    else:
        lines += [f"{_BLANK} {choice}" for choice in question.choices]
    lines += [wrapped(f"{fact.label}: {fact.text}") for fact in question.facts]
    lines += [wrapped(question.before)] if question.before else []
    lines.append(f"{form.labels.notes}: {_LINE}")
    return "\n".join(lines)


def _help(form: Questionnaire) -> Iterator[str]:
    yield "\n" + "\n".join((form.labels.help, wrapped(form.labels.help_lead)))
    for page in form.help_pages:
        yield _situation(page, form)


def _situation(page: HelpText, form: Questionnaire) -> str:
    lines = [page.title, page.tell, *page.tell_more, page.kind_words]
    steps = numbered(unmarked(step) for step in page.steps)
    say = wrapped(f"{form.labels.say}: {page.say}")
    call = wrapped(f"{form.labels.call}: {'; '.join(page.call)}")
    return "\n".join((*(wrapped(line) for line in lines), steps, say, call))


def _people(form: Questionnaire) -> Iterator[str]:
    yield "\n" + form.labels.contacts
    for contact in form.contacts:
        lines = (contact.name, contact.phone, wrapped(contact.hours), contact.address)
        yield "\n".join(line for line in lines if line)
    yield "\n" + "\n".join((form.labels.mine, wrapped(form.labels.mine_lead)))
    _, name, reach = form.labels.mine_heads
    for part in form.labels.mine_parts:
        yield "\n".join((part, f"{name}: {_LINE}", f"{reach}: {_LINE}"))
