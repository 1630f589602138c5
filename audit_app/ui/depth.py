"""The last step before the first question: how much is asked, and what these notes are."""

from PySide6.QtWidgets import QWidget

from audit_app.domain.checkin import Depth
from audit_app.logic.estimate import answer_minutes, to_answer, to_look_over
from audit_app.ui.context import Context
from audit_app.ui.getting_started import is_first_run, steps
from audit_app.ui.kit import accessible
from audit_app.ui.kit.answers import Answers, Offered
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import NotePanel
from audit_app.ui.kit.foot import Foot
from audit_app.ui.kit.rail_rows import RailContent
from audit_app.ui.kit.text import Heading, Label
from audit_app.ui.kit.tokens import Role, Space, Width
from audit_app.ui.places import Name, Place
from audit_app.ui.screen import Screen


class DepthChoice(Screen):
    """Quick or full, with honest minutes for this person."""

    menu_name = Name.QUESTION

    def __init__(self, context: Context, place: Place) -> None:
        """Counts what each would ask now."""
        foot = Foot()
        super().__init__(context, place, width=Width.ANSWER, foot=foot)
        self._is_first = is_first_run(context)
        words = self.words
        self.answers = Answers(
            words("setup.depth.question"), [self._offer(depth) for depth in Depth], stacked=True
        )
        self.answers.choose(Depth.QUICK)
        self._build_foot(foot)
        self.body.add(Heading(words("setup.depth.heading"), Role.HEADING))
        self.body.gap(Space.BLOCK).add(self.answers)
        note = NotePanel(words("setup.depth.private"), words("setup.depth.before"), "note")
        self.body.gap(Space.CARD).add(note)
        self.entered.connect(self.start.click)
        self.went_back.connect(self.back.click)

    @classmethod
    def instead(cls, context: Context, _place: Place) -> Place | None:
        """The check-in that is open already, if there is one."""
        return Place(name=Name.QUESTION) if context.opened.checkins.current else None

    def _build_foot(self, foot: Foot) -> None:
        self.back = Button(self.words("setup.back"))
        self.status = Label("", Role.SMALL)
        self.start = Button(self.words("setup.depth.start"), Kind.FILLED)
        accessible.identify(self.back, "setup-back")
        accessible.identify(self.start, "setup-next")
        foot.add_left(self.back, self.status)
        foot.add_right(self.start)
        before = Name.ABOUT_ME if self._is_first else Name.HOME
        self.back.clicked.connect(lambda: self.context.go(Place(name=before)))
        self.start.clicked.connect(self._on_start)

    def rail(self) -> RailContent | None:
        """The steps in a first run, else the menu."""
        return steps(self.context, Name.DEPTH) if self._is_first else super().rail()

    def initial_focus(self) -> QWidget:
        """The answer that is chosen."""
        return next(card for card in self.answers.cards if card.isChecked())

    def _offer(self, depth: Depth) -> Offered:
        screens = self.context.opened.checkins.screens(depth)
        questions = self.words("setup.depth.questions", count=to_answer(screens))
        if still := to_look_over(screens):
            old = self.words("again.depth.still", count=still)
            questions = self.words("again.depth.about", asked=questions, still=old)
        minutes = answer_minutes(screens)
        about = self.words(f"setup.depth.{depth}-about", count=minutes, questions=questions)
        return Offered(depth, self.words(f"common.depth.{depth}"), about)

    def _on_start(self) -> None:
        self.start.setEnabled(False)
        self.status.setText(self.words("setup.depth.starting"))
        begun = self.context.opened.checkins.begin(Depth(self.answers.chosen or Depth.QUICK))
        self.context.tasks.watch(begun, self._on_begun, self._on_not_begun)

    def _on_begun(self, _nothing: None) -> None:
        self.context.go(Place(name=Name.QUESTION))

    def _on_not_begun(self, wrong: BaseException) -> None:
        self.start.setEnabled(True)
        self.status.setText("")
        self.context.notices.show(wrong)
