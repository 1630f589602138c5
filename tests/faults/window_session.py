"""A whole session in a real window, for ``test_plaintext`` to watch: it is run under strace.

Not collected with the other tests. The words come in the environment, so that no source file or
compiled module holds them.
"""

from __future__ import annotations

import io
import os
from pathlib import Path

from audit_app.audit.backups import Backups
from audit_app.domain.evidence import Account
from audit_app.domain.search import Clues
from audit_app.domain.value import Value
from audit_app.ui.places import Name, Place
from audit_app.vault.items import ItemId
from tests.samples import NOW
from tests.ui.conftest import (  # noqa: F401 - fixtures
    flushed,
    person,
    qtbot,
    session_theme,
    theme,
)
from tests.ui.lives import always_no, answer, finish, make_spare_key
from tests.ui.person import EMAIL, TWO_STEP, Person, asking, wait_until_saved
from tests.ui.test_saving import save
from tests.ui.test_saving import wait_until_saved as wait_until_file_saved
from tests.vault.parts import SETTINGS

WORDS = os.environ.get("CANARIES", "one two three four").split()


class Thing(Value):
    """Something with a name."""

    title: str


def test_a_session(person: Person, tmp_path: Path) -> None:  # noqa: F811 - the fixture
    note, name, record, searched = WORDS
    write_note(person, note)
    keep_record(person, record)
    search(person, searched)
    keep_thing(person, name)
    answer(person.window, choose=always_no)
    finish(person.window)
    make_spare_key(person)
    (tmp_path / "papers").mkdir()
    save(person, tmp_path / "papers" / "list.pdf")
    wait_until_file_saved(person)
    person.press("Return")
    backups = Backups(person.parts.protection, lambda: NOW)
    backups.save(person.window.context.opened.vault, tmp_path / "mine.psabackup", SETTINGS)
    person.come_back()
    assert person.window.context.opened.record.counting[-1].notes[EMAIL] == note * 2
    assert person.window.close()


def write_note(person: Person, word: str) -> None:  # noqa: F811 - a person
    """Typed letter by letter, kept, changed, kept again."""
    person.go(asking(EMAIL))
    person.press("1")
    wait_until_saved(person)
    person.click("note-open")
    person.press(*word)
    wait_until_saved(person)
    person.press(*word)
    person.go(asking(TWO_STEP))
    assert person.checkin.notes[EMAIL] == word * 2


def keep_record(person: Person, word: str) -> None:  # noqa: F811 - a person
    """What happened, written down and shown."""
    evidence = person.window.context.opened.evidence
    evidence.begin(person.parts.today())
    evidence.add(Account(when="Monday", words=word))
    person.go(Place(name=Name.EVIDENCE, back=Name.HELP))
    person.wait_to_see(word)


def search(person: Person, word: str) -> None:  # noqa: F811 - a person
    """Words to look oneself up with."""
    person.window.context.opened.looking.clues.now = Clues(names=(f"Jo {word}",))
    person.go(Place(name=Name.SEARCH, back=Name.HOME, part="searches"))
    person.qtbot.wait(50)


def keep_thing(person: Person, word: str) -> None:  # noqa: F811 - a person
    """A file attached under its own name."""
    items = person.window.context.opened.vault.items
    thing = items.keep("thing", Thing(title=word)).result()
    items.attach(thing, io.BytesIO(word.encode() * 50_000), f"{word}.png")
    assert b"".join(items.chunks(ItemId(items.attachments(thing)[0].id)))
