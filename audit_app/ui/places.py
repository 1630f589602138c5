"""Where in the window a person can be."""

from __future__ import annotations

from enum import StrEnum

from audit_app.domain.action import ActionId
from audit_app.domain.checklist import HelpId, QuestionId
from audit_app.domain.value import Value


class Name(StrEnum):
    """One screen each."""

    WELCOME = "welcome"
    PROTECT = "protect"
    ABOUT_ME = "about-me"
    DEPTH = "depth"
    UNLOCK = "unlock"
    DAMAGED = "damaged"
    HOME = "home"
    QUESTION = "question"
    SUMMARY = "summary"
    SPARE_KEY = "spare-key"
    ACTIONS = "actions"
    HELP = "help"
    HELP_PAGE = "help-page"
    SETTINGS = "settings"
    MY_SCHOOL = "my-school"
    MY_DATA = "my-data"
    PROTECTION = "protection"


class Place(Value):
    """A screen, and what it should show. ``first`` marks a help page that came before anything else."""

    name: Name
    question: QuestionId | None = None
    action: ActionId | None = None
    page: HelpId | None = None
    first: bool = False
