"""Every screen of the window, each in the states that matter: for crawling and for pictures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton

from audit_app import compose
from audit_app.domain.checkin import Depth
from audit_app.domain.checklist import Choice, HelpId, Question, QuestionId
from audit_app.domain.evidence import Account
from audit_app.domain.policy import Policy
from audit_app.domain.removal import Finding, Keeper, RouteId, Whose, Wish
from audit_app.logic.carry import StillTrue
from audit_app.ui.kit import accessible, roles
from audit_app.ui.places import LOCKED, Name, Place, doing
from tests import policies
from tests.samples import TODAY
from tests.ui import lives, stage

if TYPE_CHECKING:
    from audit_app.ui.kit.theme import Theme
    from audit_app.ui.window import Window
    from tests.tongues import Tongue

_FOUND = Finding(
    what="Old photo at a party",
    where="https://example.com/1",
    whose=Whose.ABOUT_ME,
    wish=Wish.ASK,
    found=TODAY,
    keeper=Keeper.ORGANISATION,
    route=RouteId("site-erasure"),
)
# Stands for the one finding there is, whose id is made up by chance.
FINDING = "the finding"
_OFFER, _WITH_PACK = "offer", "accepted"
_PACK = Path(__file__).parents[2] / "docs" / "examples" / "school-pack"


class Life(StrEnum):
    """How far a person is."""

    NONE = "first start"
    LOCKED = "locked"
    NEW = "empty"
    BEGUN = "begun"
    AGAIN = "again"
    LIVED = "lived"
    MANAGED = "managed"
    DOOR = "managed at the door"


# What a school may well set.
_POLICIES = {
    Life.MANAGED: policies.USUAL,
    Life.DOOR: policies.USUAL,
}


@dataclass(frozen=True)
class Scene:
    """One picture: who is where. ``opened``: with every row and box that opens, open."""

    place: Place
    life: Life
    opened: bool = False

    def __str__(self) -> str:
        """As a file may be called."""
        place = self.place
        detail = (place.question, place.page, place.part.partition(":")[0], place.damage)
        parts = [place.name, *filter(None, detail), self.life, "open" if self.opened else ""]
        return "-".join(str(part) for part in parts if part).replace(" ", "-")


def _scenes(name: Name, *on: Life, part: str = "") -> tuple[Scene, ...]:
    return tuple(Scene(Place(name=name, part=part), life) for life in on)


def _opened(scene: Scene) -> Scene:
    return Scene(scene.place, scene.life, opened=True)


def question(name: str, *, opened: bool = False) -> Scene:
    """A question of a check-in in hand."""
    place = Place(name=Name.QUESTION, question=QuestionId(name))
    return Scene(place, Life.BEGUN, opened=opened)


def _question(name: str) -> tuple[Scene, ...]:
    return (question(name), question(name, opened=True))


def _page(name: str, life: Life) -> tuple[Scene, ...]:
    return (Scene(Place(name=Name.HELP_PAGE, page=HelpId(name)), life),)


def _both(name: Name, life: Life, part: str = "") -> tuple[Scene, ...]:
    (scene,) = _scenes(name, life, part=part)
    return (scene, _opened(scene))


# A screen that is not here fails tests/ui/test_crawl.py.
SCENES: dict[Name, tuple[Scene, ...]] = {
    Name.WELCOME: _scenes(Name.WELCOME, Life.NONE),
    Name.PROTECT: (*_both(Name.PROTECT, Life.NONE), *_scenes(Name.PROTECT, Life.DOOR)),
    Name.ABOUT_ME: _scenes(Name.ABOUT_ME, Life.NEW, Life.LIVED),
    Name.DEPTH: _scenes(Name.DEPTH, Life.NEW),
    Name.UNLOCK: (
        *_both(Name.UNLOCK, Life.LOCKED),
        *_scenes(Name.UNLOCK, Life.LOCKED, part=LOCKED),
    ),
    Name.LOCKING: _scenes(Name.LOCKING, Life.LOCKED),
    Name.DAMAGED: _scenes(Name.DAMAGED, Life.LOCKED),
    Name.RESTORE: _scenes(Name.RESTORE, Life.NONE, Life.LOCKED),
    Name.HOME: _scenes(Name.HOME, Life.NEW, Life.BEGUN, Life.LIVED),
    Name.QUESTION: (*_question("a10_email"), *_question("a10_2sv"), *_question("a8_reported")),
    Name.CHANGES: _scenes(Name.CHANGES, Life.AGAIN),
    Name.STILL_TRUE: _scenes(Name.STILL_TRUE, Life.AGAIN),
    Name.SUMMARY: _scenes(Name.SUMMARY, Life.BEGUN, Life.LIVED),
    Name.SPARE_KEY: _scenes(Name.SPARE_KEY, Life.NEW),
    Name.ACTIONS: (*_scenes(Name.ACTIONS, Life.NEW, Life.LIVED), *_both(Name.ACTIONS, Life.AGAIN)),
    Name.DO_NOW: _scenes(Name.DO_NOW, Life.AGAIN, Life.LIVED),
    Name.HELP: _scenes(Name.HELP, Life.NONE, Life.LIVED),
    Name.HELP_PAGE: _page("pupil-contact", Life.LIVED),
    Name.COMPARE: _scenes(Name.COMPARE, Life.NEW, Life.LIVED),
    Name.SETTINGS: _scenes(Name.SETTINGS, Life.LIVED, Life.MANAGED),
    Name.MY_SCHOOL: _scenes(Name.MY_SCHOOL, Life.NEW, Life.MANAGED),
    Name.PACKS: (
        *_scenes(Name.PACKS, Life.NEW),
        *_scenes(Name.PACKS, Life.NEW, part=_OFFER),
        *_scenes(Name.PACKS, Life.BEGUN, part=_WITH_PACK),
    ),
    Name.MY_DATA: (*_scenes(Name.MY_DATA, Life.NEW), *_both(Name.MY_DATA, Life.LIVED)),
    Name.PROTECTION: _scenes(Name.PROTECTION, Life.LIVED, Life.MANAGED),
    Name.LOCK_ANEW: _scenes(Name.LOCK_ANEW, Life.LIVED),
    Name.SAYINGS: _both(Name.SAYINGS, Life.LIVED),
    Name.GUIDE: (
        *_scenes(Name.GUIDE, Life.LIVED),
        *_scenes(Name.GUIDE, Life.LIVED, part="keyboard"),
    ),
    Name.EVIDENCE: _scenes(Name.EVIDENCE, Life.NEW, Life.LIVED),
    Name.EVIDENCE_ENTRY: _scenes(Name.EVIDENCE_ENTRY, Life.LIVED),
    Name.SEARCH: (
        *_scenes(Name.SEARCH, Life.NEW),
        *_scenes(Name.SEARCH, Life.LIVED, part="searches"),
        *_scenes(Name.SEARCH, Life.LIVED, part="profiles"),
    ),
    Name.FINDINGS: (
        *_scenes(Name.FINDINGS, Life.NEW),
        *_scenes(Name.FINDINGS, Life.LIVED),
        *_scenes(Name.FINDINGS, Life.LIVED, part=FINDING),
    ),
    Name.LETTER: _scenes(Name.LETTER, Life.LIVED, part=FINDING),
    Name.REVIEWS: _scenes(Name.REVIEWS, Life.NEW, Life.LIVED),
    Name.REVIEW: _scenes(Name.REVIEW, Life.BEGUN, part="followers:facebook"),
    Name.PASSWORDS: (*_both(Name.PASSWORDS, Life.NEW), *_both(Name.PASSWORDS, Life.MANAGED)),
    Name.MANAGED: (*_scenes(Name.MANAGED, Life.NEW), *_both(Name.MANAGED, Life.MANAGED)),
}


def enter(life: Life, folder: Path, theme: Theme, tongue: Tongue | None = None) -> Window:
    """A window of somebody who is as far as ``life``, on answers in ``folder``.

    ``tongue`` is a language that nobody speaks; None: English.
    """
    made = stage.parts(folder, policy=_POLICIES.get(life, Policy()))
    stage.speak(made, tongue)
    opens = life not in (Life.NONE, Life.LOCKED, Life.DOOR)
    if life is Life.LOCKED:
        made.protection.create(keyring=False, passphrase=stage.PASSPHRASE).close()
    window = stage.window(made, theme, open_answers=opens)
    match life:
        case Life.MANAGED:
            stage.begin(window)
        case Life.BEGUN:
            stage.begin(window, depth=Depth.FULL)
            lives.answer(window, leave=20)
        case Life.AGAIN:
            stage.begin(window, depth=Depth.FULL)
            lives.answer(window, choose=_some_no)
            lives.finish(window)
            stage.begin(window, depth=Depth.FULL)
        case Life.LIVED:
            stage.live(window)
            _note(window)
    return window


def _some_no(question: Question) -> Choice:
    return Choice.YES if question.help_first else lives.mostly_yes(question)


def _note(window: Window) -> None:
    """A thing found and a record begun."""
    session = window.context.opened
    session.looking.keep_finding(_FOUND).result()
    session.evidence.begin(window.context.parts.today())
    session.evidence.add(Account(when="Monday", words="A message came at night."))


def arrive(window: Window, scene: Scene) -> None:
    """Bring the person there, and let the screen be laid out."""
    window.go(_placed(window, scene))
    stage.wait(600 if scene.place.part == _OFFER else 30)
    if scene.opened:
        open_all(window)
    assert window.screen_shown is not None
    shown = window.screen_shown.place.name
    assert shown is scene.place.name, f"{scene} leads to {shown}"


def _placed(window: Window, scene: Scene) -> Place:
    """The place itself, where it is only known once the answers are there."""
    place = scene.place
    if place.part == _WITH_PACK:
        packs = compose.packs(window.context.parts)
        packs.accept(packs.offer(_PACK))
        compose.take_in_packs(window.context.parts)
    if place.part == _OFFER:
        return Place(name=place.name, part=str(_PACK))
    if place.part == FINDING:
        found = next(iter(window.context.opened.looking.findings))
        return Place(name=place.name, part=found)
    if place.name is Name.DO_NOW:
        plan = window.context.opened.actions.plan(TODAY)
        return doing(plan.first)
    if place.name is Name.STILL_TRUE:
        screens = window.context.opened.answers.walk().screens
        still = next(screen for screen in screens if isinstance(screen, StillTrue))
        return Place(name=place.name, question=still.id)
    return place


def open_all(window: Window) -> None:
    """Open each row and box that opens, one after the other."""
    screen = window.screen_shown
    assert screen is not None
    for button in screen.findChildren(QAbstractButton):
        opens = getattr(type(button), "accessible_part", None) is roles.disclosure
        if opens and accessible.is_there(button) and button.isVisible() and not button.isChecked():
            button.click()
            stage.wait(10)
