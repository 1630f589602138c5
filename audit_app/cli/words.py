"""Making up random words for a password: one line, to read or to pipe on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.audit.phrases import Phrases
from audit_app.cli.codes import Code

if TYPE_CHECKING:
    from audit_app.cli.console import Console


def run(console: Console, count: int) -> Code:
    """The command: ``count`` words on a line of their own, and nothing is kept."""
    console.say(Phrases().make(count))
    return Code.DONE
