"""Going through a list by hand: friends and followers, or the photos one is tagged in."""

from datetime import date
from typing import NewType

from audit_app.domain.value import Value

ReviewId = NewType("ReviewId", str)
GroupId = NewType("GroupId", str)


class Group(Value):
    """Who or what to look for, and the action that finding some makes.

    ``question`` is what having looked answers. ``{app}`` may stand in ``title`` and ``short``.
    ``removing`` are the last steps: they wait until ``first``, a help page whose reporting step
    comes before everything, is acknowledged (product rule 7).
    """

    id: GroupId
    question: str
    name: str
    look: str
    title: str
    short: str
    why: str
    minutes: int
    steps: tuple[str, ...]
    removing: tuple[str, ...] = ()
    first: str = ""


class Review(Value):
    """One walk through one kind of list, on every ticked app that has ``trait``.

    ``question`` is the one whose steps lead to the list. ``look`` says how to look.
    """

    id: ReviewId
    name: str
    about: str
    trait: str
    question: str
    look: str
    groups: tuple[Group, ...]
    source: str
    checked: date


class Tally(Value):
    """How many of each group were seen on one app, and when. Counts only: never a name.

    ``told``: the reporting step was done since. ``before``: the day of the walk before this one.
    ``finished`` is False while the person is still in the middle of the list.
    """

    review: ReviewId
    app: str
    at: date
    counts: dict[GroupId, int] = {}
    told: bool = False
    before: date | None = None
    finished: bool = True
