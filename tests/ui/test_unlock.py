"""Opening the answers again, and what is said when the files are broken."""

import contextlib
import threading
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from audit_app.ui.kit.buttons import Button, Kind
from audit_app.ui.kit.theme import Theme
from audit_app.ui.places import Name, Place
from audit_app.ui.unlock import Unlock
from audit_app.ui.unlock_ways import SpareKeyForm, TypedWays
from audit_app.vault import opening
from audit_app.vault.errors import Damage, Reason
from audit_app.vault.header import SlotKind
from audit_app.vault.opening import Means
from audit_app.vault.spare_key import draft
from tests.samples import NOW
from tests.ui.laptops import KeyringLocked, SilentBox, laptop_that_is
from tests.ui.person import Person, clipped, nameless
from tests.vault.parts import PASSPHRASE, MemoryBox, add_spare_key, make, means

SIZES = [(1180, 100), (1366, 150), (1180, 200)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "answers"


@pytest.fixture
def laptop() -> MemoryBox:
    return MemoryBox()


def both(folder: Path, laptop: MemoryBox) -> None:
    """Answers that open by laptop or passphrase."""
    with_means = means(laptop)
    opening.create(folder, keyring=True, passphrase=PASSPHRASE, now=NOW, means=with_means).close()


def at_the_door(qtbot: QtBot, theme: Theme, folder: Path, laptop: Means | None = None) -> Person:
    """Somebody who starts the program again."""
    person = Person(qtbot, theme, folder, unlocked=False, means=laptop or means())
    person.go(Place(name=Name.UNLOCK))
    return person


def typed(person: Person) -> TypedWays:
    """What can be typed now."""
    assert isinstance(person.screen, Unlock)
    assert person.screen.typed is not None
    return person.screen.typed


def said(person: Person) -> str:
    return typed(person).form.said.text


def test_the_passphrase_opens_by_keyboard_alone(qtbot: QtBot, theme: Theme, folder: Path) -> None:
    make(folder).close()
    person = at_the_door(qtbot, theme, folder)
    assert person.focus.objectName() == "unlock-passphrase"
    QTest.keyClicks(person.focus, PASSPHRASE)
    person.press("Return")
    person.on(Name.HOME)
    assert person.window.context.opened.vault.slots == (SlotKind.PASSPHRASE,)


def test_a_wrong_passphrase_is_met_with_calm_words_and_another_try(
    qtbot: QtBot, theme: Theme, folder: Path
) -> None:
    make(folder).close()
    person = at_the_door(qtbot, theme, folder)
    person.press("Return")
    assert said(person) == "Type your passphrase first."
    QTest.keyClicks(person.focus, "Blue kettle on the hob")
    person.press("Return")
    qtbot.waitUntil(lambda: "does not open your answers" in said(person))
    assert "Nothing is lost" in said(person)
    assert typed(person).form.line.selectedText()
    QTest.keyClicks(person.focus, PASSPHRASE)
    person.press("Return")
    person.on(Name.HOME)


def test_the_spare_key_counts_what_is_typed_and_opens(
    qtbot: QtBot, theme: Theme, folder: Path
) -> None:
    with make(folder) as vault:
        key = add_spare_key(vault)
    person = at_the_door(qtbot, theme, folder)
    person.click("choice-spare-key")
    typed(person).form.line.setFocus()
    assert said(person) == "0 of 32 typed. We check for slips when they are all in."
    QTest.keyClicks(person.focus, "".join(key.groups[:3]).lower() + key.groups[3][:2])
    assert said(person).startswith("14 of 32 typed")
    assert typed(person).form.text.startswith("-".join(key.groups[:3]))
    QTest.keyClicks(person.focus, key.groups[3][2:] + " " + " ".join(key.groups[4:]))
    assert said(person) == "All 32 are in, and there is no slip."
    person.press("Return")
    person.on(Name.HOME)


def test_a_slip_is_told_by_group_and_nothing_is_tried(
    qtbot: QtBot, theme: Theme, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with make(folder) as vault:
        key = add_spare_key(vault)
    person = at_the_door(qtbot, theme, folder)
    person.click("choice-spare-key")
    tries: list[str] = []
    monkeypatch.setattr(person.parts.protection, "open_with_spare_key", tries.append)
    third = key.groups[2]
    slipped = ("Q" if third[0] != "Q" else "P") + third[1:]
    typed(person).form.line.setFocus()
    QTest.keyClicks(person.focus, "-".join((*key.groups[:2], slipped, *key.groups[3:])))
    assert said(person) == "Something is mistyped. Nothing is lost; look at group 3 first."
    person.press("Return")
    assert said(person).endswith("look at group 3 first.")
    assert not tries
    assert person.at.name is Name.UNLOCK


def test_a_spare_key_of_other_answers_is_told_apart_from_a_slip(
    qtbot: QtBot, theme: Theme, folder: Path
) -> None:
    with make(folder) as vault:
        add_spare_key(vault)
    person = at_the_door(qtbot, theme, folder)
    person.click("choice-spare-key")
    typed(person).form.line.setText("-".join(draft().groups))
    person.click("unlock-open")
    qtbot.waitUntil(lambda: "There is no slip in it" in said(person))


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("abcd", "ABCD-"),
        ("abcde", "ABCD-e"),
        ("abcd-e", "ABCD-e"),
        ("abcd e", "ABCD-e"),
        ("abc d", "abc d"),
    ],
)
def test_dashes_come_by_themselves_and_never_twice(
    qtbot: QtBot, theme: Theme, folder: Path, keys: str, text: str
) -> None:
    with make(folder) as vault:
        add_spare_key(vault)
    person = at_the_door(qtbot, theme, folder)
    person.click("choice-spare-key")
    form = typed(person).form
    assert isinstance(form, SpareKeyForm)
    form.line.setFocus()
    QTest.keyClicks(form.line, keys)
    assert form.text == text
    if text.endswith("-"):
        person.press("Backspace", "Backspace")
        assert form.text == "ABC"


def test_only_the_ways_that_exist_are_offered(qtbot: QtBot, theme: Theme, folder: Path) -> None:
    make(folder).close()
    person = at_the_door(qtbot, theme, folder)
    assert typed(person).tabs is None
    assert person.sees("Your passphrase")
    assert not person.sees("Type your spare key")


def test_a_laptop_that_opens_leads_home_at_once(
    qtbot: QtBot, theme: Theme, folder: Path, laptop: MemoryBox
) -> None:
    both(folder, laptop)
    person = at_the_door(qtbot, theme, folder, means(laptop))
    person.on(Name.HOME)


@pytest.mark.parametrize("reason", Reason)
def test_a_laptop_that_does_not_open_says_which_way_and_offers_the_rest(
    qtbot: QtBot, theme: Theme, folder: Path, reason: Reason, laptop: MemoryBox
) -> None:
    both(folder, laptop)
    elsewhere = laptop_that_is(reason)
    if reason is Reason.DIFFERENT:
        laptop.kept = dict.fromkeys(laptop.kept, "bm90IGEga2V5")
        elsewhere = means(laptop)
    person = at_the_door(qtbot, theme, folder, elsewhere)
    person.wait_to_see(person.parts.words(f"unlock.trouble.{reason}"))
    assert person.sees("Your answers are safe, and nothing was changed.")
    QTest.keyClicks(person.focus, PASSPHRASE)
    person.press("Return")
    person.on(Name.HOME)


def test_a_silent_laptop_never_keeps_a_person_from_another_way(
    qtbot: QtBot, theme: Theme, folder: Path, laptop: MemoryBox
) -> None:
    both(folder, laptop)
    silent = SilentBox()
    silent.kept = laptop.kept
    person = at_the_door(qtbot, theme, folder, means(silent, limit=10))
    assert person.sees("Opening your answers")
    assert person.focus.objectName() == "unlock-another-way"
    person.press("Return")
    QTest.keyClicks(person.focus, PASSPHRASE)
    person.press("Return")
    person.on(Name.HOME)
    session = person.window.context.session
    late = person.window.context.opening
    assert late is not None
    silent.answers.set()
    with contextlib.suppress(Exception):
        late.result(5)
    qtbot.wait(50)
    assert person.window.context.session is session
    assert person.at.name is Name.HOME
    session.vault.keep_profile(session.checkins.profile).result()  # type: ignore[union-attr]


def test_a_laptop_that_answers_while_help_is_read_opens_all_the_same(
    qtbot: QtBot, theme: Theme, folder: Path, laptop: MemoryBox
) -> None:
    both(folder, laptop)
    silent = SilentBox()
    silent.kept = laptop.kept
    person = at_the_door(qtbot, theme, folder, means(silent, limit=10))
    person.go(Place(name=Name.HELP))
    silent.answers.set()
    qtbot.waitUntil(lambda: person.window.context.session is not None)
    assert person.at == Place(name=Name.HELP)
    person.go(Place(name=Name.UNLOCK))
    assert person.at == Place(name=Name.HOME)


def test_a_laptop_is_asked_once_however_often_the_screen_is_come_back_to(
    qtbot: QtBot, theme: Theme, folder: Path, laptop: MemoryBox
) -> None:
    both(folder, laptop)
    silent = SilentBox()
    silent.kept = laptop.kept
    person = at_the_door(qtbot, theme, folder, means(silent, limit=10))
    first = person.window.context.opening
    person.go(Place(name=Name.HELP))
    person.go(Place(name=Name.UNLOCK))
    assert person.window.context.opening is first
    silent.answers.set()
    person.on(Name.HOME)


def test_with_the_laptop_as_the_only_way_it_can_be_tried_again(
    qtbot: QtBot, theme: Theme, folder: Path, laptop: MemoryBox
) -> None:
    make(folder, means(laptop), passphrase=None).close()
    laptop.trouble = KeyringLocked()
    person = at_the_door(qtbot, theme, folder, means(laptop))
    person.wait_to_see("this laptop is the only way in")
    qtbot.waitUntil(lambda: person.focus.objectName() == "unlock-again")
    laptop.trouble = None
    person.press("Return")
    person.on(Name.HOME)


def test_who_has_lost_both_is_told_the_truth_and_meets_no_button_that_deletes(
    qtbot: QtBot, theme: Theme, folder: Path
) -> None:
    with make(folder) as vault:
        add_spare_key(vault)
    person = at_the_door(qtbot, theme, folder)
    assert not person.sees("nobody else can")
    person.click("unlock-lost")
    assert person.sees("We cannot open these answers, and nobody else can")
    assert person.sees("The old file stays until you delete it")
    inside = person.screen.findChildren(Button)
    assert all("elete" not in button.text() for button in inside)
    assert sum(button.kind is Kind.FILLED and button.isVisible() for button in inside) == 1


def test_damaged_keys_are_told_and_left_as_they_are(
    qtbot: QtBot, theme: Theme, folder: Path
) -> None:
    make(folder).close()
    whole = {name: (folder / name).read_bytes() for name in ("keys.a", "keys.b")}
    for name, content in whole.items():
        (folder / name).write_bytes(content[:40] + b"?" + content[41:])
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    person = at_the_door(qtbot, theme, folder)
    person.on(Name.DAMAGED)
    assert person.sees("Both copies of the small file that opens your answers are damaged")
    assert person.sees("Nothing was deleted, and nothing was written over")
    assert person.sees(str(folder))
    person.press("Return")
    person.wait_to_see("It is still the same")
    assert {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()} == before
    for name, content in whole.items():
        (folder / name).write_bytes(content)
    qtbot.waitUntil(lambda: person.part("damaged-again").isEnabled())
    person.click("damaged-again")
    person.on(Name.UNLOCK)


def test_damage_that_only_opening_can_find_is_told_too(
    qtbot: QtBot, theme: Theme, folder: Path
) -> None:
    make(folder).close()
    answers = folder / "vault.db"
    answers.write_bytes(b"x" * answers.stat().st_size)
    person = at_the_door(qtbot, theme, folder)
    QTest.keyClicks(person.focus, PASSPHRASE)
    person.press("Return")
    person.on(Name.DAMAGED)
    assert person.at.damage is Damage.ANSWERS
    assert person.sees("The file with your answers is damaged")


@pytest.mark.parametrize("what", Damage)
def test_every_damage_has_words_and_help_stays_in_reach(
    qtbot: QtBot, theme: Theme, folder: Path, what: Damage
) -> None:
    person = Person(qtbot, theme, folder, unlocked=False)
    person.go(Place(name=Name.DAMAGED, damage=what))
    assert person.sees(person.parts.words(f"errors.vault.damaged-{what}"))
    person.click("door")
    person.on(Name.HELP)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("way", ["choice-passphrase", "choice-spare-key"])
def test_nothing_is_cut_or_nameless(
    qtbot: QtBot, theme: Theme, folder: Path, size: tuple[int, int], way: str
) -> None:
    theme.wear("light", size[1])
    with make(folder) as vault:
        add_spare_key(vault)
    person = at_the_door(qtbot, theme, folder)
    person.window.resize(size[0], 740)
    person.click(way)
    person.click("unlock-open")
    person.click("unlock-lost")
    qtbot.wait(20)
    assert not clipped(person.window)
    assert not nameless(person.window)
    assert person.screen.area.horizontalScrollBar().maximum() == 0


def test_two_ways_at_the_same_moment_open_once(
    qtbot: QtBot, theme: Theme, folder: Path, laptop: MemoryBox
) -> None:
    """The laptop answers while the passphrase is being tried: one of them opens, and no alarm."""
    both(folder, laptop)
    silent = SilentBox()
    silent.kept = laptop.kept
    person = at_the_door(qtbot, theme, folder, means(silent, limit=10))
    person.press("Return")
    QTest.keyClicks(person.focus, PASSPHRASE)
    threading.Timer(0.005, silent.answers.set).start()
    person.press("Return")
    person.on(Name.HOME)
    qtbot.wait(100)
    assert person.window.context.notices.overlay is None
