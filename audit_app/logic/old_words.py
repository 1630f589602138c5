"""The old words of a question that has changed, and what was answered to them."""

from collections.abc import Sequence

from audit_app.domain.checkin import Answer
from audit_app.domain.checklist import AppId, Checklist, Choice
from audit_app.domain.words import Words


def lines(words: Words, checklist: Checklist, answers: Sequence[Answer]) -> tuple[str, ...]:
    """A line for each old wording and what was answered to it. ``answers`` are not empty."""
    said: dict[tuple[str, Choice], list[AppId | None]] = {}
    for answer in answers:
        said.setdefault((answer.wording, answer.choice), []).append(answer.app)
    return tuple(
        _line(words, checklist, wording, choice, apps) for (wording, choice), apps in said.items()
    )


def _line(
    words: Words, checklist: Checklist, wording: str, choice: Choice, ids: Sequence[AppId | None]
) -> str:
    answer = words(f"common.choice.{choice}")
    apps = [app for app in map(checklist.app, filter(None, ids)) if app]
    if not apps:
        return words("again.question.old", wording=wording, answer=answer)
    names = ", ".join(app.short_name or app.name for app in apps)
    return words("again.question.old-app", wording=wording, answer=answer, apps=names)
