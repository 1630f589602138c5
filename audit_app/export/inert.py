"""Makes any text harmless on paper: no control characters, no hidden direction marks, no markup."""

import unicodedata
from collections.abc import Iterable

from audit_app.domain.checklist import Step
from audit_app.domain.value import Value

STAND_IN = "\N{REPLACEMENT CHARACTER}"
_KEPT_FORMAT = "\N{SOFT HYPHEN}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
_BOLD = "**"


class Run(Value):
    """A stretch of text. ``strong`` marks the name of a button or menu."""

    text: str
    strong: bool = False


def plain(text: str) -> str:
    """``text`` on one line, composed (NFC), without anything invisible that acts.

    Control characters count as spaces. Characters that turn the reading direction around, and other
    format characters, go; unassigned, private and broken ones become a stand-in that can be seen.
    """
    shown = "".join(_shown(char) for char in unicodedata.normalize("NFC", text))
    return " ".join(shown.split())


def _shown(char: str) -> str:
    if char.isascii() and char.isprintable():
        return char
    category = unicodedata.category(char)
    if category in ("Cc", "Zl", "Zp"):
        return " "
    if category == "Cf":
        return char if char in _KEPT_FORMAT else ""
    return STAND_IN if category in ("Cn", "Co", "Cs") else char


def runs(text: str) -> tuple[Run, ...]:
    """``text`` cut at its ``**pairs**``. A marker without a partner stays as it is."""
    parts = plain(text).split(_BOLD)
    if len(parts) % 2 == 0:
        parts[-2:] = [_BOLD.join(parts[-2:])]
    return tuple(Run(text=part, strong=bool(n % 2)) for n, part in enumerate(parts) if part)


def step_runs(steps: Iterable[Step]) -> tuple[tuple[Run, ...], ...]:
    """Each step as runs; empty steps are left out."""
    return tuple(cut for step in steps if (cut := runs(step.text)))


def unmarked(cut: tuple[Run, ...]) -> str:
    """The words of ``cut`` without any emphasis."""
    return "".join(run.text for run in cut)


def web_address(url: str) -> str:
    """``url`` when it is a plain https address that may be made clickable, else nothing."""
    spaced = any(char.isspace() or not char.isprintable() for char in url)
    return url if url.startswith("https://") and url.isascii() and not spaced else ""
