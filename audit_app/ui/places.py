"""Where in the window a person can be."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from audit_app.domain.action import Action, ActionId
from audit_app.domain.checklist import HelpId, QuestionId
from audit_app.domain.value import Value
from audit_app.vault.errors import Damage

# The part of the unlock screen that is shown after locking: nothing opens by itself.
LOCKED = "locked"


class Name(StrEnum):
    """One screen each."""

    WELCOME = "welcome"
    PROTECT = "protect"
    ABOUT_ME = "about-me"
    DEPTH = "depth"
    UNLOCK = "unlock"
    LOCKING = "locking"
    DAMAGED = "damaged"
    RESTORE = "restore"
    HOME = "home"
    QUESTION = "question"
    CHANGES = "changes"
    STILL_TRUE = "still-true"
    SUMMARY = "summary"
    SPARE_KEY = "spare-key"
    LOCK_ANEW = "lock-anew"
    ACTIONS = "actions"
    DO_NOW = "do-now"
    HELP = "help"
    HELP_PAGE = "help-page"
    COMPARE = "compare"
    SETTINGS = "settings"
    MY_SCHOOL = "my-school"
    PACKS = "packs"
    MY_DATA = "my-data"
    PROTECTION = "protection"
    SAYINGS = "sayings"
    GUIDE = "guide"
    EVIDENCE = "evidence"
    EVIDENCE_ENTRY = "evidence-entry"
    SEARCH = "search"
    FINDINGS = "findings"
    LETTER = "letter"
    REVIEWS = "reviews"
    REVIEW = "review"
    PASSWORDS = "passwords"
    MANAGED = "managed"


class Place(Value):
    """A screen and what it shows.

    ``first`` marks a help page that came before anything else. ``back`` is where a screen that
    several lead to goes afterwards. ``damage`` is what only opening the answers could find.
    ``part`` names the part of the screen to begin at, or what it goes through. ``just`` is an
    action that was marked a moment ago and can be taken back.
    """

    name: Name
    question: QuestionId | None = None
    action: ActionId | None = None
    page: HelpId | None = None
    first: bool = False
    back: Name | None = None
    damage: Damage | None = None
    part: str = ""
    just: ActionId | None = None


# Between the names of actions in ``part``; no id has it.
BETWEEN = ","


def doing(actions: Iterable[Action]) -> Place:
    """The place where these actions are done one by one."""
    return Place(name=Name.DO_NOW, part=BETWEEN.join(action.id for action in actions))
