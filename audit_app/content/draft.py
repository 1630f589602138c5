"""Guidance files as separate records that still know which file and place they came from."""

from typing import Any, Generic, TypeVar

import msgspec

from audit_app.content.explain import convert
from audit_app.content.faults import MAX_FAULTS, Fault, nearest, quoted
from audit_app.content.files import CHECKLIST_FILES, CHECKLIST_FOLDERS, Table, parse
from audit_app.domain.checklist import (
    App,
    Bullet,
    Checklist,
    Contact,
    Control,
    ControlId,
    HelpPage,
    Priority,
    Question,
    QuestionId,
    Topic,
    TopicId,
)
from audit_app.domain.looking import Looking
from audit_app.domain.removal import Route
from audit_app.domain.review import Review
from audit_app.domain.saying import Saying
from audit_app.domain.search import Engine, Site
from audit_app.domain.standing import Withdrawn
from audit_app.domain.terms import BankHolidays, SchoolYear
from audit_app.domain.value import Value

T = TypeVar("T")

# Files whose list is not called as they are.
_LISTS = {"coverage": "duties", "terms": "years"}


class Entry(msgspec.Struct, Generic[T], frozen=True):
    """One record with its file and the path inside it."""

    file: str
    where: str
    value: T

    def fault(self, inside: str, what: str, expected: str = "", near: str = "") -> Fault:
        """A fault of this record, at ``inside`` below its own place."""
        where = f"{self.where}.{inside}" if self.where and inside else self.where or inside
        return Fault(self.file, where, what, expected, near)


class MetBy(Value):
    """What meets a duty: ids of questions, of help pages, and names of exports."""

    questions: tuple[str, ...] = ()
    help: tuple[str, ...] = ()
    exports: tuple[str, ...] = ()


class Duty(Value):
    """One clause of a bullet or section, and what in the product meets it."""

    id: str
    bullet: str
    says: str
    met_by: MetBy


class Asked(Value):
    """A question and the topic whose file holds it."""

    topic: TopicId
    question: Question


class Raised(Value):
    """A question that a school takes more seriously than the guidance does."""

    id: QuestionId
    priority: Priority


class Draft(msgspec.Struct):
    """The records of a folder. ``topics`` here hold no questions; ``assemble`` brings them in."""

    topics: list[Entry[Topic]] = msgspec.field(default_factory=list)
    asked: list[Entry[Asked]] = msgspec.field(default_factory=list)
    apps: list[Entry[App]] = msgspec.field(default_factory=list)
    help_pages: list[Entry[HelpPage]] = msgspec.field(default_factory=list)
    contacts: list[Entry[Contact]] = msgspec.field(default_factory=list)
    bullets: list[Entry[Bullet]] = msgspec.field(default_factory=list)
    hosts: list[Entry[str]] = msgspec.field(default_factory=list)
    duties: list[Entry[Duty]] = msgspec.field(default_factory=list)
    sayings: list[Entry[Saying]] = msgspec.field(default_factory=list)
    years: list[Entry[SchoolYear]] = msgspec.field(default_factory=list)
    holidays: list[Entry[BankHolidays]] = msgspec.field(default_factory=list)
    engines: list[Entry[Engine]] = msgspec.field(default_factory=list)
    sites: list[Entry[Site]] = msgspec.field(default_factory=list)
    routes: list[Entry[Route]] = msgspec.field(default_factory=list)
    reviews: list[Entry[Review]] = msgspec.field(default_factory=list)
    priorities: list[Entry[Raised]] = msgspec.field(default_factory=list)
    withdrawn: list[Entry[Withdrawn]] = msgspec.field(default_factory=list)

    def assemble(self, version: str) -> Checklist:
        """The checklist these records make, in the order people see it."""
        topics = sorted((entry.value for entry in self.topics), key=lambda topic: topic.order)
        by_topic: dict[TopicId, list[Question]] = {topic.id: [] for topic in topics}
        raised = {entry.value.id: entry.value.priority for entry in self.priorities}
        for entry in self.asked:
            question = entry.value.question
            if question.id in raised:
                question = msgspec.structs.replace(question, priority=raised[question.id])
            by_topic[entry.value.topic].append(question)
        return Checklist(
            version=version,
            topics=tuple(
                msgspec.structs.replace(topic, questions=tuple(by_topic[topic.id]))
                for topic in topics
            ),
            apps=tuple(sorted((e.value for e in self.apps), key=lambda app: app.rank)),
            help_pages=tuple(sorted((e.value for e in self.help_pages), key=lambda p: p.order)),
            contacts=tuple(e.value for e in self.contacts),
            bullets=tuple(e.value for e in self.bullets),
            hosts=tuple(e.value for e in self.hosts),
            sayings=tuple(e.value for e in self.sayings),
            years=tuple(e.value for e in self.years),
            holidays=tuple(e.value for e in self.holidays),
            withdrawn=tuple(e.value for e in self.withdrawn),
            looking=Looking(
                engines=tuple(e.value for e in self.engines),
                sites=tuple(e.value for e in self.sites),
                routes=tuple(e.value for e in self.routes),
                reviews=tuple(e.value for e in self.reviews),
            ),
        )


def read(files: dict[str, bytes]) -> tuple[Draft, list[Fault]]:
    """The sound records of ``files`` (by relative name) and a fault for each that is not.

    After very many faults the rest is left out unread, and the last fault says so.
    """
    reader = _Reader()
    for name, content in files.items():
        if len(reader.faults) > MAX_FAULTS:
            reader.faults.append(Fault(name, "", "not read, because there are so many faults"))
            break
        table = parse(name, content)
        if isinstance(table, Fault):
            reader.faults.append(table)
        else:
            reader.read(name, table)
    return reader.draft, reader.faults


class _Reader:
    """Collects the records of one folder, file by file."""

    def __init__(self) -> None:
        self.draft = Draft()
        self.faults: list[Fault] = []

    def read(self, name: str, table: Table) -> None:
        folder, _, file = name.rpartition("/")
        if folder == "topics":
            self._topic(name, table)
        elif folder == "platforms":
            self._app(name, table)
        elif folder == "help":
            page = self._convert(name, "", table, HelpPage)
            if page is not None:
                self.draft.help_pages.append(Entry(name, "", page))
        elif file in CHECKLIST_FILES:
            self._listed(name, file.removesuffix(".toml"), table)
        else:
            self.faults.append(Fault(name, "", "file not read", ", ".join(CHECKLIST_FOLDERS)))

    def _convert(self, file: str, where: str, raw: object, kind: type[T]) -> T | None:
        if len(self.faults) > MAX_FAULTS:
            return None
        found = convert(file, where, raw, kind)
        if isinstance(found, list):
            self.faults.extend(found)
            return None
        return found

    def _topic(self, name: str, table: Table) -> None:
        head = self._convert(name, "", {**table, "questions": []}, Topic)
        rows = self._rows(name, "questions", table.get("questions", []))
        questions = [(where, self._convert(name, where, raw, Question)) for where, raw in rows]
        if head is None:
            return
        self.draft.topics.append(Entry(name, "", head))
        self.draft.asked.extend(
            Entry(name, where, Asked(topic=head.id, question=question))
            for where, question in questions
            if question is not None
        )

    def _app(self, name: str, table: Table) -> None:
        head = self._convert(name, "", {**table, "controls": {}}, App)
        raw = table.get("controls", {})
        if not isinstance(raw, dict):
            self.faults.append(Fault(name, "controls", "not a table", "[controls.<name>] tables"))
            return
        # msgspec decodes a union of tagged records, which type checkers cannot name as a type.
        kind: Any = Control
        controls: dict[ControlId, Control] = {}
        for key, control in raw.items():
            value = self._convert(name, f"controls.{key}", control, kind)
            if value is not None:
                controls[ControlId(key)] = value
        if head is not None:
            self.draft.apps.append(
                Entry(name, "", msgspec.structs.replace(head, controls=controls))
            )

    def _listed(self, name: str, key: str, table: Table) -> None:
        key = _LISTS.get(key, key)
        for other in table:
            if other != key:
                near = nearest(other, [key]) or key
                self.faults.append(Fault(name, "", f"unknown field {quoted(other)}", "", near))
        kinds: dict[str, tuple[type[Any], list[Entry[Any]]]] = {
            "contacts": (Contact, self.draft.contacts),
            "bullets": (Bullet, self.draft.bullets),
            "hosts": (str, self.draft.hosts),
            "duties": (Duty, self.draft.duties),
            "sayings": (Saying, self.draft.sayings),
            "years": (SchoolYear, self.draft.years),
            "holidays": (BankHolidays, self.draft.holidays),
            "engines": (Engine, self.draft.engines),
            "sites": (Site, self.draft.sites),
            "routes": (Route, self.draft.routes),
            "reviews": (Review, self.draft.reviews),
            "priorities": (Raised, self.draft.priorities),
            "withdrawn": (Withdrawn, self.draft.withdrawn),
        }
        kind, entries = kinds[key]
        for where, raw in self._rows(name, key, table.get(key, [])):
            value = self._convert(name, where, raw, kind)
            if value is not None:
                entries.append(Entry(name, where, value))

    def _rows(self, name: str, key: str, raw: object) -> list[tuple[str, object]]:
        if not isinstance(raw, list):
            self.faults.append(Fault(name, key, "not a list", f"[[{key}]] tables"))
            return []
        return [(_place(key, number, row), row) for number, row in enumerate(raw, 1)]


def _place(key: str, number: int, row: object) -> str:
    """``questions[a2_birthday]``, or by number when the record has no name of its own."""
    name = row.get("id") if isinstance(row, dict) else row
    known = isinstance(name, str) and name
    return f"{key}[{quoted(name)[1:-1] if known else number}]"
