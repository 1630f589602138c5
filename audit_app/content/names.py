"""Every name that guidance may refer to, and names that stand twice."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from audit_app.content.draft import Draft, Entry
from audit_app.content.faults import Fault, quoted


class Names(msgspec.Struct, frozen=True):
    """What exists. ``controls`` holds plain names and names pinned to an app (``app:control``)."""

    questions: frozenset[str]
    apps: frozenset[str]
    controls: frozenset[str]
    help_pages: frozenset[str]
    contacts: frozenset[str]
    bullets: frozenset[str]
    duties: frozenset[str]
    hosts: tuple[str, ...]
    routes: frozenset[str] = frozenset()


def names(draft: Draft) -> Names:
    """The names in ``draft``."""
    apps = [entry.value for entry in draft.apps]
    pinned = {f"{app.id}:{control}" for app in apps for control in app.controls}
    return Names(
        questions=frozenset(entry.value.question.id for entry in draft.asked),
        apps=frozenset(app.id for app in apps),
        controls=frozenset(pinned | {name.partition(":")[2] for name in pinned}),
        help_pages=frozenset(entry.value.id for entry in draft.help_pages),
        contacts=frozenset(entry.value.id for entry in draft.contacts),
        bullets=frozenset(entry.value.id for entry in draft.bullets),
        duties=frozenset(entry.value.id for entry in draft.duties),
        hosts=tuple(entry.value for entry in draft.hosts),
        routes=frozenset(entry.value.id for entry in draft.routes),
    )


def repeated_records(draft: Draft) -> Iterator[tuple[Entry[Any], Fault]]:
    """Each record whose id an earlier record of its kind has, with its fault. The first stands."""
    yield from _repeats((entry, entry.value.id) for entry in draft.topics)
    yield from _repeats((entry, entry.value.question.id) for entry in draft.asked)
    yield from _repeats((entry, entry.value.id) for entry in draft.apps)
    yield from _repeats((entry, entry.value.id) for entry in draft.help_pages)
    yield from _repeats((entry, entry.value.id) for entry in draft.contacts)
    yield from _repeats((entry, entry.value.id) for entry in draft.bullets)
    yield from _repeats((entry, entry.value.id) for entry in draft.duties)
    yield from _repeats((entry, entry.value) for entry in draft.hosts)
    yield from _repeats((entry, entry.value.id) for entry in draft.sayings)
    yield from _repeats((e, f"{e.value.nation} {e.value.year}") for e in draft.years)
    yield from _repeats((e, e.value.nation) for e in draft.holidays)
    yield from _repeats((entry, entry.value.id) for entry in draft.engines)
    yield from _repeats((entry, entry.value.id) for entry in draft.sites)
    yield from _repeats((entry, entry.value.id) for entry in draft.routes)
    yield from _repeats((entry, entry.value.id) for entry in draft.reviews)
    yield from _repeats((entry, entry.value.id) for entry in draft.priorities)
    yield from _repeats((entry, entry.value.id) for entry in draft.withdrawn)


def _repeats(named: Iterable[tuple[Entry[Any], str]]) -> Iterator[tuple[Entry[Any], Fault]]:
    first: dict[str, Entry[Any]] = {}
    for entry, name in named:
        if name in first:
            yield entry, entry.fault("id", f"{quoted(name)} stands in {first[name].file} already")
        else:
            first[name] = entry
