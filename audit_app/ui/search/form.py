"""One finding in a line: what, where, whose it is, and what the person wants to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt, Signal

from audit_app.domain.removal import Finding, Keeper, Whose, Wish
from audit_app.logic.removal import first_route
from audit_app.ui.kit import accessible
from audit_app.ui.kit.boxes import Column
from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.cards import Card
from audit_app.ui.kit.fields import Field, LineField, PickList
from audit_app.ui.kit.flow import Flow, Tiles
from audit_app.ui.kit.segments import Segments
from audit_app.ui.kit.text import Heading, Label, muted
from audit_app.ui.kit.ticks import TickTile
from audit_app.ui.kit.tokens import Role, Space, Token

if TYPE_CHECKING:
    from datetime import date

    from audit_app.ui.context import Context

MOST_WHAT, MOST_WHERE = 120, 400
CONCERNS = ("pupil-contact", "abuse")


class FindingForm(Card):
    """Fill in, keep, or leave it. ``kept`` gives the finding."""

    kept = Signal(object)
    closed = Signal()

    def __init__(self, context: Context, finding: Finding | None = None, where: str = "") -> None:
        """Filled with ``finding`` to change it; else new, with ``where`` filled in."""
        words = context.words
        super().__init__(space=Space.PANEL)
        self._context = context
        self._before = finding
        self.what = _line(finding.what if finding else "", "finding-what", MOST_WHAT)
        self.where = _line(finding.where if finding else where, "finding-where", MOST_WHERE)
        whose = [(each.value, words(f"search.finding.whose.{each}")) for each in Whose]
        self.whose = Segments(words("search.finding.whose-name"), whose)
        self.wish = Segments(words("search.finding.wish-name"), self._wishes())
        keepers = [(each.value, words(f"search.finding.keeper.{each}")) for each in Keeper]
        self.keeper = PickList(keepers, (finding.keeper or "") if finding else "")
        accessible.identify(self.keeper, "finding-keeper")
        self._keeper_field = Field(words("search.finding.keeper-name"), self.keeper, wide=False)
        chosen = finding.concerns if finding else ""
        self.ticks = {
            page: TickTile(words(f"search.finding.concerns.{page}"), ticked=page == chosen)
            for page in CONCERNS
        }
        self._trouble = Label(token=Token.CARE)
        self._trouble.hide()
        self.whose.choose(finding.whose if finding else Whose.ABOUT_ME)
        self.wish.choose(finding.wish if finding else Wish.ASK)
        self.wish.chosen.connect(self._show_keeper)
        self._build()
        self._show_keeper()

    def finding(self, today: date) -> Finding:
        """What is filled in. What was sent or told before stays only while the way is the same."""
        whose, wish = Whose(self.whose.current or ""), Wish(self.wish.current or "")
        keeper = Keeper(self.keeper.current) if wish is Wish.ASK else None
        concerns = next((page for page, tick in self.ticks.items() if tick.isChecked()), "")
        before = self._before
        same = before is not None and (before.whose, before.wish, before.keeper) == (
            whose,
            wish,
            keeper,
        )
        route = first_route(self._context.checklist.looking, whose, wish, keeper)
        made = Finding(
            what=_whole(self.what.text()),
            where=_whole(self.where.text()),
            whose=whose,
            wish=wish,
            found=before.found if before else today,
            keeper=keeper,
            route=route.id if route else None,
            concerns=concerns,
            told=before is not None and before.told and before.concerns == concerns,
        )
        if before is None or not same:
            return made
        return msgspec.structs.replace(
            made, route=before.route, sent=before.sent, sent_before=before.sent_before
        )

    def _wishes(self) -> list[tuple[str, str]]:
        return [(each.value, self._context.words(f"search.finding.wish.{each}")) for each in Wish]

    def _build(self) -> None:
        words = self._context.words
        title = "change" if self._before else "new"
        self.add(Heading(words(f"search.finding.{title}"), Role.CARD))
        what, where = words("search.finding.what"), words("search.finding.where")
        self.add(Field(what, self.what, words("search.finding.what-about")))
        self.add(Field(where, self.where, words("search.finding.where-about")))
        for name, part in (("whose", self.whose), ("wish", self.wish)):
            label = Label(words(f"search.finding.{name}-name"), Role.STRONG)
            self.add(Column(label, part, space=Space.TINY))
        self.add(self._keeper_field)
        ticks = Tiles(*self.ticks.values(), columns=2, least=300, space=Space.SMALL)
        for page, tick in self.ticks.items():
            accessible.identify(tick, f"finding-concerns-{page}")
        about = muted(words("search.finding.concerns-about"))
        self.add(Column(Label(words("search.finding.concerns-name"), Role.STRONG), about, ticks))
        self.add(self._trouble, self._build_foot())

    def _build_foot(self) -> Flow:
        words = self._context.words
        keep = Button(words("search.finding.keep"), Kind.FILLED)
        leave = Button(words("search.finding.leave"))
        accessible.identify(keep, "finding-keep")
        accessible.identify(leave, "finding-leave")
        keep.clicked.connect(self._on_keep_clicked)
        leave.clicked.connect(self.closed)
        return Flow(space=Space.ROW).push().add(leave, keep)

    def _show_keeper(self) -> None:
        self._keeper_field.setVisible(self.wish.current == Wish.ASK)

    def _on_keep_clicked(self) -> None:
        if self.what.text().strip():
            self.kept.emit(self.finding(self._context.parts.today()))
            return
        self._trouble.setText(self._context.words("search.finding.nothing"))
        self._trouble.show()
        self.what.setFocus(Qt.FocusReason.OtherFocusReason)
        accessible.alert(self, self._trouble.text())


def _line(text: str, name: str, most: int) -> LineField:
    line = LineField(text)
    line.setMaxLength(most)
    accessible.identify(line, name)
    return line


def _whole(text: str) -> str:
    """Half a character, as some keyboards and pastes give, could not be kept at all."""
    return text.strip().encode("utf-8", "replace").decode()
