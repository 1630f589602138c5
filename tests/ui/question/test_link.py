"""Other people's pages: shown before they open, and copied only when asked."""

from collections.abc import Iterator

import msgspec
import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

from audit_app import demo
from tests.ui.person import EMAIL, Person, asking


class Browser(QObject):
    """Stands in for the web browser of the system."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toString())


@pytest.fixture
def browser() -> Iterator[Browser]:
    made = Browser()
    QDesktopServices.setUrlHandler("https", made, "open")  # type: ignore[arg-type]  # the stub is wrong
    yield made
    QDesktopServices.unsetUrlHandler("https")


def address(person: Person) -> str:
    return person.part("address").text()  # type: ignore[attr-defined, no-any-return]


def test_a_page_is_shown_before_it_opens(person: Person, browser: Browser) -> None:
    person.go(asking(EMAIL))
    person.click("how-open")
    person.click("open-page")
    assert address(person).startswith("https://myaccount.google.com/")
    assert browser.opened == []
    person.press("Escape")
    person.qtbot.wait(1)
    assert browser.opened == []
    person.click("open-page")
    shown = address(person)
    person.press("Return")
    assert browser.opened == [shown]


def test_on_a_school_laptop_it_says_what_school_may_see(person: Person, browser: Browser) -> None:
    session = person.window.context.opened
    session.checkins.keep_profile(msgspec.structs.replace(demo.PERSON, laptop="school")).result()
    person.go(asking(EMAIL))
    person.click("how-open")
    person.click("open-page")
    assert person.sees("School may be able to see this screen and the sites you open")
    assert person.sees("on your own phone instead")
    assert person.sees("log out afterwards")
    person.click("link-stay")
    assert browser.opened == []


def test_copying_puts_the_address_alone_on_the_clipboard(person: Person) -> None:
    person.go(asking(EMAIL))
    person.click("how-open")
    person.click("copy")
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("https://myaccount.google.com/")
    assert " " not in copied
