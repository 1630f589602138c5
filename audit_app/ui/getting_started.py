"""The four steps of a first run, as the rail shows them."""

from audit_app.ui.context import Context
from audit_app.ui.kit.marks import MarkKind
from audit_app.ui.kit.rail_rows import RailContent, RailEntry
from audit_app.ui.places import Name

STEPS = (Name.WELCOME, Name.PROTECT, Name.ABOUT_ME, Name.DEPTH)
_LOCKED_STEPS = STEPS[:2]


def is_first_run(context: Context) -> bool:
    """Whether no check-in was ever begun."""
    return context.session is None or not context.session.checkins.heads


def steps(context: Context, current: Name) -> RailContent:
    """The rail on one of the steps. What is done stays done: a lock is not chosen twice."""
    words, here = context.words, STEPS.index(current)
    entries = tuple(
        RailEntry(
            key=name,
            name=words(f"setup.steps.name.{name}"),
            mark=_mark(number, here),
            line=words("setup.steps.done" if number < here else f"setup.steps.about.{name}"),
            enabled=number <= here and not _is_settled(context, name),
        )
        for number, name in enumerate(STEPS)
    )
    return RailContent(
        entries=entries,
        current=current,
        heading=words("setup.steps.heading"),
        line=words("setup.steps.line", number=here + 1),
    )


def _mark(number: int, here: int) -> MarkKind:
    if number == here:
        return MarkKind.PART
    return MarkKind.DONE if number < here else MarkKind.TO_DO


def _is_settled(context: Context, name: Name) -> bool:
    return context.session is not None and name in _LOCKED_STEPS
