"""The action list as one web page: no script, nothing loaded, light and dark, ready to print."""

from pathlib import Path

from audit_app.domain.report import Report
from audit_app.domain.words import Words, together
from audit_app.export.inert import Run
from audit_app.export.markup import (
    anchor,
    element,
    emphasised,
    facts,
    says,
    steps,
    tick_box,
    web_page,
)
from audit_app.export.sheet import Count, Section, Task, action_sheet


def actions_html(report: Report, words: Words, *, resources: Path) -> bytes:
    """The bytes of the page, in UTF-8. ``resources`` holds ``templates``."""
    sheet = action_sheet(report, words)
    body = (
        says("h1", sheet.heading),
        says("p", sheet.lead, style="lead"),
        element("ul", *(_count(count) for count in sheet.counts), style="counts"),
        *(_section(section) for section in sheet.sections),
        *(says("p", sentence, style="second") for sentence in sheet.closing),
    )
    return web_page(sheet.page, body, resources)


def _count(count: Count) -> str:
    runs = (Run(text=str(count.number), strong=True), Run(text=" "), Run(text=count.word))
    return element("li", emphasised(runs))


def _section(section: Section) -> str:
    return element("section", says("h2", section.name), *(_task(task) for task in section.tasks))


def _task(task: Task) -> str:
    title = element("h3", tick_box(task.shape), says("span", task.title))
    rest = (
        says("p", together("{}, {}", task.state, task.minutes), style="second"),
        says("p", task.why),
        says("p", task.care, style="care"),
        steps(task.steps),
        facts(task.facts),
        *(says("p", note, style="second") for note in task.notes),
        anchor(task.link),
    )
    return element("article", title, element("div", *rest, style="rest"), style="card")
