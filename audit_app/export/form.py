"""The blank checklist as one web page, with boxes to tick by hand once it is printed."""

from html import escape
from pathlib import Path

from audit_app.export.emergencies import HelpText
from audit_app.export.markup import address, element, says, steps, tick_box, web_page
from audit_app.export.questionnaire import Asked, AskedTopic, Directory, Labels, Questionnaire

_APP_ROWS = 5


def form_page(form: Questionnaire, resources: Path) -> bytes:
    """The bytes of the page, in UTF-8."""
    labels = form.labels
    body = (
        says("h1", form.heading),
        says("p", form.lead, style="lead"),
        says("h2", labels.start),
        element("ul", *(says("li", line) for line in form.start)),
        says("p", form.care, style="care"),
        *(_topic(topic, labels) for topic in form.topics),
        says("h2", labels.help),
        says("p", labels.help_lead, style="lead"),
        *(_situation(page, labels) for page in form.help_pages),
        says("h2", labels.mine),
        says("p", labels.mine_lead, style="lead"),
        _mine(labels),
        says("h2", labels.contacts),
        *(_contact(contact) for contact in form.contacts),
    )
    return web_page(form.page, body, resources)


def _topic(topic: AskedTopic, labels: Labels) -> str:
    return element(
        "section",
        says("h2", topic.name),
        says("p", topic.about, style="lead"),
        *(_question(question, labels) for question in topic.questions),
    )


def _question(question: Asked, labels: Labels) -> str:
    return element(
        "article",
        says("h3", f"{question.number} {question.text}"),
        says("p", question.tag, style="tag"),
        says("p", question.why, style="second"),
        says("p", question.care, style="care"),
        _app_table(question, labels) if question.per_app else _choices(question),
        *(says("p", hint, style="second") for hint in question.hints),
        *(says("p", f"{fact.label}: {fact.text}", style="second") for fact in question.facts),
        says("p", question.before, style="before"),
        says("p", labels.notes, style="notes"),
        style="card",
    )


def _choices(question: Asked) -> str:
    boxes = (element("li", tick_box(), escape(choice)) for choice in question.choices)
    return element("ul", *boxes, style="choices")


def _app_table(question: Asked, labels: Labels) -> str:
    heads = (_head(words) for words in (labels.app, *question.choices))
    boxes = (element("td", tick_box(), says("span", c, style="aloud")) for c in question.choices)
    row = element("tr", element("td"), *boxes)
    return _table("".join(heads), row * _APP_ROWS)


def _mine(labels: Labels) -> str:
    heads = "".join(_head(words) for words in labels.mine_heads)
    blank = element("td") * (len(labels.mine_heads) - 1)
    rows = (element("tr", _head(part, scope="row"), blank) for part in labels.mine_parts)
    return _table(heads, "".join(rows))


def _head(words: str, *, scope: str = "col") -> str:
    return f'<th scope="{scope}">{escape(words)}</th>'


def _table(heads: str, rows: str) -> str:
    return element("table", element("thead", element("tr", heads)), element("tbody", rows))


def _situation(page: HelpText, labels: Labels) -> str:
    more = (says("p", line) for line in page.tell_more)
    return element(
        "article",
        says("h3", page.title),
        says("p", page.kind_words, style="second"),
        element("div", says("p", page.tell), *more, style="care"),
        steps(page.steps),
        says("p", f"{labels.say}: {page.say}") if page.say else "",
        says("p", f"{labels.call}: {'; '.join(page.call)}") if page.call else "",
        style="card",
    )


def _contact(contact: Directory) -> str:
    return element(
        "article",
        says("h3", contact.name),
        says("p", contact.phone, style="phone"),
        says("p", contact.hours, style="second"),
        element("p", address(contact.address)) if contact.address else "",
        style="card",
    )
