"""The lists to go through, app by app, and when each was gone through last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from audit_app.ui.back import BackButton
from audit_app.ui.kit import accessible
from audit_app.ui.kit.buttons import Button
from audit_app.ui.kit.cards import Card, listed
from audit_app.ui.kit.foot import Foot
from audit_app.ui.kit.marks import MarkKind
from audit_app.ui.kit.rows import ActionRow
from audit_app.ui.kit.text import Heading, lead, muted
from audit_app.ui.kit.tokens import Role, Space, Width
from audit_app.ui.places import Name, Place
from audit_app.ui.screen import Screen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from audit_app.logic.tallies import Walk
    from audit_app.ui.context import Context


class ReviewLists(Screen):
    """One card for each kind of list, a row for each app. ``place.part`` may name one kind."""

    menu_name = Name.ACTIONS

    def __init__(self, context: Context, place: Place) -> None:
        """For the apps that are ticked."""
        foot = Foot(Width.ANSWER)
        super().__init__(context, place, width=Width.ANSWER, foot=foot)
        self.rows: list[ActionRow] = []
        self._back = BackButton(context, place, Name.HOME)
        self.went_back.connect(self._back.click)
        foot.add_left(self._back)
        self._build()

    def _build(self) -> None:
        words, body = self.words, self.body
        body.add(Heading(self.title, Role.HEADING)).gap(Space.TINY)
        body.add(lead(words("review.lead")))
        walks = self.context.opened.looking.walks()
        for review in self.context.checklist.looking.reviews:
            rows = [self._row(walk) for walk in walks if walk.review.id == review.id]
            if not rows:
                continue
            self.rows += rows
            body.gap(Space.CARD).add(Heading(review.name, Role.CARD))
            body.gap(0).add(muted(review.about)).add(listed(*rows))
        if not walks:
            body.gap(Space.CARD).add(self._build_no_apps())

    def _build_no_apps(self) -> Card:
        apps = Button(self.words("review.apps"))
        accessible.identify(apps, "review-apps")
        about = Place(name=Name.ABOUT_ME, back=Name.REVIEWS)
        apps.clicked.connect(lambda: self.context.go(about))
        card = Card(muted(self.words("review.no-apps"), Role.BODY))
        return card.gap(Space.PANEL).add(apps, align=Qt.AlignmentFlag.AlignLeft)

    def _row(self, walk: Walk) -> ActionRow:
        words, last = self.words, walk.last
        kind, line = MarkKind.LATER, words("review.never")
        if last is not None:
            kind = MarkKind.DONE if last.finished else MarkKind.PART
            key = "last" if last.finished else "begun"
            line = words(f"review.{key}", date=words.date(last.at))
        row = ActionRow(words, kind, walk.app.name, line)
        row.setAccessibleName(f"{walk.review.name}: {walk.app.name}")
        part = f"{walk.review.id}:{walk.app.id}"
        accessible.identify(row, f"review-{walk.review.id}-{walk.app.id}")
        place = Place(name=Name.REVIEW, back=Name.REVIEWS, part=part)
        row.clicked.connect(lambda: self.context.go(place))
        return row

    def initial_focus(self) -> QWidget:
        """The first row of the kind that was asked for, else the first of all."""
        walks = self.context.opened.looking.walks()
        pairs = zip(walks, self.rows, strict=True)
        asked = next((row for walk, row in pairs if walk.review.id == self.place.part), None)
        return asked or next(iter(self.rows), self._back)
