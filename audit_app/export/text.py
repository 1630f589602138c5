"""The action list as plain text, in an order and with words that read well aloud."""

from collections.abc import Iterator

from audit_app.domain.report import Report
from audit_app.domain.words import Words
from audit_app.export.inert import unmarked
from audit_app.export.sheet import ActionSheet, Task, action_sheet
from audit_app.export.wrapping import joined, numbered, wrapped

_INDENT = "   "


def actions_text(report: Report, words: Words) -> bytes:
    """UTF-8 in lines of at most 72 characters; only a web address may be longer."""
    sheet = action_sheet(report, words)
    counts = words(
        "export.actions.counts",
        done=report.done,
        to_do=report.to_do,
        to_find_out=report.to_find_out,
    )
    top = "\n".join((sheet.heading, wrapped(sheet.lead), counts))
    return joined(
        (sheet.page.demo, top, *_sections(sheet), *(wrapped(line) for line in sheet.closing))
    )


def _sections(sheet: ActionSheet) -> Iterator[str]:
    number = 0
    for section in sheet.sections:
        yield "\n" + wrapped(section.name)
        for task in section.tasks:
            number += 1
            yield _task(task, number)


def _task(task: Task, number: int) -> str:
    first = f"{number}. "
    lines = [wrapped(task.title, first=first, indent=_INDENT)]
    lines.append(_indented(f"{task.state}, {task.minutes}."))
    lines += [_indented(text) for text in (task.why, task.care)]
    lines.append(numbered((unmarked(step) for step in task.steps), indent=_INDENT))
    lines += [_indented(f"{fact.label}: {fact.text}") for fact in task.facts]
    lines += [_indented(note) for note in task.notes]
    if task.link:
        lines += [_indented(f"{task.link.label}:"), _INDENT + task.link.text]
    return "\n".join(line for line in lines if line)


def _indented(text: str) -> str:
    return wrapped(text, first=_INDENT, indent=_INDENT)
