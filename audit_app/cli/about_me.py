"""About me and my apps: what decides which questions are asked. Never a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeVar, get_args

import msgspec

from audit_app.cli.saving import wait
from audit_app.domain.checkin import Profile
from audit_app.domain.person import Nation, Role, Tie

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audit_app.audit.session import Session
    from audit_app.cli.terminal import Terminal
    from audit_app.domain.checklist import AppId

T = TypeVar("T")

Laptop = Literal["own", "school"]
_LAPTOPS: tuple[Laptop, ...] = get_args(Laptop)


def ask_profile(terminal: Terminal, session: Session) -> None:
    """Ask, and keep the answers. What is needed before unlocking lies outside the lock."""
    words, console = terminal.words, terminal.console
    console.title(words("setup.about.heading"))
    console.say(words("setup.about.lead"))
    role = _one(terminal, words("setup.about.role"), "role", tuple(Role))
    where = f"{words('setup.about.nation')} {words('cli.about-me.nation-about')}"
    nation = _one(terminal, where, "nation", tuple(Nation))
    laptop = _one(terminal, words("setup.about.laptop"), "laptop", _LAPTOPS)
    if laptop == "school":
        console.say(words("cli.about-me.school-laptop"))
    console.gap()
    console.say(words("cli.about-me.ties"))
    # Only leaders are asked about leading.
    offered = [tie for tie in Tie if tie is not Tie.LEADER_PACK or role is Role.LEADER]
    named = [words(f"common.tie.{tie}") for tie in offered]
    chosen = terminal.ask.several(words("cli.about-me.several"), named)
    ties = tuple(tie for number, tie in enumerate(offered, 1) if number in chosen)
    apps = _apps(terminal)
    profile = Profile(role=role, nation=nation, laptop=laptop, ties=ties, apps=apps)
    _keep(terminal, session, profile)
    kept = msgspec.structs.replace(terminal.parts.settings, nation=nation, laptop=laptop)
    terminal.parts.keep_settings(kept)


def ask_apps(terminal: Terminal, session: Session) -> None:
    """Ask for the apps alone, also in the middle of a check-in: its questions follow them."""
    profile = msgspec.structs.replace(session.checkins.profile, apps=_apps(terminal))
    _keep(terminal, session, profile)


def _keep(terminal: Terminal, session: Session, profile: Profile) -> None:
    wait(terminal.ask, session.record, session.checkins.keep_profile(profile))


def _one(terminal: Terminal, question: str, kind: str, values: Sequence[T]) -> T:
    terminal.console.gap()
    terminal.console.say(question)
    named = [terminal.words(f"common.{kind}.{value}") for value in values]
    return values[terminal.ask.choose(named) - 1]


def _apps(terminal: Terminal) -> tuple[AppId, ...]:
    words, console = terminal.words, terminal.console
    console.title(words("setup.about.apps"))
    console.say(words("cli.about-me.apps-about"))
    apps = sorted(terminal.parts.checklist.apps, key=lambda app: app.rank)
    chosen = terminal.ask.several(words("cli.about-me.several"), [app.name for app in apps])
    return tuple(app.id for number, app in enumerate(apps, 1) if number in chosen)
