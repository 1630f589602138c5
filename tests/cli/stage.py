"""The terminal's parts on a real vault in this process, with typed lines and what is said back."""

from __future__ import annotations

import io
from contextlib import contextmanager
from typing import TYPE_CHECKING

from audit_app.cli.ask import Ask
from audit_app.cli.console import Console, Streams
from audit_app.cli.terminal import Terminal
from audit_app.compose import Brought, Parts
from audit_app.content import strings
from audit_app.domain.checkin import Depth, Profile
from audit_app.domain.checklist import AppId
from audit_app.domain.policy import Policy
from audit_app.logic.walk import Asked
from audit_app.vault.keyslots import Cost
from audit_app.vault.opening import Means
from tests.samples import NOW

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from audit_app.audit.session import Session
    from audit_app.domain.checklist import Choice, QuestionId
    from audit_app.vault.vault import Vault

PASSPHRASE = "blue kettle on the hob"
# The least that a header may ask for: 8 instead of 500 ms.
MEANS = Means(cost=Cost(memory=19 * 1024, passes=1))
WORDS = strings.load()
_NO_POLICY = Policy()
PERSON = Profile(apps=(AppId("facebook"), AppId("whatsapp")))


class Talk:
    """A console whose typed lines are known beforehand."""

    def __init__(self, *typed: str, demo: bool = False) -> None:
        """``typed``: one text for each prompt; after the last, the input ends."""
        self._out, self._err = io.StringIO(), io.StringIO()
        source = io.StringIO("".join(f"{line}\n" for line in typed))
        self.streams = Streams(source, self._out, self._err)
        self.console = Console(WORDS, self.streams, demo=demo)
        self.ask = Ask(self.console, source)

    @property
    def said(self) -> str:
        """What was said so far."""
        return self._out.getvalue()

    @property
    def warned(self) -> str:
        """What was said on the error stream so far."""
        return self._err.getvalue()


def terminal(
    folder: Path,
    talk: Talk,
    *,
    demo: bool = False,
    means: Means = MEANS,
    policy: Policy = _NO_POLICY,
) -> Terminal:
    """The terminal over ``folder``, at a fixed time, with passphrases that cost little to try."""
    parts = Parts(folder, lambda: NOW, means=means, demo=demo, brought=Brought(policy))
    return Terminal(parts, talk.ask)


def new_vault(on: Terminal) -> Vault:
    """A new vault with a passphrase."""
    return on.parts.protection.create(keyring=False, passphrase=PASSPHRASE)


@contextmanager
def begun(
    folder: Path, talk: Talk, profile: Profile = PERSON, depth: Depth = Depth.QUICK
) -> Iterator[tuple[Terminal, Session]]:
    """A new vault with a check-in in hand."""
    on = terminal(folder, talk)
    with on.session(new_vault) as session:
        session.checkins.keep_profile(profile).result()
        session.checkins.begin(depth).result()
        yield on, session


def screen(session: Session, question: QuestionId | str) -> Asked:
    """The screen of a question in the check-in in hand."""
    found = session.answers.walk().at(question)  # type: ignore[arg-type]
    assert isinstance(found, Asked)
    return found


def answers(session: Session) -> list[tuple[str, str | None, Choice]]:
    """What was answered in the check-in in hand: question, app and choice."""
    return [(a.question, a.app, a.choice) for a in session.record.open.answers]
