"""Rules of a single record that its shape alone cannot show: names, links, dates, safe wording."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from audit_app.content.draft import Asked, Draft, Entry
from audit_app.content.faults import Fault, nearest, quoted
from audit_app.content.names import Names
from audit_app.content.term_rules import year_faults
from audit_app.domain.checklist import (
    App,
    Choice,
    Contact,
    Control,
    HelpPage,
    Kind,
    NotKnown,
    NotOffered,
    Question,
    Step,
    Steps,
)
from audit_app.domain.controls import ControlKind
from audit_app.domain.links import allowed
from audit_app.domain.saying import Saying

GROUPS = ("social", "chat", "account", "other")
CONFIDENCE = ("H", "M")
PLACES = ("app", "web", "web and app", "web and your device", "your device")
MAX_SHORT = 30
MAX_HELP_STEPS = 6
_ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_MAX_ID = 40
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_SHARED = ["ac", "co", "gov", "ltd", "me", "net", "nhs", "org", "plc", "police", "sch"]
_SHARED_HOSTS = frozenset(f"{kind}.uk" for kind in _SHARED)
_PHONE = re.compile(r"[0-9][0-9 ]*")
_PLACEHOLDER = re.compile(r"\{[^}]*\}?")
_REMOVING = re.compile(r"\b(delet|untag|block|remov|unfriend|unfollow)\w*", re.IGNORECASE)
_FORBIDDING = re.compile(
    r"\b(do not|never|without|before you)\b.*?(?=\bthen\b|[.;:]|$)", re.IGNORECASE | re.DOTALL
)

Tell = Callable[..., Fault]


def record_faults(
    records: Draft, known: Names, today: date | None
) -> Iterator[tuple[Entry[Any], Fault]]:
    """Each record that breaks a rule of its own, with the fault."""
    for asked in records.asked:
        yield from ((asked, fault) for fault in question_faults(asked, known, today))
    for app in records.apps:
        yield from ((app, fault) for fault in app_faults(app, known, today))
    for page in records.help_pages:
        yield from ((page, fault) for fault in help_faults(page, known, today))
    for contact in records.contacts:
        yield from ((contact, fault) for fault in contact_faults(contact, known, today))
    for host in records.hosts:
        yield from ((host, fault) for fault in host_faults(host))
    for year in records.years:
        yield from ((year, fault) for fault in year_faults(year, today))
    for saying in records.sayings:
        yield from ((saying, fault) for fault in saying_faults(saying, known, today))


def question_faults(entry: Entry[Asked], names: Names, today: date | None) -> Iterator[Fault]:
    """What is wrong with one question, given every name that exists."""
    question = entry.value.question
    yield from identified(entry.fault, question.id)
    yield from _words(entry.fault, question)
    yield from _numbers(entry.fault, question)
    yield from _question_names(entry.fault, question, names)
    if not question.full and (question.quick or not question.job):
        yield entry.fault("full", "left out of the full check", "job = true and no quick = true")
    yield from _help_first(entry.fault, question, names)
    yield from steps(entry.fault, "action.steps", question.action.steps)
    if question.action.link is not None:
        yield from link(entry.fault, "action.link.url", question.action.link.url, names)
    if not (question.action.steps or question.action.controls or question.action.link):
        yield entry.fault("action", "says nothing to do", "steps, controls or a link")
    yield from dated(entry.fault, "", question.source, question.checked, today)


def app_faults(entry: Entry[App], names: Names, today: date | None) -> Iterator[Fault]:
    """What is wrong with one app and its controls."""
    app = entry.value
    yield from identified(entry.fault, app.id)
    yield from filled(entry.fault, {"name": app.name})
    if app.group not in GROUPS:
        expected = "one of " + ", ".join(GROUPS)
        yield entry.fault("group", f"{quoted(app.group)} is not a group", expected)
    yield from link(entry.fault, "help-url", app.help_url, names)
    for key, control in app.controls.items():
        where = f"controls.{key}"
        if not _ID.fullmatch(key):
            yield entry.fault(where, "not a name", "small letters, digits and hyphens")
        yield from _control(entry.fault, where, control, names, today)
    for kind in ControlKind if app.complete else ():
        if kind.value not in app.controls:
            expected = "steps, not-offered or not-known"
            yield entry.fault(f"controls.{kind}", "missing from a complete app", expected)


def help_faults(entry: Entry[HelpPage], names: Names, today: date | None) -> Iterator[Fault]:
    """What is wrong with one help page."""
    page = entry.value
    yield from identified(entry.fault, page.id)
    must = {"title": page.title, "about": page.about, "tell": page.tell, "words": page.words}
    yield from filled(entry.fault, must)
    if not 1 <= len(page.steps) <= MAX_HELP_STEPS:
        yield entry.fault("steps", f"{len(page.steps)} steps", f"1 to {MAX_HELP_STEPS}")
    yield from steps(entry.fault, "steps", page.steps)
    yield from known(entry.fault, "contacts", page.contacts, names.contacts)
    yield from dated(entry.fault, "", page.source, page.checked, today)


def contact_faults(entry: Entry[Contact], names: Names, today: date | None) -> Iterator[Fault]:
    """What is wrong with one contact."""
    contact = entry.value
    yield from identified(entry.fault, contact.id)
    yield from filled(entry.fault, {"name": contact.name})
    if contact.phone and not _PHONE.fullmatch(contact.phone):
        yield entry.fault("phone", quoted(contact.phone), "digits and spaces")
    if contact.url:
        yield from link(entry.fault, "url", contact.url, names)
    if not (contact.phone or contact.url):
        yield entry.fault("", "no way to reach it", "a phone or a url")
    yield from dated(entry.fault, "", contact.source, contact.checked, today)


def saying_faults(entry: Entry[Saying], names: Names, today: date | None) -> Iterator[Fault]:
    """What is wrong with one ready text. It may not tell anybody to remove anything."""
    saying = entry.value
    yield from identified(entry.fault, saying.id)
    must = {"title": saying.title, "before": saying.before, "text": saying.text}
    yield from filled(entry.fault, must)
    yield from known(entry.fault, "questions", saying.questions, names.questions)
    yield from known(entry.fault, "refs", saying.refs, names.bullets)
    for where, text in (("before", saying.before), ("text", saying.text)):
        yield from harmless(entry.fault, where, text, "other words")
    yield from dated(entry.fault, "", saying.source, saying.checked, today)


def host_faults(entry: Entry[str]) -> Iterator[Fault]:
    """What is wrong with one host. A name that many owners share would open them all."""
    if not _HOST.fullmatch(entry.value) or entry.value.rpartition(".")[2].isdigit():
        yield entry.fault("", "not a host name", "a name such as www.gov.uk, without https://")
    elif entry.value in _SHARED_HOSTS:
        yield entry.fault("", "shared by many owners", "a longer name such as www.gov.uk")


def identified(tell: Tell, name: str) -> Iterator[Fault]:
    """An id of small letters and digits, as names in files are."""
    if not _ID.fullmatch(name) or len(name) > _MAX_ID:
        yield tell("id", f"{quoted(name)} is not an id", f"small letters, digits, up to {_MAX_ID}")


def filled(tell: Tell, texts: dict[str, str]) -> Iterator[Fault]:
    """Texts, by where they stand, that must not be empty."""
    for where, text in texts.items():
        if not text.strip():
            yield tell(where, "empty", "words")


def _words(tell: Tell, question: Question) -> Iterator[Fault]:
    action = question.action
    texts = {
        "text": question.text,
        "why": question.why,
        "action.title": action.title,
        "action.find-out": action.find_out,
        "action.short": action.short,
    }
    yield from filled(tell, texts)
    texts |= {f"action.steps[{n}]": step.text for n, step in enumerate(action.steps, 1)}
    texts |= {f"hints.{choice}": hint for choice, hint in question.hints.items()}
    for where, text in texts.items():
        for found in _PLACEHOLDER.findall(text):
            if found != "{app}":
                yield tell(where, f"unknown placeholder {quoted(found)}", "{app}")
            elif question.kind is not Kind.PER_APP:
                yield tell(where, "{app} where no app is meant", 'kind = "per-app"')
    if (length := len(action.short)) > MAX_SHORT:
        yield tell("action.short", f"{length} characters", f"at most {MAX_SHORT}")


def _numbers(tell: Tell, question: Question) -> Iterator[Fault]:
    ranges = {
        "answer-seconds": (question.answer_seconds, 1, 600),
        "fix-minutes": (question.fix_minutes, 0, 240),
        "revision": (question.revision, 1, 10_000),
    }
    for where, (number, low, high) in ranges.items():
        if not low <= number <= high:
            yield tell(where, str(number), f"{low} to {high}")


def _question_names(tell: Tell, question: Question, names: Names) -> Iterator[Fault]:
    if not question.refs:
        yield tell("refs", "empty", "at least one bullet")
    yield from known(tell, "refs", question.refs, names.bullets)
    yield from known(tell, "apps", question.apps, names.apps)
    yield from known(tell, "action.controls", question.action.controls, names.controls)
    if names.duties:
        yield from known(tell, "clauses", question.clauses, names.duties)
    for choice in question.hints:
        if choice not in question.choices:
            yield tell("hints", f"{quoted(choice)} is not offered", "does-not-apply = true")


def _help_first(tell: Tell, question: Question, names: Names) -> Iterator[Fault]:
    """Product rule 7 and the calm of rule 4: only an answer that says something happened."""
    yield from known(tell, "help-first", question.help_first.values(), names.help_pages)
    for choice in question.help_first:
        if choice in (Choice.YES, Choice.NOT_SURE) or choice not in question.choices:
            yield tell("help-first", f"{quoted(choice)} never brings help first", "no")


def _control(
    tell: Tell, where: str, control: Control, names: Names, today: date | None
) -> Iterator[Fault]:
    if isinstance(control, NotKnown):
        yield from filled(tell, {f"{where}.search-for": control.search_for})
        yield from dated(tell, where, "-", control.checked, today)
        if not control.removes:
            yield from harmless(tell, f"{where}.search-for", control.search_for, "removes = true")
    else:
        yield from dated(tell, where, control.source, control.checked, today)
    if isinstance(control, NotOffered):
        yield from filled(tell, {f"{where}.says": control.says})
        yield from harmless(tell, f"{where}.says", control.says, 'a step, under state = "steps"')
    if control.url or not isinstance(control, NotOffered):
        yield from link(tell, f"{where}.url", control.url, names)
    if isinstance(control, Steps):
        yield from _sourced(tell, where, control)


def _sourced(tell: Tell, where: str, control: Steps) -> Iterator[Fault]:
    """Product rule 5: a menu path that nobody confirmed is never shown as fact."""
    if control.confidence not in CONFIDENCE:
        what = f"{quoted(control.confidence)} is never shown as fact"
        yield tell(f"{where}.confidence", what, 'H or M, or state = "not-known"')
    if not control.steps:
        yield tell(f"{where}.steps", "empty", "at least one step")
    if control.where not in PLACES:
        expected = "one of " + ", ".join(PLACES)
        yield tell(f"{where}.where", f"{quoted(control.where)} is not a place", expected)
    texts = {"search-for": control.search_for, "set-to": control.set_to, "undo": control.undo}
    yield from filled(tell, {f"{where}.{name}": text for name, text in texts.items()})
    yield from steps(tell, f"{where}.steps", control.steps)
    if not any(step.removes for step in control.steps):
        yield from harmless(tell, f"{where}.undo", control.undo, "a step with removes = true")


def steps(tell: Tell, where: str, steps: Iterable[Step]) -> Iterator[Fault]:
    """Product rule 7 can only hold back what is marked."""
    for number, step in enumerate(steps, 1):
        place = f"{where}[{number}]"
        yield from filled(tell, {f"{place}.text": step.text})
        if step.text.count("**") % 2:
            yield tell(f"{place}.text", "a ** without its partner", "**words**")
        if not step.removes:
            yield from harmless(tell, place, step.text, "removes = true")


def harmless(tell: Tell, where: str, text: str, expected: str) -> Iterator[Fault]:
    """What tells somebody to take something away."""
    found = _REMOVING.search(_FORBIDDING.sub("", text))
    if found:
        yield tell(where, f"says {quoted(found[0].lower())}", expected)


def known(tell: Tell, where: str, wanted: Iterable[str], valid: Iterable[str]) -> Iterator[Fault]:
    """Each name must exist."""
    for name in wanted:
        if name not in valid:
            near = nearest(name, valid)
            yield tell(where, f"{quoted(name)} does not exist", "", near)


def link(tell: Tell, where: str, url: str, names: Names) -> Iterator[Fault]:
    """An address that may be opened."""
    if not allowed(url, names.hosts):
        secure = url.startswith("https://")
        expected = "a host listed in hosts.toml" if secure else "an https address"
        yield tell(where, f"{quoted(url)} cannot be opened", expected)


def dated(
    tell: Tell, where: str, source: str, checked: date, today: date | None
) -> Iterator[Fault]:
    """A source, and a day that is not in the future."""
    prefix = f"{where}." if where else ""
    yield from filled(tell, {f"{prefix}source": source})
    if today is not None and checked > today:
        yield tell(f"{prefix}checked", f"{checked} is in the future", f"{today} or before")
