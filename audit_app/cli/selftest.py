"""Whether everything works on this machine, tried with an invented person. No answers in the facts.

For whoever installs the program: it makes a place for answers, does a check-in, opens it again,
makes a PDF, and does the same with the system's keyring. The facts are JSON, in fixed words:

============ ====================================================================================
``sound``    whether every step went well; a keyring that is not there is no fault
``steps``    each step: ``done``, why a keyring could not be used, or what stood in the way
``found``    check-ins that were there already; only other than 0 with a folder that is kept
``finished`` check-ins there now
``policy``   how many settings of school IT count here, and how many were left alone
``pdf``      how many bytes the PDF has
``seconds``  how long it took
============ ====================================================================================
"""

from __future__ import annotations

import platform
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

import audit_app
from audit_app import compose, demo, policy
from audit_app.audit.papers import Format, report
from audit_app.audit.protection import Start
from audit_app.cli.codes import Code
from audit_app.domain.checkin import Depth
from audit_app.domain.errors import AuditError
from audit_app.system import files
from audit_app.system.installed import is_managed
from audit_app.system.process import harden
from audit_app.vault.opening import ORDINARY, Means

if TYPE_CHECKING:
    from collections.abc import Callable

    from audit_app.cli.console import Console

_NAME = "privacy-self-audit"
_LIVED = demo.Lived(Depth.QUICK, not_yet=12)
_DONE = "done"


def run(console: Console, out: Path | None, folder: Path | None, means: Means = ORDINARY) -> Code:
    """The command: facts to ``out``, or said. NOT_DONE when a step did not go well.

    ``folder`` is where the invented answers stay, for a look after an upgrade; opened again when
    they are there, and left alone when they are anybody else's. FileNotSaved.
    """
    harden()
    with tempfile.TemporaryDirectory(prefix=_NAME) as temporary:
        trial = Trial(folder or Path(temporary, "passphrase"), Path(temporary, "keyring"), means)
        facts = trial.run()
    text = msgspec.json.format(msgspec.json.encode(facts), indent=2)
    if out is None:
        console.block(text.decode())
    else:
        files.save(out, text + b"\n", replace=True)
    return Code.DONE if facts["sound"] else Code.NOT_DONE


class Trial:
    """Every step, once."""

    def __init__(self, folder: Path, other: Path, means: Means) -> None:
        """``folder`` is for answers under a passphrase, ``other`` for some under the keyring."""
        self._parts = compose.Parts(folder, compose.now, means=means, demo=True)
        self._other = compose.Parts(other, compose.now, means=means, demo=True)
        self._counts = {"found": 0, "finished": 0, "pdf": 0}

    def run(self) -> dict[str, Any]:
        """Do the steps in order, whatever becomes of each, and give the facts."""
        began = time.monotonic()
        steps = {
            "checkin": _try(self._check_in),
            "reopened": _try(self._reopen),
            "keyring": _try(self._use_keyring),
            "checklist": _DONE if not self._parts.faults else "faults",
        }
        held = policy.read()
        absent = steps["keyring"].startswith("no-keyring-")
        well = [value == _DONE for name, value in steps.items() if name != "keyring" or not absent]
        return {
            "program": audit_app.__version__,
            "python": platform.python_version(),
            "system": f"{platform.system()} {platform.release()} {platform.machine()}",
            "frozen": bool(getattr(sys, "frozen", False)),
            "managed": is_managed(),
            "sound": all(well),
            "steps": steps,
            "policy": {"set": len(held.settings), "ignored": len(held.faults)},
            **self._counts,
            "seconds": round(time.monotonic() - began, 1),
        }

    def _check_in(self) -> str:
        """A check-in of an invented person, under a passphrase."""
        parts = self._parts
        if parts.protection.start() is Start.WELCOME:
            vault = parts.protection.create(keyring=False, passphrase=demo.PASSPHRASE)
        else:
            vault = parts.protection.open_with_passphrase(demo.PASSPHRASE)
        try:
            self._counts["found"] = _finished(parts.session(vault).checkins.heads)
            begun = demo.begin(vault, parts.checklist, _LIVED, parts.today())
            demo.live_term(begun, _LIVED, parts.today())
        finally:
            vault.close()
        return _DONE

    def _reopen(self) -> str:
        """Open it once more, and make a paper of what is there."""
        parts = self._parts
        vault = parts.protection.open_with_passphrase(demo.PASSPHRASE)
        try:
            session = parts.session(vault)
            self._counts["finished"] = _finished(session.checkins.heads)
            day = parts.next_checkin(session).day
            content = report(session.record, parts.today(), day, demo=True)
            pdf = parts.papers.action_list(content, Format.PDF)
        finally:
            vault.close()
        self._counts["pdf"] = len(pdf)
        whole = pdf.startswith(b"%PDF-") and self._counts["finished"] == self._counts["found"] + 1
        return _DONE if whole else "not-as-expected"

    def _use_keyring(self) -> str:
        """The same place for answers, opened by being signed in; nothing of it stays."""
        protection = self._other.protection
        reason = protection.try_keyring()
        if reason is not None:
            return f"no-keyring-{reason}"
        try:
            protection.create(keyring=True, passphrase=None).close()
            protection.open_with_keyring().close()
        finally:
            protection.forget()
        return _DONE


def _finished(heads: Any) -> int:
    return sum(1 for head in heads if head.finished)


def _try(step: Callable[[], str]) -> str:
    """What became of a step: never a text that could hold a name or a path."""
    try:
        return step()
    except AuditError as trouble:
        return trouble.key
    except Exception as bug:  # noqa: BLE001 - the other steps are tried all the same
        return type(bug).__name__
