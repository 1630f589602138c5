"""Many places, one policy: the strongest sound value of each key counts.

Managed beats recommended, then machine beats user, then a later file beats an earlier one. A value
that makes no sense is left alone and told of. Only the switches that turn look-ups off differ: when
what might turn them off cannot be read, they are off. Anything else that cannot be read is as if
it were not set, so that no slip of a key keeps anybody from their own answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from audit_app.domain.policy import LOOKUP_SWITCHES, Key, Policy, PolicyFault, Setting
from audit_app.domain.settings import SchoolContact
from audit_app.policy.layers import Layer, Unreadable
from audit_app.policy.rules import RULES
from audit_app.policy.values import Unusable, several

if TYPE_CHECKING:
    from collections.abc import Iterable

# So many are told of; a file that is all slips is not worth more.
MOST_FAULTS = 60
_SHOWN = 60
_SHOWN_VALUE = 400
_KEYS = {str(key): key for key in Key}


def settle(layers: Iterable[Layer]) -> Policy:
    """The policy that counts. ``layers`` of one level and scope stand with the weakest first."""
    found = _Found()
    strongest_first = list(layers)[::-1]
    for layer in sorted(strongest_first, key=_weakness):
        found.take(layer)
    fields = {key.name.lower(): value for key, value in found.values.items()}
    settings = tuple(found.settings[key] for key in Key if key in found.settings)
    return Policy(**fields, settings=settings, faults=tuple(found.faults[:MOST_FAULTS]))


def shown(value: object, most: int = _SHOWN_VALUE) -> str:
    """A value on one line, safe to print and never long."""
    if isinstance(value, SchoolContact):
        made = f"{value.part}={value.name};{value.phone};{value.email}"
    elif isinstance(value, tuple):
        made = ", ".join(shown(entry) for entry in value)
    else:
        made = str(value).lower() if isinstance(value, bool) else str(value)
    cut = "".join(c if c.isprintable() else "?" for c in made[: most + 1])
    return f"{cut[:most]}..." if len(cut) > most else cut


def _weakness(layer: Layer) -> tuple[bool, bool]:
    return layer.level == "recommended", layer.scope == "user"


class _Found:
    """What was found so far, from the strongest place on."""

    def __init__(self) -> None:
        self.values: dict[Key, Any] = {}
        self.settings: dict[Key, Setting] = {}
        self.faults: list[PolicyFault] = []

    def take(self, layer: Layer) -> None:
        """Take what is sound of a layer and not decided by a stronger one."""
        for name, raw in layer.values.items():
            key = _KEYS.get(name)
            if key is None:
                self._fault(layer, "not-a-setting", name)
            else:
                self._take_one(layer, key, raw)
        if layer.trouble:
            self._fault(layer, layer.trouble)
            for switch in LOOKUP_SWITCHES:
                self._close(layer, switch)

    def _take_one(self, layer: Layer, key: Key, raw: object) -> None:
        try:
            value = self._taken(layer, key, raw)
        except Unusable as unusable:
            self._fault(layer, unusable.reason, key)
            self._close(layer, key)
        else:
            self._keep(layer, key, value)

    def _taken(self, layer: Layer, key: Key, raw: object) -> Any:
        rule = RULES[key]
        if layer.level == "recommended" and not rule.can_recommend:
            raise Unusable("only-managed")
        if isinstance(raw, Unreadable):
            raise Unusable("unreadable")
        if not rule.most:
            return rule.take(raw)
        sound, reasons = several(raw, rule.take, rule.most)
        for reason in reasons:
            self._fault(layer, reason, key)
        if not sound:
            raise Unusable("nothing-left" if reasons else "empty")
        return tuple(sorted(sound)) if key is Key.TERM_STARTS else tuple(sound)

    def _close(self, layer: Layer, key: Key) -> None:
        """Whoever writes one of these means to turn something off."""
        if key in LOOKUP_SWITCHES and layer.level == "managed":
            self._keep(layer, key, value=True)

    def _keep(self, layer: Layer, key: Key, value: Any) -> None:
        if key not in self.values:
            self.values[key] = value
            self.settings[key] = Setting(
                key=key,
                value=shown(value),
                level=layer.level,
                scope=layer.scope,
                source=shown(layer.source),
            )

    def _fault(self, layer: Layer, reason: str, name: str = "") -> None:
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(
                PolicyFault(
                    reason=reason,
                    name=shown(name, _SHOWN),
                    source=shown(layer.source),
                    scope=layer.scope,
                )
            )
