"""How to do one thing: a question's steps and an app's control, joined into an action."""

from collections.abc import Iterator

import msgspec

from audit_app.domain.action import Action, ActionId
from audit_app.domain.checklist import (
    App,
    AppId,
    Control,
    ControlId,
    Link,
    NotOffered,
    Question,
    QuestionId,
    Step,
    Steps,
    TopicId,
)
from audit_app.domain.controls import LinkKind


def guide(
    question: Question, app: App | None, ticked: tuple[App, ...] = (), *, find_out: bool = False
) -> Action:
    """The action of ``question`` on ``app`` (None: not per app), whatever was answered.

    A question that is not per app may pin controls as ``app:control``; the first one whose app is
    in ``ticked`` is used. An app that lacks all named controls gets words to search for instead.
    """
    name = _name(app) if app else ""
    text = question.action
    action = Action(
        id=action_id(question.id, app.id if app else None),
        question=question.id,
        topic=TopicId(""),
        title=_fill(text.find_out if find_out else text.title, name),
        short=_fill(text.short, name),
        why=question.why,
        minutes=question.fix_minutes,
        priority=question.priority,
        find_out=find_out,
        app=app.id if app else None,
        app_name=name,
        steps=tuple(_filled(step, name) for step in text.steps),
        link=text.link,
    )
    if not text.controls:
        return action
    found = next(_controls(text.controls, app, ticked), None)
    if found is None:
        return _unknown(action, app) if app else action
    return _with_control(action, *found)


def action_id(question: QuestionId, app: AppId | None = None) -> ActionId:
    """The id of the action that an answer to this question makes."""
    return ActionId(f"{question}:{app}" if app else question)


def _controls(
    wanted: tuple[ControlId, ...], app: App | None, ticked: tuple[App, ...]
) -> Iterator[tuple[App, Control]]:
    """Controls that exist, the sourced steps before the other honest answers."""
    found = []
    for name in wanted:
        pinned, _, control_id = name.rpartition(":")
        owners = (app,) if app else tuple(a for a in ticked if a.id == pinned)
        found += [
            (owner, owner.controls[ControlId(control_id)])
            for owner in owners
            if ControlId(control_id) in owner.controls
        ]
    yield from (pair for pair in found if isinstance(pair[1], Steps))
    yield from (pair for pair in found if not isinstance(pair[1], Steps))


def _with_control(action: Action, app: App, control: Control) -> Action:
    name = _name(app)
    if isinstance(control, Steps):
        return msgspec.structs.replace(
            action,
            app_name=name,
            steps=(*action.steps, *control.steps),
            link=Link(label=name, url=control.url, kind=control.link),
            where=control.where,
            set_to=control.set_to,
            undo=control.undo,
            search_for=control.search_for,
            checked=control.checked,
        )
    if isinstance(control, NotOffered):
        link = Link(label=name, url=control.url) if control.url else action.link
        return msgspec.structs.replace(
            action, app_name=name, not_offered=control.says, checked=control.checked, link=link
        )
    return msgspec.structs.replace(
        action,
        app_name=name,
        known=False,
        search_for=control.search_for,
        search_removes=control.removes,
        checked=control.checked,
        link=Link(label=name, url=control.url, kind=LinkKind.HELP),
    )


def _unknown(action: Action, app: App) -> Action:
    link = Link(label=_name(app), url=app.help_url, kind=LinkKind.HELP)
    return msgspec.structs.replace(action, known=False, search_for=action.short, link=link)


def _name(app: App) -> str:
    return app.short_name or app.name


def _fill(text: str, name: str) -> str:
    return text.replace("{app}", name)


def _filled(step: Step, name: str) -> Step:
    return msgspec.structs.replace(step, text=_fill(step.text, name))
