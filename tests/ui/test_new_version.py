"""Looking for a new version: hidden while there is nowhere to ask, and only ever by a press."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget

from audit_app.audit.releases import Releases
from audit_app.content import release
from audit_app.domain.release import Asking
from audit_app.domain.route import Route
from audit_app.ui import settings
from audit_app.ui.places import Name, Place
from tests.online.answers import answer
from tests.online.service import Service
from tests.ui.person import Person

SETTINGS = Place(name=Name.SETTINGS)
PAGE = "https://releases.example/page"


class Here(Releases):
    """Asks a server on this laptop, which has no certificate."""

    exists = True


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    newest = answer(b'{"version": "99.0"}', "200 OK", "application/json")
    with Service([newest]) as playing:
        yield playing


def asks(monkeypatch: pytest.MonkeyPatch, made: Releases) -> None:
    monkeypatch.setattr(settings, "releases_of", lambda _context: made)


def test_it_is_not_there_while_there_is_nowhere_to_ask(person: Person) -> None:
    assert release.asking() == Asking()
    person.go(SETTINGS)
    assert not person.window.findChildren(QWidget, "settings-release")


def test_the_address_is_shown_and_asked_only_after_a_second_press(
    person: Person, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    asks(monkeypatch, Here(Asking(address=service.address, page=PAGE)))
    person.go(SETTINGS)
    person.click("settings-release")
    person.wait_to_see("Look for a new version?")
    assert person.sees(service.address)
    person.press("Escape")
    assert service.asked == []
    person.click("settings-release")
    person.wait_to_see("Look for a new version?")
    person.press("Return")
    person.wait_to_see("There is a new version: 99.0. Nothing was fetched.")
    assert person.sees(PAGE)
    assert len(service.asked) == 1


@pytest.mark.parametrize("held", ["managed", "switched off"])
def test_where_school_brings_versions_there_is_no_button(
    person: Person, service: Service, monkeypatch: pytest.MonkeyPatch, held: str
) -> None:
    asking, route = Asking(address=service.address), Route(allowed=held == "managed")
    made = Here(asking, managed=held == "managed", route=route)
    asks(monkeypatch, made)
    person.go(SETTINGS)
    assert person.sees("Your school brings new versions to this laptop.")
    assert not person.window.findChildren(QWidget, "settings-release")
    with pytest.raises(PermissionError):
        made.look_up()
    assert service.asked == []


def test_only_an_https_address_is_asked() -> None:
    for address, there in (("http://a.example", False), ("", False), ("https://a.example", True)):
        assert Releases(Asking(address=address)).exists is there
