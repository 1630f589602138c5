"""A password that somebody has already: nothing of it stays, and nothing is sent unseen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from audit_app.audit.leaks import Leaks
from audit_app.domain.route import Route
from audit_app.domain.settings import School
from audit_app.online.pwned import Pwned
from audit_app.ui.places import Name, Place
from tests.online import answers
from tests.online.service import Service
from tests.ui.passwords.desk import HERE, ask, field, type_in
from tests.ui.person import Person


class TestTyped:
    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("Password1!", "This could be guessed soon."),
            ("StMarysPrimary1", "easy to know about you or your school"),
            ("coffeetrainfish", "This is hard to guess."),
            ("bluecarhouse", "This takes a while to guess."),
            ("amber-kettle-violin" * 9, "This is hard to guess."),
        ],
    )
    def test_it_says_how_hard_it_is_to_guess(self, here: Person, text: str, said: str) -> None:
        settings = here.parts.settings
        here.parts.settings = type(settings)(school=School(name="St Mary's Primary, Heywood"))
        type_in(here, text)
        here.wait_to_see(said)

    def test_it_never_asks_for_signs_or_numbers(self, here: Person) -> None:
        texts = here.window.context.words._texts
        said = " ".join(text for key, text in texts.items() if key.startswith("passwords."))
        assert "symbol" not in said.lower()
        assert "capital" not in said.lower()
        assert "score" not in said.lower()

    def test_what_is_typed_is_gone_when_the_page_is_left(self, here: Person) -> None:
        type_in(here, "Password1!")
        line = field(here)
        here.window.go(Place(name=Name.HOME))
        assert line.text() == ""
        assert not line.isUndoAvailable()

    def test_nothing_can_be_brought_back_once_it_was_shown(self, here: Person) -> None:
        type_in(here, "Password1!")
        field(here).setEchoMode(QLineEdit.EchoMode.Normal)
        QTest.keyClicks(field(here), "x")
        here.click("typed-open")
        here.click("typed-open")
        field(here).undo()
        assert field(here).text() == ""
        assert field(here).completer() is None

    def test_nothing_typed_is_written_down(
        self, here: Person, caplog: pytest.LogCaptureFixture
    ) -> None:
        ask(here, answers.LEAKED)
        here.wait_to_see("This password has leaked")
        here.window.go(Place(name=Name.HOME))
        folder = here.parts.folder
        secrets = (answers.LEAKED.encode(), answers.sha1(answers.LEAKED).encode())
        for path in (path for path in folder.parent.rglob("*") if path.is_file()):
            assert not any(secret in path.read_bytes() for secret in secrets), path
        assert answers.LEAKED not in caplog.text


class TestHasItLeaked:
    def test_what_is_sent_is_shown_first_and_nothing_is_sent_before(
        self, here: Person, service: Service
    ) -> None:
        type_in(here, answers.LEAKED)
        here.click("leak-open")
        start = answers.sha1(answers.LEAKED)[:5]
        assert here.sees(start)
        assert here.sees(f"{service.address}/range/{start}")
        assert here.sees(f"asked the site 127.0.0.1:{service.port}")
        assert start in here.focus.accessibleName()
        QTest.keyClick(here.focus, Qt.Key.Key_Return)
        here.press("Escape")
        here.qtbot.wait(100)
        assert service.asked == []

    def test_the_real_address_is_the_one_that_is_shown(self, here: Person) -> None:
        here.parts.leaks = Leaks()
        type_in(here, answers.LEAKED)
        here.click("leak-open")
        start = answers.sha1(answers.LEAKED)[:5]
        assert here.sees(f"https://api.pwnedpasswords.com/range/{start}")
        assert here.sees("asked the site api.pwnedpasswords.com")
        here.press("Escape")

    def test_found(self, here: Person, service: Service) -> None:
        ask(here, answers.LEAKED)
        here.wait_to_see("This password has leaked")
        assert here.sees("1,234 times")
        assert len(service.asked) == 1

    def test_not_found(self, here: Person) -> None:
        ask(here, answers.OTHER)
        here.wait_to_see("It is not on this list")
        assert here.sees("That does not make it hard to guess")

    def test_could_not_tell_is_not_the_same(self, here: Person, service: Service) -> None:
        service.pieces = (answers.answer(answers.PAGE, "200 OK", "text/html"),)
        ask(here, answers.LEAKED)
        here.wait_to_see("We could not tell")
        assert here.sees("Something on the way gave its own answer")
        assert not here.sees("It is not on this list")

    def test_what_was_said_goes_when_another_is_typed(self, here: Person) -> None:
        ask(here, answers.LEAKED)
        here.wait_to_see("This password has leaked")
        type_in(here, "another")
        assert not here.sees("This password has leaked")

    def test_an_answer_about_another_password_is_not_shown(
        self, here: Person, service: Service
    ) -> None:
        service._pause = 0.3
        ask(here, answers.LEAKED)
        here.wait_to_see("Asking the list")
        type_in(here, "another")
        here.qtbot.waitUntil(lambda: here.part("leak-open").isEnabled())
        assert not here.sees("This password has leaked")

    def test_a_bug_is_told_calmly_and_one_can_ask_again(
        self, here: Person, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(_password: str) -> None:
            raise RuntimeError

        monkeypatch.setattr(here.parts.leaks, "look_up", broken)
        ask(here, answers.LEAKED)
        here.qtbot.waitUntil(lambda: here.window.context.notices.overlay is not None)
        assert here.part("leak-open").isEnabled()
        assert not here.sees("Asking the list")

    def test_nothing_is_asked_about_nothing(self, here: Person, service: Service) -> None:
        here.click("typed-open")
        here.click("leak-open")
        assert here.sees("Type a password first.")
        assert here.focus is field(here)
        assert service.asked == []

    def test_where_school_switched_it_off_it_is_not_there_and_says_so(
        self, here: Person, service: Service
    ) -> None:
        here.parts.leaks = Leaks(Pwned(service.address), route=Route(allowed=False))
        here.go(HERE)
        type_in(here, answers.LEAKED)
        assert here.sees("Your school has switched off asking")
        assert here.sees("change it to three random words")
        assert here.window.findChildren(QWidget, "leak-open") == []
        with pytest.raises(PermissionError):
            here.parts.leaks.look_up(answers.LEAKED)
        assert service.asked == []
