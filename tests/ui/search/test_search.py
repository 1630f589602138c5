"""Searching: what is typed stays private, one address opens at a time, and only when asked."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from audit_app.domain.checklist import QuestionId
from audit_app.domain.search import Clues
from audit_app.system.browsers import opening
from audit_app.system.browsers.known import FAMILIES, Browser, Private
from audit_app.ui.places import Name, Place
from audit_app.ui.search.screen import SearchScreen
from audit_app.ui.search.sheet import PrivateSheet
from audit_app.ui.search.views import Profiles, Searches
from tests.ui.person import Person, clipped, nameless

CANARY = "Canary Featherstone"
BY_ID = {family.id: family for family in FAMILIES}
Opened = list[tuple[str, ...]]


def browser(name: str, private: Private = Private.ALLOWED) -> Browser:
    return Browser(family=BY_ID[name], command=(f"/usr/bin/{name}",), private=private)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    """What would have been started, instead of starting it; and the browsers of this laptop."""
    heard: Opened = []

    def note(wanted: Browser, url: str, hosts: tuple[str, ...]) -> None:
        heard.append(opening.arguments(wanted, url, hosts))

    monkeypatch.setattr(opening, "open_private", note)
    monkeypatch.setattr(opening, "find", lambda: (browser("firefox"), browser("chromium")))
    return heard


def on_search(person: Person, part: str = "") -> SearchScreen:
    person.go(Place(name=Name.SEARCH, back=Name.HOME, part=part))
    assert isinstance(person.screen, SearchScreen)
    return person.screen


def searches_of(screen: SearchScreen) -> Searches:
    assert screen.searches is not None
    return screen.searches


def profiles_of(screen: SearchScreen) -> Profiles:
    assert screen.profiles is not None
    return screen.profiles


def sheet(person: Person) -> PrivateSheet:
    person.qtbot.waitUntil(lambda: bool(person.window.findChildren(PrivateSheet)))
    return person.window.findChildren(PrivateSheet)[-1]


def test_typing_a_name_gives_searches_and_nothing_opens_by_itself(
    person: Person, opened: Opened
) -> None:
    screen = on_search(person)
    person.press(*"Jo", "Space", *"Neill")
    person.press("Return")
    person.qtbot.waitUntil(lambda: screen.searches is not None)
    assert searches_of(screen).rows[0].text == '"jo neill"'
    assert opened == []


def test_an_address_is_shown_before_it_opens_and_opens_once(person: Person, opened: Opened) -> None:
    person.window.context.opened.looking.clues.now = Clues(names=("Jo Neill",))
    screen = on_search(person, "searches")
    person.click("search-open-1")
    shown = sheet(person)
    assert person.sees("https://www.google.com/search?q=%22Jo%20Neill%22")
    assert opened == []
    shown.go_button.click()
    shown.go_button.click()
    person.qtbot.waitUntil(lambda: bool(opened))
    url = "https://www.google.com/search?q=%22Jo%20Neill%22"
    assert opened == [("/usr/bin/firefox", "-private-window", url)]
    person.wait_to_see("Your exact name. Opened.")
    assert len(searches_of(screen).rows) > 1


def test_another_engine_another_browser_and_other_words(person: Person, opened: Opened) -> None:
    person.window.context.opened.looking.clues.now = Clues(names=("Jo Neill",))
    screen = on_search(person, "searches")
    searches_of(screen).engines.segments[2].click()
    searches_of(screen).rows[0].line.setText('"Jo Neill" Leeds')
    person.click("search-open-1")
    shown = sheet(person)
    shown._on_browser_picked("chromium")
    shown.go_button.click()
    person.qtbot.waitUntil(lambda: bool(opened))
    (heard,) = opened
    assert heard == (
        "/usr/bin/chromium",
        "--incognito",
        "https://duckduckgo.com/?q=%22Jo%20Neill%22%20Leeds",
    )


@pytest.mark.parametrize(
    ("private", "says"),
    [
        (Private.FORBIDDEN, "Private windows are switched off in Google Chrome"),
        (Private.UNKNOWN, "We could not tell"),
    ],
)
def test_what_school_has_switched_off_is_said(
    person: Person,
    opened: Opened,
    monkeypatch: pytest.MonkeyPatch,
    private: Private,
    says: str,
) -> None:
    monkeypatch.setattr(opening, "find", lambda: (browser("chrome", private),))
    person.window.context.opened.looking.clues.now = Clues(names=("Jo",))
    on_search(person, "searches")
    person.click("search-open-1")
    shown = sheet(person)
    person.wait_to_see(says)
    assert shown.go_button.isEnabled() is (private is Private.UNKNOWN)
    assert opened == []


def test_with_no_browser_the_address_can_be_copied(
    person: Person, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "find", lambda: (browser("safari", Private.NO_SWITCH),))
    person.window.context.opened.looking.clues.now = Clues(names=("Jo",))
    on_search(person, "searches")
    person.click("search-open-1")
    shown = sheet(person)
    person.wait_to_see("New Private Window")
    assert not shown.go_button.isEnabled()
    assert shown.copy_button.isEnabled()
    assert opened == []


def test_a_browser_that_does_not_open_is_said_and_can_be_tried_again(
    person: Person, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise opening.BrowserNotOpened

    monkeypatch.setattr(opening, "open_private", fail)
    person.window.context.opened.looking.clues.now = Clues(names=("Jo",))
    on_search(person, "searches")
    person.click("search-open-1")
    shown = sheet(person)
    shown.go_button.click()
    person.wait_to_see("The browser did not open.")
    assert shown.go_button.isEnabled()
    assert opened == []


def test_profiles_are_made_from_usernames_and_what_was_seen_can_be_noted(
    person: Person, opened: Opened
) -> None:
    person.window.context.opened.looking.clues.now = Clues(usernames=("jo_n",))
    screen = on_search(person, "profiles")
    assert len(profiles_of(screen).rows) > 15
    profiles_of(screen).rows[0].button.click()
    sheet(person).go_button.click()
    person.qtbot.waitUntil(lambda: bool(opened))
    assert opened[0][-1] == "https://www.instagram.com/jo_n/"
    person.click("profile-note-instagram")
    person.on(Name.FINDINGS)
    line: QWidget = person.part("finding-where")
    assert line.property("text") == "https://www.instagram.com/jo_n/"


def test_what_is_typed_is_there_again_until_the_program_closes(
    person: Person, opened: Opened
) -> None:
    screen = on_search(person)
    assert screen.fields is not None
    screen.fields.lines["names"].setText(CANARY)
    person.go(Place(name=Name.HOME))
    again = on_search(person)
    assert again.fields is not None
    assert again.fields.clues.names == (CANARY,)
    person.come_back()
    last = on_search(person)
    assert last.fields is not None
    assert last.fields.clues == Clues()
    assert opened == []


def test_ticked_it_is_kept_and_unticked_it_goes(person: Person, opened: Opened) -> None:
    screen = on_search(person)
    assert screen.fields is not None
    screen.fields.lines["names"].setText(CANARY)
    looking = person.window.context.opened.looking
    screen.fields.keep.click()
    person.qtbot.waitUntil(lambda: looking.clues.are_kept)
    person.come_back()
    again = on_search(person)
    assert again.fields is not None
    assert again.fields.clues.names == (CANARY,)
    again.fields.keep.click()
    person.come_back()
    last = on_search(person)
    assert last.fields is not None
    assert last.fields.clues == Clues()
    assert opened == []


def test_nothing_typed_reaches_a_title_a_file_name_or_readable_settings(
    person: Person, opened: Opened
) -> None:
    screen = on_search(person)
    assert screen.fields is not None
    screen.fields.lines["names"].setText(CANARY)
    screen.fields.keep.click()
    on_search(person, "searches")
    assert CANARY not in person.window.windowTitle()
    folder: Path = person.parts.folder
    for file in folder.rglob("*"):
        assert CANARY not in file.name
        if file.is_file():
            assert CANARY.encode() not in file.read_bytes()
    assert opened == []


@pytest.mark.parametrize("part", ["clues", "searches", "profiles"])
@pytest.mark.parametrize("percent", [100, 200])
def test_every_view_is_whole_and_named(
    person: Person, opened: Opened, part: str, percent: int
) -> None:
    person.window.context.theme.wear("light", percent)
    person.window.context.opened.looking.clues.now = Clues(names=("Jo",), usernames=("jo_n",))
    on_search(person, part)
    person.qtbot.wait(50)
    assert clipped(person.screen) == []
    assert nameless(person.screen) == []
    assert opened == []


def test_a_question_about_searching_leads_here_and_back(person: Person, opened: Opened) -> None:
    person.go(Place(name=Name.QUESTION, question=QuestionId("a4_search_name")))
    person.click("helper")
    person.on(Name.SEARCH)
    person.click("back")
    person.on(Name.QUESTION)
    assert opened == []


def test_with_nothing_to_search_for_one_press_leads_to_what_to_try(person: Person) -> None:
    person.go(Place(name=Name.SEARCH, part="searches"))
    person.click("search-fill")
    screen = person.screen
    assert isinstance(screen, SearchScreen)
    assert screen.fields is not None
    assert person.focus is screen.fields.lines["names"]
