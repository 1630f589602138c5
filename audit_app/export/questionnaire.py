"""What the blank checklist says, ready to be set: everybody's questions, to fill in by hand."""

from collections.abc import Iterator

from audit_app.domain.checklist import (
    Bullet,
    Checklist,
    Contact,
    Control,
    Kind,
    NotKnown,
    Question,
    Steps,
    Topic,
)
from audit_app.domain.value import Value
from audit_app.domain.words import Words, language_of
from audit_app.export.emergencies import HelpText, help_texts
from audit_app.export.inert import plain, web_address
from audit_app.export.sheet import Fact, Page, page_number


class Asked(Value):
    """One question. ``per_app`` asks for a table with a row for each app.

    ``care`` stands before the answers; ``before`` belongs to what to do about them.
    """

    number: str
    text: str
    tag: str
    why: str
    choices: tuple[str, ...]
    hints: tuple[str, ...]
    care: str
    facts: tuple[Fact, ...]
    before: str
    per_app: bool


class AskedTopic(Value):
    """Questions under one heading."""

    name: str
    about: str
    questions: tuple[Asked, ...]


class Directory(Value):
    """Someone who can help, outside school."""

    name: str
    phone: str
    hours: str
    address: str


class Labels(Value):
    """The few words that the form itself needs."""

    start: str
    notes: str
    app: str
    help: str
    help_lead: str
    say: str
    call: str
    contacts: str
    mine: str
    mine_lead: str
    mine_heads: tuple[str, ...]
    mine_parts: tuple[str, ...]


class Questionnaire(Value):
    """A whole blank checklist."""

    page: Page
    heading: str
    lead: str
    start: tuple[str, ...]
    care: str
    topics: tuple[AskedTopic, ...]
    help_pages: tuple[HelpText, ...]
    contacts: tuple[Directory, ...]
    labels: Labels


def questionnaire(checklist: Checklist, words: Words) -> Questionnaire:
    """Say the whole of ``checklist`` in ``words``, in its order, for a person of any role.

    Where all are questions of the quick check, none is marked as one.
    """
    help_name = words("export.paper.help.heading")
    topics = sorted(checklist.topics, key=lambda topic: topic.order)
    is_quick = all(question.quick for topic in topics for question in topic.questions)
    mark = "" if is_quick else words("export.paper.quick-check")
    return Questionnaire(
        page=Page(
            language=language_of(words("export.paper.title")),
            title=words("export.paper.title"),
            footer=words("export.paper.footer"),
            number=page_number(words),
        ),
        heading=words("export.paper.heading"),
        lead=words("export.paper.lead-quick" if is_quick else "export.paper.lead"),
        start=(
            words("export.paper.yes"),
            words("export.paper.open"),
            *((words("export.paper.short", mark=mark),) if mark else ()),
            words("export.paper.record"),
            words("export.paper.home"),
        ),
        care=words("export.paper.first", page=help_name),
        topics=tuple(_topic(checklist, topic, n, words, mark) for n, topic in enumerate(topics, 1)),
        help_pages=help_texts(checklist, words),
        contacts=tuple(_contact(contact, words) for contact in checklist.contacts),
        labels=_labels(words),
    )


def _labels(words: Words) -> Labels:
    return Labels(
        start=words("export.paper.start"),
        notes=words("export.paper.notes"),
        app=words("export.paper.app"),
        help=words("export.paper.help.heading"),
        help_lead=words("export.paper.help.lead"),
        say=words("export.paper.help.say"),
        call=words("export.paper.help.call"),
        contacts=words("export.paper.help.contacts"),
        mine=words("export.paper.mine.heading"),
        mine_lead=words("export.paper.mine.lead"),
        mine_heads=(
            words("export.paper.mine.part"),
            words("export.paper.mine.name"),
            words("export.paper.mine.reach"),
        ),
        mine_parts=(
            words("export.paper.mine.head"),
            words("export.paper.mine.safeguarding"),
            words("export.paper.mine.manager"),
            words("export.paper.mine.chair"),
            words("export.paper.mine.union"),
        ),
    )


def _topic(checklist: Checklist, topic: Topic, place: int, words: Words, mark: str) -> AskedTopic:
    return AskedTopic(
        name=plain(topic.name),
        about=plain(topic.about),
        questions=tuple(
            _asked(checklist, question, f"{place}.{n}", words, mark if question.quick else "")
            for n, question in enumerate(topic.questions, 1)
        ),
    )


def _asked(checklist: Checklist, question: Question, number: str, words: Words, tag: str) -> Asked:
    return Asked(
        number=number,
        text=_for_each_app(question.text, words),
        tag=tag,
        why=plain(question.why),
        choices=tuple(words(f"common.choice.{choice.value}") for choice in question.choices),
        hints=tuple(
            words(
                "export.paper.hint",
                answer=words(f"common.choice.{choice.value}"),
                hint=plain(question.hints[choice]),
            )
            for choice in question.choices
            if choice in question.hints
        ),
        care=_care(checklist, question, words),
        facts=tuple(_facts(checklist, question, words)),
        before=words("export.paper.report-first") if _removes(checklist, question) else "",
        per_app=question.kind is Kind.PER_APP,
    )


def _for_each_app(text: str, words: Words) -> str:
    return plain(text).replace("{app}", words("export.paper.each-app"))


def _care(checklist: Checklist, question: Question, words: Words) -> str:
    """Which answers bring help before anything else."""
    lines = []
    for choice, page_id in question.help_first.items():
        page = checklist.help_page(page_id)
        if page:
            answer = words(f"common.choice.{choice.value}")
            lines.append(words("export.paper.help-first", answer=answer, page=plain(page.title)))
    return " ".join(lines)


def _removes(checklist: Checklist, question: Question) -> bool:
    """Whether doing something about ``question`` can delete, untag, block or remove (rule 7)."""
    if any(step.removes for step in question.action.steps):
        return True
    names = {control.rpartition(":")[2] for control in question.action.controls}
    return any(
        _waits(control)
        for app in checklist.apps
        for name, control in app.controls.items()
        if name in names
    )


def _waits(control: Control) -> bool:
    if isinstance(control, Steps):
        return any(step.removes for step in control.steps)
    return isinstance(control, NotKnown) and control.removes


def _facts(checklist: Checklist, question: Question, words: Words) -> Iterator[Fact]:
    whom = [
        *(words(f"export.whom.{nation.value}") for nation in question.nations),
        *(words(f"export.whom.{role.value}") for role in question.roles),
        *(words(f"export.whom.{tie.value}") for tie in question.ties),
        *([] if question.full else [words("export.whom.job")]),
    ]
    if whom:
        yield Fact(label=words("export.paper.for"), text=", ".join(whom))
    todo = words(
        "export.paper.if-not-text",
        action=_for_each_app(question.action.title, words),
        minutes=words("common.minutes", count=question.fix_minutes),
    )
    yield Fact(label=words("export.paper.if-not"), text=todo)
    bullets = [b for b in checklist.bullets if b.id in question.refs]
    if bullets:
        text = "; ".join(_bullet(bullet, words) for bullet in bullets)
        yield Fact(label=words("export.paper.from"), text=text)


def _bullet(bullet: Bullet, words: Words) -> str:
    return words("export.paper.from-bullet", name=plain(bullet.name), bullet=bullet.id)


def _contact(contact: Contact, words: Words) -> Directory:
    nations = ", ".join(words(f"common.nation.{nation.value}") for nation in contact.nations)
    where = words("export.paper.help.nations", nations=nations) if nations else ""
    return Directory(
        name=plain(contact.name),
        phone=plain(contact.phone),
        hours=". ".join(part for part in (plain(contact.hours), where) if part),
        address=web_address(contact.url),
    )
