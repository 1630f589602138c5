"""What is asked and what to do about it: the checklist as values, decoded from ``checklists/``."""

from datetime import date
from enum import StrEnum
from typing import Literal, NewType

from audit_app.domain.controls import LinkKind, Trait
from audit_app.domain.looking import Looking
from audit_app.domain.person import Change, Nation, Role, Tie
from audit_app.domain.saying import Saying
from audit_app.domain.standing import Recheck, Withdrawn
from audit_app.domain.terms import BankHolidays, SchoolYear
from audit_app.domain.value import Value

TopicId = NewType("TopicId", str)
QuestionId = NewType("QuestionId", str)
AppId = NewType("AppId", str)
ControlId = NewType("ControlId", str)
HelpId = NewType("HelpId", str)
ContactId = NewType("ContactId", str)
BulletId = NewType("BulletId", str)


class Choice(StrEnum):
    """What can be answered. *Yes* is always the safe answer."""

    YES = "yes"
    NO = "no"
    NOT_SURE = "not-sure"
    DOES_NOT_APPLY = "does-not-apply"


class Kind(StrEnum):
    """How a question is asked: once, once per ticked app on one card, or beside a search."""

    SINGLE = "single"
    PER_APP = "per-app"
    SEARCH = "search"


class Priority(StrEnum):
    """*must*: the guidance says must or never, or child safety; *should*; *consider*."""

    MUST = "must"
    SHOULD = "should"
    CONSIDER = "consider"


RANK = {priority: place for place, priority in enumerate(Priority)}


class Step(Value):
    """One numbered instruction. ``**words**`` name a button or menu and are shown bold.

    ``removes``: deletes, untags, blocks or removes, so it waits for reports (product rule 7).
    """

    text: str
    removes: bool = False


class Link(Value):
    """An https address on a host listed in ``hosts.toml``. ``kind`` None: nobody said."""

    label: str
    url: str
    kind: LinkKind | None = None


class Steps(Value, tag="steps", tag_field="state"):
    """A control whose menu path is sourced. ``confidence`` is H or M (never L).

    ``undo``: the way back, or what else happens. Like ``link``, nothing is left to be guessed.
    """

    where: str
    steps: tuple[Step, ...]
    set_to: str
    undo: str
    url: str
    link: LinkKind
    search_for: str
    confidence: str
    source: str
    checked: date


class NotOffered(Value, tag="not-offered", tag_field="state"):
    """The app does not have this control, and a source says so."""

    says: str
    source: str
    checked: date
    url: str = ""


class NotKnown(Value, tag="not-known", tag_field="state"):
    """Nobody confirmed a path: words to search for, and the app's help page. Honourable.

    ``removes``: what they find removes something, so they wait for reports as such a step does.
    """

    search_for: str
    url: str
    checked: date
    removes: bool = False


Control = Steps | NotOffered | NotKnown


class App(Value):
    """One app or account that a person can tick. ``rank`` orders the tiles, most used first.

    ``complete``: it answers for every ``ControlKind``, one of three ways.
    """

    id: AppId
    name: str
    group: str
    rank: int
    traits: tuple[Trait, ...]
    help_url: str
    controls: dict[ControlId, Control]
    short_name: str = ""
    complete: bool = False


class ActionText(Value):
    """The action a No (or Not sure) makes. Titles are imperative; ``{app}`` stands for the app.

    Instructions are either ``steps`` here, or the platform ``controls`` (first one the app has),
    or both (``steps`` first). ``short`` is a title of at most 30 characters for the rail.
    """

    title: str
    find_out: str
    short: str
    steps: tuple[Step, ...] = ()
    controls: tuple[ControlId, ...] = ()
    link: Link | None = None


class Question(Value):
    """One question. Its id is for ever; ``revision`` grows when the wording changes.

    ``quick``, ``full`` and ``job`` say in which checks it is asked. ``reopened_by``: what brings it
    back before its time; ``added``: since when it is asked (None: since the first release).
    """

    id: QuestionId
    text: str
    why: str
    refs: tuple[BulletId, ...]
    clauses: tuple[str, ...]
    priority: Priority
    recheck: Recheck
    answer_seconds: int
    fix_minutes: int
    action: ActionText
    source: str
    checked: date
    revision: int = 1
    kind: Kind = Kind.SINGLE
    quick: bool = False
    full: bool = True
    job: bool = False
    does_not_apply: bool = False
    hints: dict[Choice, str] = {}
    concerns: Trait | None = None
    apps: tuple[AppId, ...] = ()
    nations: tuple[Nation, ...] = ()
    roles: tuple[Role, ...] = ()
    ties: tuple[Tie, ...] = ()
    help_first: dict[Choice, HelpId] = {}
    helper: Literal["passwords"] | None = None
    reopened_by: tuple[Change, ...] = ()
    added: date | None = None

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The answers offered, in the order shown."""
        offered = (Choice.YES, Choice.NO, Choice.NOT_SURE)
        return (*offered, Choice.DOES_NOT_APPLY) if self.does_not_apply else offered

    def concerned(self, app: App) -> bool:
        """Whether this is about ``app``: by what the app has, never by which steps exist."""
        has_trait = self.concerns is None or self.concerns in app.traits
        return has_trait and (not self.apps or app.id in self.apps)

    def fits(self, nation: Nation, role: Role, ties: tuple[Tie, ...]) -> bool:
        """Whether this question is for somebody in this nation and role with these ties."""
        placed = not self.nations or nation in self.nations
        wanted = not self.roles or role in self.roles
        return placed and wanted and (not self.ties or any(tie in ties for tie in self.ties))


class Topic(Value):
    """One file of ``checklists/topics``: questions that a person thinks of together."""

    id: TopicId
    name: str
    about: str
    order: int
    questions: tuple[Question, ...]


class Contact(Value):
    """A helpline or office in the shipped directory."""

    id: ContactId
    name: str
    phone: str
    hours: str
    url: str
    source: str
    checked: date
    nations: tuple[Nation, ...] = ()


class HelpPage(Value):
    """One situation behind "Something is happening now".

    ``tell`` is the care card that always stands first; ``acknowledge`` (empty: none) is the
    reporting step that ``logic.plan`` waits for before it shows steps that remove anything.
    ``school_last``: somebody at school may be what is wrong, so helplines stand before them.
    """

    id: HelpId
    title: str
    about: str
    kind_words: str
    icon: str
    order: int
    tell: str
    tell_more: tuple[str, ...]
    steps: tuple[Step, ...]
    words: str
    contacts: tuple[ContactId, ...]
    source: str
    checked: date
    acknowledge: str = ""
    school_last: bool = False


class Bullet(Value):
    """One bullet of Appendix One (A1 to A18) or section (S1 to S7) in our own short words."""

    id: BulletId
    name: str
    says: str


class Checklist(Value):
    """Everything shipped or added as guidance. ``hosts`` are the only ones links may open."""

    version: str
    topics: tuple[Topic, ...]
    apps: tuple[App, ...]
    help_pages: tuple[HelpPage, ...]
    contacts: tuple[Contact, ...]
    bullets: tuple[Bullet, ...]
    hosts: tuple[str, ...]
    sayings: tuple[Saying, ...] = ()
    years: tuple[SchoolYear, ...] = ()
    holidays: tuple[BankHolidays, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()
    looking: Looking = Looking()

    def question(self, question_id: QuestionId) -> Question | None:
        """The question with this id, or None when it is no longer (or not yet) in the checklist."""
        return next((q for t in self.topics for q in t.questions if q.id == question_id), None)

    def topic_of(self, question_id: QuestionId) -> Topic | None:
        """The topic that holds this question."""
        return next((t for t in self.topics if any(q.id == question_id for q in t.questions)), None)

    def app(self, app_id: AppId) -> App | None:
        """The app with this id."""
        return next((a for a in self.apps if a.id == app_id), None)

    def help_page(self, help_id: HelpId) -> HelpPage | None:
        """The help page with this id."""
        return next((h for h in self.help_pages if h.id == help_id), None)

    def sayings_for(self, question_id: QuestionId) -> tuple[Saying, ...]:
        """Words to say that help with the action of this question."""
        return tuple(s for s in self.sayings if question_id in s.questions)

    def contact(self, contact_id: ContactId) -> Contact | None:
        """The contact with this id."""
        return next((c for c in self.contacts if c.id == contact_id), None)
