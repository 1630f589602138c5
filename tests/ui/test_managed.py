"""What school has set, at the window: shown, kept to, and no way round the promise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QAbstractButton, QLabel

from audit_app.domain.policy import PolicyFault
from audit_app.ui.kit.segments import Segments
from audit_app.ui.laptop_key import Lock
from audit_app.ui.places import Name, Place
from audit_app.ui.protect import Protect
from audit_app.vault.header import SlotKind
from tests import policies
from tests.policies import policy
from tests.ui import stage
from tests.ui.person import Person
from tests.vault.parts import MemoryBox, means

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from audit_app.domain.policy import Policy
    from audit_app.ui.kit.theme import Theme

NO_KEYRING, REQUIRED = policy(no_keyring=True), policy(require_passphrase=True)
TEN = policy(lock_minutes=10)


class Staff(Person):
    """Somebody on a laptop on which school has set much."""

    policy = policies.USUAL


class Hardest(Person):
    """Somebody on a laptop on which school has set all there is, as hard as it goes."""

    policy = policies.HARDEST


@pytest.fixture
def staff(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Staff:
    made = Staff(qtbot, theme, tmp_path / "answers")
    stage.begin(made.window)
    return made


def as_set(person: Person, school: Policy, place: Place) -> None:
    """Go somewhere as school has it now."""
    person.parts.policy = school
    person.go(place)


class TestScreen:
    def test_settings_lead_to_it_and_back(self, staff: Staff) -> None:
        staff.go(Place(name=Name.SETTINGS))
        assert staff.sees("Your school has set 11 things.")
        staff.click("settings-managed")
        staff.on(Name.MANAGED)
        assert staff.focus.objectName() == "back"
        staff.press("Return")
        staff.on(Name.SETTINGS)

    def test_the_promise_stands_above_what_is_set(self, staff: Staff) -> None:
        staff.go(Place(name=Name.MANAGED))
        said = [label.text() for label in staff.labels()]
        promise = next(n for n, text in enumerate(said) if "read, copy or send" in text)
        assert promise < said.index("What your school has set")

    def test_no_name_of_a_key_shows_before_it_is_asked_for(self, staff: Staff) -> None:
        staff.go(Place(name=Name.MANAGED))
        assert not staff.sees("RequirePassphrase")
        staff.click("managed-sources")
        assert staff.sees("From /etc/privacy-self-audit")
        assert staff.sees("RequirePassphrase, DisableKeyring")

    def test_the_pages_about_school_lead_to_one_another(self, staff: Staff) -> None:
        staff.go(Place(name=Name.MANAGED))
        staff.click("managed-my-school")
        staff.on(Name.MY_SCHOOL)
        staff.click("school-done")
        staff.on(Name.MANAGED)
        staff.click("managed-packs")
        staff.on(Name.PACKS)
        staff.click("pack-see-managed")
        staff.on(Name.MANAGED)

    def test_what_could_not_be_read_is_told_with_what_came_of_it(self, staff: Staff) -> None:
        staff.go(Place(name=Name.MANAGED))
        assert not staff.sees("could not be read")
        shut = policy(source="school.json", lookups_off=True)
        faults = (PolicyFault(reason="unreadable", source="school.json"),)
        as_set(staff, replace(shut, faults=faults), Place(name=Name.MANAGED))
        assert staff.sees("Something that your school has set could not be read.")

    def test_where_nothing_is_set_it_says_so(self, staff: Staff) -> None:
        as_set(staff, policy(), Place(name=Name.SETTINGS))
        assert staff.sees("Your school has set nothing in this program.")
        staff.go(Place(name=Name.MANAGED))
        assert staff.sees("It cannot read, copy or send")

    def test_hostile_text_is_shown_as_text(self, staff: Staff) -> None:
        name = "<b>Oak</b> {count} **x**"
        as_set(staff, policy(school_name=name), Place(name=Name.MANAGED))
        assert staff.sees(name)


class TestSettings:
    def minutes(self, person: Person) -> Segments:
        person.go(Place(name=Name.SETTINGS))
        found = person.part("settings-lock-minutes")
        assert isinstance(found, Segments)
        return found

    def test_longer_times_are_off_and_the_reason_is_read_beside_them(self, staff: Staff) -> None:
        strip = self.minutes(staff)
        on = {each.key: each.isEnabled() for each in strip.segments}
        assert on == {"5": True, "10": True, "15": False, "30": False, "0": False}
        assert strip.current == "10"
        why = "Set by your school: 10 minutes at most"
        assert staff.sees(why)
        assert why in strip.accessibleDescription()

    def test_a_shorter_time_counts_and_stays(self, staff: Staff) -> None:
        self.minutes(staff)
        staff.click("choice-5")
        assert staff.window.out_of_sight.idle._away.minutes == 5
        staff.come_back()
        assert staff.parts.effective.lock_minutes == 5

    def test_keys_reach_no_time_that_is_off(self, staff: Staff) -> None:
        strip = self.minutes(staff)
        strip.segments[1].setFocus()
        staff.press("5", "Right", "Down")
        assert strip.current in ("5", "10")
        assert 0 < staff.parts.effective.lock_minutes <= 10

    def test_a_time_that_is_only_suggested_can_be_changed(self, staff: Staff) -> None:
        staff.parts.policy = policy("recommended", lock_minutes=5)
        assert self.minutes(staff).current == "5"
        staff.click("choice-30")
        assert staff.parts.effective.lock_minutes == 30

    def test_text_and_colours_stay_the_persons_whatever_school_sets(self, staff: Staff) -> None:
        staff.go(Place(name=Name.SETTINGS))
        assert staff.part("choice-125").isVisible()
        staff.click("choice-200")
        staff.click("choice-contrast")
        worn = staff.parts.effective
        assert (worn.text_size, worn.theme) == (200, "contrast")
        staff.click("choice-100")
        assert staff.parts.settings.text_size == staff.parts.effective.text_size == 100


class TestMySchool:
    def test_what_school_added_stands_beside_the_persons_own(self, staff: Staff) -> None:
        staff.go(Place(name=Name.MY_SCHOOL))
        assert staff.sees("Added by your school")
        assert staff.sees("Safeguarding lead, Sam Lee, 01632 960001")
        assert staff.part("school-name").isEnabled()
        staff.press(*"elm")
        staff.go(Place(name=Name.SETTINGS))
        assert staff.parts.settings.school.name == "elm"
        assert staff.parts.settings.school.contacts == ()
        assert staff.parts.effective.school.name == "Oak Lane Primary"

    def test_help_now_shows_both_and_marks_what_school_added(self, staff: Staff) -> None:
        staff.go(Place(name=Name.HELP))
        assert staff.sees("Safeguarding lead, Sam Lee")
        assert staff.sees("sam@oak.example, added by your school")


class TestFirstRun:
    def screen(self, qtbot: QtBot, theme: Theme, folder: Path, school: Policy) -> Person:
        class New(Person):
            policy = school

        person = New(qtbot, theme, folder, unlocked=False, means=means(MemoryBox()))
        person.go(Place(name=Name.PROTECT))
        assert isinstance(person.screen, Protect)
        laptop = person.screen.laptop
        qtbot.waitUntil(lambda: laptop.lock is not None)
        return person

    def test_being_signed_in_is_not_offered_and_the_reason_is_said(
        self, qtbot: QtBot, theme: Theme, tmp_path: Path
    ) -> None:
        person = self.screen(qtbot, theme, tmp_path / "a", NO_KEYRING)
        assert person.sees("Your school has set that being signed in is not enough here.")
        assert person.part("passphrase-first").isVisible()
        assert not person.window.findChildren(QAbstractButton, "protect-again")

    def test_a_passphrase_is_part_of_every_choice(
        self, qtbot: QtBot, theme: Theme, tmp_path: Path
    ) -> None:
        person = self.screen(qtbot, theme, tmp_path / "a", REQUIRED)
        assert isinstance(person.screen, Protect)
        answers = person.screen.laptop.answers
        assert answers is not None
        assert [card.objectName() for card in answers.cards] == [
            "answer-passphrase",
            "answer-both",
        ]
        assert person.screen.laptop.lock is Lock.BOTH
        assert person.sees("Set by your school: a passphrase is needed.")


class TestLater:
    def test_answers_from_before_open_and_a_passphrase_is_asked_for_once_a_start(
        self, qtbot: QtBot, theme: Theme, tmp_path: Path
    ) -> None:
        class Later(Person):
            policy = NO_KEYRING

        laptop = means(MemoryBox())
        before = stage.parts(tmp_path / "a", means=laptop)
        before.protection.create(keyring=True, passphrase=None).close()
        person = Later(qtbot, theme, tmp_path / "a", unlocked=False, means=laptop)
        person.go(Place(name=Name.UNLOCK))
        person.on(Name.PROTECTION)
        assert person.window.context.session is not None
        assert person.sees("Your school asks you to add a passphrase")
        assert not person.window.findChildren(QAbstractButton, "protection-keyring")
        person.click("back")
        person.on(Name.HOME)

    def test_a_passphrase_that_school_asks_for_cannot_be_taken_away(self, staff: Staff) -> None:
        staff.go(Place(name=Name.PROTECTION))
        assert staff.window.context.opened.vault.slots == (SlotKind.PASSPHRASE,)
        assert staff.sees("it can be changed, but not taken away")
        assert staff.part("protection-passphrase").isEnabled()
        assert not staff.window.findChildren(QAbstractButton, "protection-remove-passphrase")


KEPT = {
    Name.HELP: (),
    Name.MY_DATA: (),
    Name.SETTINGS: ("settings-delete", "settings-calendar", "settings-paper", "settings-data"),
    Name.ACTIONS: (),
    Name.EVIDENCE: (),
    Name.PROTECTION: ("protection-spare-key",),
    Name.HOME: (),
}


@pytest.mark.parametrize("name", KEPT)
def test_no_policy_takes_a_button_or_word_away_but_its_own(
    qtbot: QtBot, theme: Theme, tmp_path: Path, name: Name
) -> None:
    """Screen by screen: everything a free person can press is there, on, and says the same."""
    free = Person(qtbot, theme, tmp_path / "free")
    held = Hardest(qtbot, theme, tmp_path / "held")
    there = []
    for person in (free, held):
        stage.begin(person.window)
        person.window.activateWindow()
        person.window.go(Place(name=name))
        stage.wait(300)
        buttons = person.window.findChildren(QAbstractButton)
        labels = {label.text() for label in person.window.findChildren(QLabel)}
        names = {NUMBER.sub("", b.objectName()) for b in buttons if b.isEnabled()}
        there.append((names, labels))
    (free_buttons, free_labels), (held_buttons, held_labels) = there
    assert free_buttons - held_buttons <= ITS_OWN
    assert set(KEPT[name]) <= held_buttons
    if name is Name.HELP:
        # The office is called by the school's name; nothing else is lost.
        assert free_labels - held_labels <= {free.parts.words("help.school.name")}


# What the names of check-ins end with.
NUMBER = re.compile(r"-[0-9a-f]{32}$")
# Times that are longer than school's, being signed in, taking the passphrase away.
ITS_OWN = {
    "choice-0",
    "choice-10",
    "choice-15",
    "choice-30",
    "protection-keyring",
    "protection-remove-passphrase",
}
