"""About me and my apps: in a first run, from Settings, and in the middle of a check-in."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from audit_app import demo
from audit_app.domain.checkin import Profile
from audit_app.domain.checklist import AppId, QuestionId
from audit_app.domain.person import Nation, Role, Tie
from audit_app.ui.about_me import AboutMe
from audit_app.ui.kit.theme import Theme
from audit_app.ui.places import Name, Place
from audit_app.vault.errors import NotAllowed
from tests.ui import stage
from tests.ui.person import Person

EMAIL = QuestionId("a10_email")


@pytest.fixture
def person(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Person:
    """Somebody whose answers are open, with nothing said yet."""
    return Person(qtbot, theme, tmp_path / "answers")


def shown(person: Person, place: Place | None = None) -> AboutMe:
    person.go(place or Place(name=Name.ABOUT_ME))
    assert isinstance(person.screen, AboutMe)
    return person.screen


def kept(person: Person) -> Profile | None:
    return person.window.context.opened.vault.profile()


def test_the_most_used_apps_come_first_and_the_rest_is_one_press_away(person: Person) -> None:
    screen = shown(person)
    tiles = screen.apps.tiles
    ranks = [app.rank for app in person.parts.checklist.apps if app.id in tiles]
    assert len(tiles) == len(ranks)
    assert list(tiles)[:3] == ["facebook", "whatsapp", "instagram"]
    assert tiles[AppId("facebook")].isVisible()
    assert not tiles[AppId("bereal")].isVisible()
    person.click("apps-more")
    assert all(tile.isVisible() for tile in tiles.values())
    assert not screen.apps.more.isVisible()
    assert person.focus is not screen.apps.more


def test_an_app_that_is_ticked_is_never_hidden(person: Person) -> None:
    session = person.window.context.opened
    session.checkins.keep_profile(Profile(apps=(AppId("bereal"),))).result()
    assert shown(person).apps.tiles[AppId("bereal")].isVisible()


def test_using_none_unticks_the_apps_and_leaves_the_accounts(person: Person) -> None:
    screen = shown(person)
    for app in ("facebook", "instagram", "google"):
        screen.apps.tiles[AppId(app)].click()
    assert person.sees("2 apps ticked")
    screen.apps.none.click()
    assert screen.apps.ticked == (AppId("google"),)
    assert screen.apps.none.isChecked()
    assert person.sees("No apps ticked")
    screen.apps.tiles[AppId("x")].click()
    assert not screen.apps.none.isChecked()
    assert person.sees("1 app ticked")


def test_only_leaders_are_offered_the_leaders_questions_and_off_by_default(
    person: Person,
) -> None:
    screen = shown(person)
    pack = screen.person.ties[Tie.LEADER_PACK]
    assert not pack.isVisible()
    screen.person.role.setFocus()
    person.press("End", "Return")
    person.on(Name.DEPTH)
    assert kept(person) == Profile(role=Role.LEADER, laptop="school")
    screen = shown(person)
    pack = screen.person.ties[Tie.LEADER_PACK]
    assert pack.isVisible()
    pack.click()
    person.click("setup-next")
    person.on(Name.DEPTH)
    profile = kept(person)
    assert profile is not None
    assert profile.ties == (Tie.LEADER_PACK,)


def test_nothing_said_is_fine_and_the_laptop_is_then_treated_with_care(person: Person) -> None:
    shown(person)
    person.press("Return")
    person.on(Name.DEPTH)
    assert kept(person) == Profile(role=Role.SUPPORT, laptop="school")
    assert person.parts.settings.laptop is None
    assert person.parts.settings.nation is Nation.ENGLAND


def test_leaving_keeps_what_was_ticked(person: Person) -> None:
    screen = shown(person)
    screen.apps.tiles[AppId("tiktok")].click()
    screen.person.nation.segments[2].click()
    person.go(Place(name=Name.HELP))
    person.qtbot.waitUntil(lambda: person.parts.settings.nation is Nation.SCOTLAND)
    profile = kept(person)
    assert profile is not None
    assert profile.apps == (AppId("tiktok"),)


def test_from_settings_back_keeps_nothing_and_save_does(person: Person) -> None:
    stage.begin(person.window)
    screen = shown(person)
    screen.apps.tiles[AppId("tiktok")].click()
    person.press("Alt+Left")
    person.on(Name.SETTINGS)
    assert kept(person) == demo.PERSON
    screen = shown(person)
    screen.apps.tiles[AppId("tiktok")].click()
    person.click("setup-next")
    person.on(Name.SETTINGS)
    assert AppId("tiktok") in person.checkin.profile.apps


def test_in_the_middle_of_a_check_in_next_returns_to_the_question(person: Person) -> None:
    stage.begin(person.window)
    person.go(Place(name=Name.QUESTION, question=EMAIL))
    person.qtbot.waitUntil(lambda: person.checkin.position == EMAIL)
    screen = shown(person, Place(name=Name.ABOUT_ME, back=Name.QUESTION))
    assert screen.initial_focus() is screen.apps.first
    screen.apps.tiles[AppId("snapchat")].click()
    person.click("setup-next")
    person.on(Name.QUESTION)
    assert person.checkin.position == EMAIL
    assert AppId("snapchat") in person.checkin.profile.apps


def test_a_question_that_is_no_longer_asked_gives_way_to_one_that_is(person: Person) -> None:
    stage.begin(person.window)
    walk = person.window.context.opened.answers.walk()
    asked = next(s for s in walk.questions if s.apps)
    person.go(Place(name=Name.QUESTION, question=asked.question.id))
    person.qtbot.waitUntil(lambda: person.checkin.position == asked.question.id)
    screen = shown(person, Place(name=Name.ABOUT_ME, back=Name.QUESTION))
    for tile in screen.apps.tiles.values():
        tile.setChecked(False)
    person.click("setup-next")
    person.on(Name.QUESTION)
    assert person.window.context.opened.answers.walk().at(asked.question.id) is None


def test_settings_that_cannot_be_kept_keep_the_person_here(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown(person)
    keep = person.parts.keep_settings

    def refuse(_settings: object) -> None:
        raise NotAllowed

    monkeypatch.setattr(person.parts, "keep_settings", refuse)
    notices = person.window.context.notices
    person.click("setup-next")
    person.qtbot.waitUntil(lambda: notices.overlay is not None)
    assert notices.overlay is not None
    notices.overlay.dismiss()
    assert person.at.name is Name.ABOUT_ME
    monkeypatch.setattr(person.parts, "keep_settings", keep)
    person.click("setup-next")
    person.on(Name.DEPTH)
