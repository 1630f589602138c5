"""Before a check-in is finished: what is open, what there is so far, and the one way to finish."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from audit_app.ui.home_cards import WhatComes
from audit_app.ui.keeping import keep
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import NotePanel
from audit_app.ui.kit.foot import Foot
from audit_app.ui.kit.text import Heading, lead, muted
from audit_app.ui.kit.tokens import Role, Space
from audit_app.ui.notices import WayOn
from audit_app.ui.outcome import count_cards
from audit_app.ui.places import Name, Place

if TYPE_CHECKING:
    from audit_app.ui.context import Context


_WILL = (("list", "actions"), ("paper", "print"), ("back", "calendar"))


class EndFoot(Foot):
    """Back to the questions, or finish."""

    def __init__(self, context: Context) -> None:
        """For the check-in in hand."""
        super().__init__()
        words = context.words
        self.left = context.opened.answers.walk().to_go
        self.back = Button(words("summary.end.back-open" if self.left else "summary.end.back"))
        self.finish = Button(words("summary.end.finish"), Kind.FILLED)
        accessible.identify(self.back, "summary-back")
        accessible.identify(self.finish, "summary-finish")
        self.add_left(self.back)
        self.add_right(self.finish)


class Ending(Column):
    """Leaving questions open is always allowed; finishing is always asked for."""

    def __init__(self, context: Context, foot: EndFoot) -> None:
        """``foot`` holds the two buttons."""
        super().__init__()
        self._context = context
        self._words = words = context.words
        self._foot = foot
        left = foot.left
        open_now = words("summary.end.open", count=left) if left else ""
        self.title = open_now or words("summary.end.answered")
        counts = context.opened.actions.plan(context.parts.today()).counts
        says = words("summary.end.lead-open" if left else "summary.end.lead")
        self.add(Heading(self.title, Role.HEADING)).gap(Space.TINY).add(lead(says))
        self.gap(Space.NEW).add(Heading(words("summary.end.so-far"), Role.STRONG))
        self.add(count_cards(words, counts)).add(muted(words("summary.count.each-app")))
        self.gap(Space.NEW).add(WhatComes(words("summary.will.title"), self._what_comes()))
        self.gap(Space.BLOCK).add(NotePanel(words("summary.end.kept"), icon="laptoplock"))
        foot.back.clicked.connect(self._on_back)
        foot.finish.clicked.connect(self._on_finish_clicked)

    def _what_comes(self) -> list[tuple[str, str, str]]:
        words = self._words
        return [
            (icon, words(f"summary.will.{key}"), words(f"summary.will.{key}-about"))
            for key, icon in _WILL
        ]

    def _in_hand(self) -> bool:
        return self._context.opened.checkins.current is not None

    def _on_back(self) -> None:
        """To the first open question; with none open, to the last one."""
        walk = self._context.opened.answers.walk()
        here = walk.here or walk.screens[-1]
        self._context.go(Place(name=Name.QUESTION, question=here.id))

    def _on_finish_clicked(self) -> None:
        session, today = self._context.opened, self._context.parts.today()
        # What could not be saved counts in memory: then it is only sent again.
        finish = session.checkins.finish(today) if self._in_hand() else session.record.retry()
        self._foot.setEnabled(False)
        self._context.tasks.watch(finish, self._on_finished, self._on_not_finished)

    def _on_finished(self, _nothing: None) -> None:
        parts = self._context.parts
        settings, day = parts.settings, parts.next_checkin(self._context.session).day
        keep(self._context, msgspec.structs.replace(settings, next_checkin=day))
        self._context.go(Place(name=Name.SUMMARY))

    def _on_not_finished(self, wrong: BaseException) -> None:
        self._foot.setEnabled(True)
        self._foot.back.setEnabled(self._in_hand())
        later = WayOn(self._words("summary.end.later"))
        again = WayOn(self._words("summary.end.again"), self._on_finish_clicked, filled=True)
        self._context.notices.show(wrong, (later, again), "disk")
