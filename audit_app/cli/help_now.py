"""Something is happening now: the situations and their pages, whether or not answers are open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.cli.codes import Code
from audit_app.cli.lines import listed, said
from audit_app.cli.saving import wait
from audit_app.cli.wrong import WrongUse
from audit_app.domain.pack import Added
from audit_app.logic import pack_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from audit_app.audit.session import Session
    from audit_app.cli.ask import Ask
    from audit_app.domain.checklist import Checklist, Contact, HelpPage, Step
    from audit_app.domain.person import Nation

_TOLD = 1
_NOT_YET = 2


class HelpNow:
    """The pages. With a ``session``, what the person says they have told is kept."""

    def __init__(
        self,
        checklist: Checklist,
        ask: Ask,
        school: Callable[[], tuple[Sequence[str], Nation | None]],
    ) -> None:
        """``school`` gives the people there, a line each, and where the school is."""
        self._checklist = checklist
        self._ask = ask
        self._school = school
        self.session: Session | None = None
        self.added = Added()

    @property
    def pages(self) -> tuple[HelpPage, ...]:
        """The situations, in order."""
        return tuple(sorted(self._checklist.help_pages, key=lambda page: page.order))

    def browse(self) -> None:
        """Let the person find the nearest situation, and show its page."""
        console = self._ask.console
        prompt, pages = console.words("cli.help-now.which"), self.pages
        console.title(console.words("cli.help-now.title"))
        console.say(console.words("cli.help-now.lead"))
        chosen = self._ask.choose([f"{p.title}. {p.about}." for p in pages], prompt, enter=0)
        while chosen:
            self.show(pages[chosen - 1])
            chosen = self._ask.number(prompt, len(pages), enter=0)

    def show(self, page: HelpPage) -> bool:
        """One page: whom to tell first. True when the person said that they told somebody.

        Steps that remove anything wait for that (product rule 7).
        """
        self._say(page)
        waiting = [step for step in page.steps if step.removes]
        if not page.acknowledge:
            return False
        words = self._ask.console.words
        answers = (page.acknowledge, words("cli.help-now.not-yet"))
        if self._ask.choose(answers, enter=_NOT_YET) != _TOLD:
            self._ask.console.say(words("cli.help-now.fine"))
            return False
        if self.session is not None:
            wait(self._ask, self.session.record, self.session.actions.acknowledge(page.id))
            self._ask.console.say(words("kit.saved.full"))
        if waiting:
            self._ask.console.say(words("cli.help-now.now"))
            self._listed(waiting)
        return True

    def _say(self, page: HelpPage) -> None:
        console = self._ask.console
        words = console.words
        console.title(page.title)
        console.say(page.kind_words)
        console.say(said(page.tell))
        for line in page.tell_more:
            console.say(line)
        console.say(words("cli.help-now.order"))
        shown = [step for step in page.steps if not (step.removes and page.acknowledge)]
        self._listed(shown)
        held = len(page.steps) - len(shown)
        if held:
            console.say(words("cli.help-now.held-back", count=held))
        if page.words:
            console.say(words("cli.help-now.say", text=page.words))
        self._say_who(page)

    def _say_who(self, page: HelpPage) -> None:
        console = self._ask.console
        console.say(console.words("cli.help-now.who"))
        school, nation = self._school()
        found = (self._checklist.contact(name) for name in page.contacts)
        helplines = [
            _reach(contact)
            for contact in found
            if contact and (nation is None or not contact.nations or nation in contact.nations)
        ]
        for line in (*helplines, *school) if page.school_last else (*school, *helplines):
            console.say(line)
        for line in self._added_people():
            console.say(line)
        for head, note in self.added.notes_beside(page.id):
            console.say(f"{console.words('pack.added-by', name=head.name)}. {note.text}")

    def _added_people(self) -> Iterator[str]:
        """Whom school packs add. They stand last, so that nothing that ships is pushed away."""
        words = self._ask.console.words
        for head, person in self.added.people:
            yield f"{pack_lines.person_line(person)}. {words('pack.added-by', name=head.name)}"
        for name in self.added.contacts:
            contact, by = self._checklist.contact(name), self.added.contact_by(name)
            if contact is not None and by is not None:
                yield f"{_reach(contact)}. {words('pack.added-by', name=by.name)}"

    def _listed(self, steps: Sequence[Step]) -> None:
        self._ask.console.listed(listed(steps))


def _reach(contact: Contact) -> str:
    return ". ".join(p for p in (contact.name, contact.phone, contact.hours, contact.url) if p)


def run(help_now: HelpNow, name: str | None) -> Code:
    """The command: every situation, or the page called ``name``. WrongUse: there is none."""
    if name is None:
        help_now.browse()
        return Code.DONE
    page = next((page for page in help_now.pages if page.id == name), None)
    if page is None:
        known = ", ".join(page.id for page in help_now.pages)
        raise WrongUse("cli.wrong.page", "help-now", known=known)
    help_now.show(page)
    return Code.DONE
