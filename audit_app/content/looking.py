"""Rules of what helps to search for oneself: addresses that hold one value, and safe steps."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from audit_app.content import rules
from audit_app.content.draft import Draft, Entry
from audit_app.content.faults import Fault, quoted
from audit_app.content.names import Names
from audit_app.domain.checklist import Step
from audit_app.domain.controls import Trait
from audit_app.domain.removal import Keeper, Route, Whose
from audit_app.domain.review import Group, Review
from audit_app.domain.search import Engine, Site

STARTS = (*Whose, *Keeper)
SIGNS = "._-"
_ONCE = "exactly once"


def record_faults(
    records: Draft, known: Names, today: date | None
) -> Iterator[tuple[Entry[Any], Fault]]:
    """Each record that breaks a rule of its own, with the fault."""
    for engine in records.engines:
        yield from ((engine, fault) for fault in engine_faults(engine, known, today))
    for site in records.sites:
        yield from ((site, fault) for fault in site_faults(site, known, today))
    for route in records.routes:
        yield from ((route, fault) for fault in route_faults(route, known, today))
    for review in records.reviews:
        yield from ((review, fault) for fault in review_faults(review, known, today))


def engine_faults(entry: Entry[Engine], names: Names, today: date | None) -> Iterator[Fault]:
    """What is wrong with one search engine."""
    engine = entry.value
    yield from _named(entry, engine.id, engine.name)
    for where, url in (("url", engine.url), ("pictures", engine.pictures)):
        yield from _form(entry, where, url, "{query}", names)
    yield from rules.dated(entry.fault, "", engine.source, engine.checked, today)


def site_faults(entry: Entry[Site], names: Names, today: date | None) -> Iterator[Fault]:
    """What is wrong with one site."""
    site = entry.value
    yield from _named(entry, site.id, site.name)
    yield from _form(entry, "url", site.url, "{username}", names)
    if set(site.also) - set(SIGNS):
        yield entry.fault("also", f"{quoted(site.also)} could change the address", SIGNS)
    yield from rules.dated(entry.fault, "", site.source, site.checked, today)


def route_faults(entry: Entry[Route], names: Names, today: date | None) -> Iterator[Fault]:
    """What is wrong with one route."""
    route = entry.value
    yield from _named(entry, route.id, route.name)
    yield from _short(entry, "short", route.short)
    if route.title.count("{what}") != 1 or route.title.count("{") != 1:
        yield entry.fault("title", quoted(route.title), "{what}, " + _ONCE)
    yield from rules.known(entry.fault, "question", [route.question], names.questions)
    yield from rules.known(entry.fault, "starts", route.starts, STARTS)
    yield from rules.known(entry.fault, "then", filter(None, [route.then]), names.routes)
    if route.link_url:
        yield from rules.link(entry.fault, "link-url", route.link_url, names)
    yield from _steps(entry, "", route.steps, route.removing)
    if route.days and route.months:
        yield entry.fault("days", "both days and months", "one of them")
    yield from rules.dated(entry.fault, "", route.source, route.checked, today)


def review_faults(entry: Entry[Review], names: Names, today: date | None) -> Iterator[Fault]:
    """What is wrong with one review and its groups."""
    review = entry.value
    yield from _named(entry, review.id, review.name)
    yield from rules.known(entry.fault, "trait", [review.trait], tuple(Trait))
    yield from rules.known(entry.fault, "question", [review.question], names.questions)
    if not review.groups:
        yield entry.fault("groups", "empty", "at least one group")
    for group in review.groups:
        yield from _group(entry, group, names)
    yield from rules.dated(entry.fault, "", review.source, review.checked, today)


def _group(entry: Entry[Review], group: Group, names: Names) -> Iterator[Fault]:
    where = f"groups[{group.id}]"
    yield from _short(entry, f"{where}.short", group.short)
    for text in (group.title, group.short):
        if text.replace("{app}", "").count("{"):
            yield entry.fault(where, f"unknown placeholder in {quoted(text)}", "{app}")
    yield from rules.known(entry.fault, f"{where}.question", [group.question], names.questions)
    first = filter(None, [group.first])
    yield from rules.known(entry.fault, f"{where}.first", first, names.help_pages)
    yield from _steps(entry, f"{where}.", group.steps, group.removing)


def _named(entry: Entry[Any], name: str, title: str) -> Iterator[Fault]:
    yield from rules.identified(entry.fault, name)
    yield from rules.filled(entry.fault, {"name": title})


def _form(
    entry: Entry[Any], where: str, url: str, placeholder: str, names: Names
) -> Iterator[Fault]:
    """The host is fixed, and what is put in can only be one value of the address."""
    host, found, _ = url.removeprefix("https://").partition("/")
    if url.count(placeholder) != 1 or not found or "{" in host:
        yield entry.fault(where, quoted(url), f"{placeholder} {_ONCE}, after the host")
    yield from rules.link(entry.fault, where, url.replace(placeholder, "x"), names)


def _short(entry: Entry[Any], where: str, text: str) -> Iterator[Fault]:
    if len(text) > rules.MAX_SHORT:
        yield entry.fault(where, f"{len(text)} characters", f"at most {rules.MAX_SHORT}")


def _steps(
    entry: Entry[Any], prefix: str, steps: tuple[str, ...], removing: tuple[str, ...]
) -> Iterator[Fault]:
    """Product rule 7 can only hold back what stands under ``removing``."""
    kept = [Step(text=text) for text in steps]
    held = [Step(text=text, removes=True) for text in removing]
    if not (kept or held):
        yield entry.fault(f"{prefix}steps", "empty", "at least one step")
    for found in rules.steps(entry.fault, f"{prefix}steps", kept):
        yield Fault(found.file, found.where, found.what, f"a place under {prefix}removing")
    yield from rules.steps(entry.fault, f"{prefix}removing", held)
