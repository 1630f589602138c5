"""``doctor --policy``: what school IT has set, where it stands, and what was left alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from audit_app import __version__
from audit_app.cli.codes import Code
from audit_app.logic.managed import closed

if TYPE_CHECKING:
    from audit_app.cli.console import Console
    from audit_app.domain.policy import Policy, PolicyFault, Setting
    from audit_app.domain.words import Words

# Raised when a field of the JSON changes its meaning or goes.
_FORMAT = 1


def run(console: Console, policy: Policy, *, as_json: bool) -> Code:
    """The command. NOT_DONE when something was left alone. It knows of nothing but the policy."""
    if as_json:
        console.block(json.dumps(_plain(policy, console.words), indent=2))
    else:
        _say(console, policy)
    return Code.NOT_DONE if policy.faults else Code.DONE


def says(fault: PolicyFault, words: Words) -> str:
    """What was left alone, and why, in a line."""
    what = f"{fault.source}: {fault.name}" if fault.name else fault.source
    return words("policy.fault-line", what=what, why=words(f"policy.fault.{fault.reason}"))


def _say(console: Console, policy: Policy) -> None:
    words = console.words
    console.title(words("policy.title"))
    if not policy.settings:
        console.say(words("policy.none"))
    for (level, scope, source), settings in _by_place(policy).items():
        scope_words, level_words = words(f"policy.scope.{scope}"), words(f"policy.level.{level}")
        console.heading(words("policy.from", source=source, scope=scope_words, level=level_words))
        for setting in settings:
            console.say(words("policy.setting", name=setting.key, value=setting.value))
    if not policy.faults:
        return
    console.heading(words("policy.ignored"))
    console.listed(says(fault, words) for fault in policy.faults)
    if closed(policy):
        console.say(words("policy.closed"))


def _by_place(policy: Policy) -> dict[tuple[str, str, str], list[Setting]]:
    places: dict[tuple[str, str, str], list[Setting]] = {}
    for setting in policy.settings:
        place = (setting.level, setting.scope, setting.source)
        places.setdefault(place, []).append(setting)
    return places


def _plain(policy: Policy, words: Words) -> dict[str, Any]:
    return {
        "format": _FORMAT,
        "program": __version__,
        "settings": [
            {
                "key": str(setting.key),
                "value": setting.value,
                "level": setting.level,
                "scope": setting.scope,
                "source": setting.source,
            }
            for setting in policy.settings
        ],
        "ignored": [
            {
                "key": fault.name,
                "reason": fault.reason,
                "scope": fault.scope,
                "source": fault.source,
                "says": says(fault, words),
            }
            for fault in policy.faults
        ],
    }
