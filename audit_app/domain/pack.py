"""What a school, trust or local authority adds beside the shipped guidance, and who signed it.

A pack only ever adds: nothing here names a shipped record that it would take the place of.
"""

from datetime import date
from enum import StrEnum

from audit_app.domain.checklist import BulletId, ContactId, HelpId, QuestionId
from audit_app.domain.errors import AuditError
from audit_app.domain.settings import SchoolContact
from audit_app.domain.value import Value


class PackRefused(AuditError):
    """A pack that does not count, whole; ``key`` says why. Nothing of it was taken in."""

    key = "pack.refused.broken-zip"


class PackHead(Value):
    """``pack.toml``: what a pack is. Links of the pack may only open ``hosts``.

    ``version`` is a whole number or a day and never goes back. ``key`` is the public key of who
    signs it, so that a reader who does not know them yet can hold the signature against it.
    """

    id: str
    name: str
    issuer: str
    version: int | date
    description: str
    language: str = "en"
    format: int = 1
    hosts: tuple[str, ...] = ()
    key: str = ""
    term_starts: tuple[date, ...] = ()

    @property
    def number(self) -> int:
        """The version as a number that grows: a day is 20270105."""
        if isinstance(self.version, int):
            return self.version
        return int(self.version.strftime("%Y%m%d"))


class PackLink(Value):
    """A school's own page, such as its policy on social media."""

    label: str
    url: str


class PackNote(Value):
    """Words that stand beside a shipped question or help page, never instead of it."""

    text: str
    question: QuestionId | None = None
    help: HelpId | None = None


class Signed(StrEnum):
    """Who stands behind a pack.

    *school*: a key that school IT has named; *known*: the key of a pack that was accepted here
    before; *new*: a key that this laptop has not seen; *other*: this pack was signed by somebody
    else before; *nobody*: no signature; *folder*: a folder that only school IT can write to.
    """

    SCHOOL = "school"
    KNOWN = "known"
    NEW = "new"
    OTHER = "other"
    NOBODY = "nobody"
    FOLDER = "folder"


class Signer(Value):
    """How a pack is signed. ``key`` is the whole public key; people compare its ``fingerprint``."""

    signed: Signed
    key: str = ""
    fingerprint: str = ""


class Pack(Value):
    """A pack as it counts: everything that it adds, and nothing that was left out of it.

    ``own``: the person added it and can remove it; else school IT has put it here.
    """

    head: PackHead
    signer: Signer
    own: bool = False
    questions: tuple[QuestionId, ...] = ()
    raised: tuple[QuestionId, ...] = ()
    topics: tuple[str, ...] = ()
    bullets: tuple[BulletId, ...] = ()
    contacts: tuple[ContactId, ...] = ()
    sayings: tuple[str, ...] = ()
    people: tuple[SchoolContact, ...] = ()
    links: tuple[PackLink, ...] = ()
    notes: tuple[PackNote, ...] = ()


class Added(Value):
    """Every pack that counts on this laptop, in order."""

    packs: tuple[Pack, ...] = ()

    def question_by(self, question: QuestionId) -> PackHead | None:
        """The pack that added a question; None: it is shipped."""
        return next((pack.head for pack in self.packs if question in pack.questions), None)

    def contact_by(self, contact: ContactId) -> PackHead | None:
        """The pack that added a contact; None: it is shipped."""
        return next((pack.head for pack in self.packs if contact in pack.contacts), None)

    def notes_on(self, question: QuestionId) -> tuple[tuple[PackHead, PackNote], ...]:
        """The notes beside a question, each with its pack."""
        return tuple((p.head, n) for p in self.packs for n in p.notes if n.question == question)

    def notes_beside(self, page: HelpId) -> tuple[tuple[PackHead, PackNote], ...]:
        """The notes beside a help page, each with its pack."""
        return tuple((p.head, n) for p in self.packs for n in p.notes if n.help == page)

    @property
    def contacts(self) -> tuple[ContactId, ...]:
        """Every contact that a pack has added."""
        return tuple(contact for pack in self.packs for contact in pack.contacts)

    @property
    def people(self) -> tuple[tuple[PackHead, SchoolContact], ...]:
        """Every person that a pack has added, each with its pack."""
        return tuple((pack.head, person) for pack in self.packs for person in pack.people)

    @property
    def links(self) -> tuple[tuple[PackHead, PackLink], ...]:
        """Every page that a pack has added, each with its pack."""
        return tuple((pack.head, link) for pack in self.packs for link in pack.links)

    @property
    def term_starts(self) -> tuple[date, ...]:
        """The first days of terms that packs name, in order."""
        return tuple(sorted({day for pack in self.packs for day in pack.head.term_starts}))
