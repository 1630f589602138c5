"""One situation: whom to tell, what to do in which order, who can help, and words to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from audit_app.domain.checklist import HelpPage
from audit_app.ui.help_now import go_back
from audit_app.ui.help_parts import PeopleCard, SideBySide, StepsCard, tell_card
from audit_app.ui.kit import accessible
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import PackNote
from audit_app.ui.kit.foot import Foot, SavedLine
from audit_app.ui.kit.text import Heading, lead
from audit_app.ui.kit.tokens import Role, Space
from audit_app.ui.places import Name, Place
from audit_app.ui.question.answering import onward
from audit_app.ui.question.rail import first_open, topics_rail
from audit_app.ui.question.saving import Saving
from audit_app.ui.screen import Screen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from audit_app.domain.words import Words
    from audit_app.ui.context import Context
    from audit_app.ui.kit.rail_rows import RailContent


class HelpFoot(Foot):
    """The way on: at once, or after saying that somebody has been told."""

    def __init__(self, words: Words, *, first: bool) -> None:
        """``first``: the page came before anything else in a check-in."""
        super().__init__()
        self.saved_line = SavedLine(words)
        self.later = Button(words("help.told.later"))
        self.on = Button(words("help.told.on" if first else "help.told.done"), Kind.FILLED)
        accessible.identify(self.later, "help-later")
        accessible.identify(self.on, "help-on")
        self.add_left(self.saved_line)
        self.add_right(self.later, self.on)

    def show_told(self, *, told: bool) -> None:
        """Offer the way on that is true."""
        self.later.setVisible(not told)
        self.on.setVisible(told)


class HelpScreen(Screen):
    """Works before set-up and while locked. ``place.first``: an answer called for it."""

    menu_name = Name.HELP
    inside_help = True
    above = Space.SMALL

    def __init__(self, context: Context, place: Place) -> None:
        """The page exists: ``instead`` has looked."""
        page = context.checklist.help_page(place.page) if place.page else None
        assert page is not None  # noqa: S101
        self._page = page
        # Whom to tell, before anything has to be looked for.
        self.says = f"{page.kind_words} {page.tell}."
        self._pending = _is_pending(context, page)
        foot = HelpFoot(context.words, first=place.first) if self._pending or place.first else None
        bare = context.session is None
        super().__init__(context, place, foot=foot, centred=bare)
        self._saving = Saving(context, foot.saved_line, self) if foot is not None else None
        self._back = self._build_back()
        # Looked up by itself a page may be about something new: what removes waits there too.
        waiting = bool(page.acknowledge) and (self._pending or not place.first)
        self._steps = StepsCard(page, self.words, waiting=waiting)
        self._steps.add_record(context, Name.HELP)
        self._add_parts()
        if foot is not None:
            foot.show_told(told=not self._pending)
            self._steps.told.connect(lambda on: foot.show_told(told=on))
            self.follow(foot.saved_line.fold)
            foot.later.clicked.connect(self._go_on)
            foot.on.clicked.connect(self._on_told)

    @classmethod
    def instead(cls, context: Context, place: Place) -> Place | None:
        """Every situation, when the one asked for is not in the guidance any more."""
        found = place.page and context.checklist.help_page(place.page)
        return None if found else Place(name=Name.HELP, back=place.back)

    def _build_back(self) -> Button:
        key = "help.back.answer" if self.place.first else "help.all"
        button = Button(self.words(key), Kind.PLAIN, "left", flush=True)
        accessible.identify(button, "way-back")
        button.clicked.connect(self._on_back)
        self.went_back.connect(self._on_back)
        return button

    def _add_parts(self) -> None:
        page, body = self._page, self.body
        body.add(self._back, align=Qt.AlignmentFlag.AlignLeft)
        body.add(Heading(page.title, Role.HEADING))
        body.gap(Space.TINY).add(lead(page.kind_words)).gap(Space.PANEL).add(tell_card(page))
        sides = SideBySide(self._steps, PeopleCard(self.context, page))
        self.follow(sides.fold)
        body.gap(Space.PANEL).add(sides)
        for head, note in self.context.parts.added.notes_beside(page.id):
            by = self.words("pack.added-by", name=head.name)
            body.gap(Space.PANEL).add(PackNote(note.text, by))

    @property
    def title(self) -> str:
        """The situation."""
        return self._page.title

    def rail(self) -> RailContent | None:
        """In the middle of a check-in its topics, else the menu."""
        if not self.place.first:
            return super().rail()
        walk = self.context.opened.answers.walk()
        return topics_rail(walk, self.context, walk.checkin.position)

    def on_rail_chosen(self, key: str) -> None:
        """A topic of the check-in, or a row of the menu."""
        if self.place.first:
            question = first_open(self.context.opened.answers.walk(), key)
            self.context.go(Place(name=Name.QUESTION, question=question))
        else:
            super().on_rail_chosen(key)

    def initial_focus(self) -> QWidget:
        """The way back: nothing else comes before whom to tell."""
        return self._back

    def _on_back(self) -> None:
        back = Place(name=Name.HELP, back=self.place.back)
        self.context.go(Place(name=Name.QUESTION) if self.place.first else back)

    def leave(self) -> bool:
        """Keep that somebody has been told, whichever way the person goes from here."""
        if self._saving is not None and self._pending and self._steps.is_told:
            self._pending = False
            self._saving.keep(self.context.opened.actions.acknowledge(self._page.id))
        return True

    def _on_told(self) -> None:
        if self._saving is not None:
            self.leave()
            self._saving.then(self._go_on)

    def _go_on(self) -> None:
        if self.place.first:
            self.context.go(onward(self.context.opened, self.place.question))
        else:
            go_back(self.context, self.place)


def _is_pending(context: Context, page: HelpPage) -> bool:
    """Whether an answer called for this page, and nobody has said yet that it is reported."""
    if context.session is None:
        return False
    return page.id in context.session.actions.plan(context.parts.today()).pending
