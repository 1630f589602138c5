"""Every command: what it is called, and what it does with what was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_app.cli import (
    actions,
    backup,
    checkin,
    demonstration,
    doctor,
    export,
    forget,
    guide,
    help_now,
    managed,
    packs,
    passphrase,
    past,
    remind,
    restore,
    sayings,
    search,
    spare_key,
    unlock,
    where,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from audit_app.cli.arguments import Options
    from audit_app.cli.terminal import Terminal

    Command = Callable[[Terminal, Options], int]

COMMANDS: dict[str, Command] = {
    "check-in": lambda on, asked: checkin.run(on, asked.depth),
    "actions": actions.run,
    "compare": past.compare,
    "history": lambda on, _: past.history(on),
    "export": export.run,
    "unlock": lambda on, asked: unlock.run(on, asked.way),
    "backup": backup.run,
    "restore": restore.run,
    "verify": restore.verify,
    "passphrase": lambda on, asked: passphrase.run(on, asked.change),
    "spare-key": lambda on, _: spare_key.run(on, unlock.open_answers),
    "help-now": lambda on, asked: help_now.run(on.help_now, asked.page),
    "sayings": lambda on, asked: sayings.run(on, asked.page),
    "guide": lambda on, asked: guide.run(on, asked.page),
    "remind": lambda on, asked: remind.run(on, asked.turn),
    "search": lambda on, asked: search.run(on, asked.page),
    "pack": packs.run,
    "managed": lambda on, _: managed.run(on),
    "where": lambda on, _: where.run(on),
    "forget": lambda on, asked: forget.run(on, asked.check_in),
    "doctor": doctor.run,
    "demonstration": lambda on, _: demonstration.run(on),
}
