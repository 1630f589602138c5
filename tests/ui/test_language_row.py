"""Another language: chosen in Settings, spoken from the next start, English for what it lacks."""

import re

from PySide6.QtCore import QLocale
from PySide6.QtGui import QAccessible

from audit_app.domain.settings import PublicSettings
from audit_app.ui.kit.fields import PickList
from audit_app.ui.kit.text import Label
from audit_app.ui.places import Name, Place
from tests.ui.person import Person


def test_a_draft_says_how_much_of_it_there_is(person: Person) -> None:
    person.go(Place(name=Name.SETTINGS))
    said = next(label.text() for label in person.labels() if "Cymraeg" in label.text())
    assert re.search(r"draft .*: \d+ of \d,\d{3} texts. The rest is in English", said)


def test_the_language_counts_from_the_next_start(person: Person) -> None:
    person.go(Place(name=Name.SETTINGS))
    row = person.part("settings-language")
    assert isinstance(row, PickList)
    assert [row.itemText(n) for n in range(row.count())] == ["Same as laptop", "English", "Cymraeg"]
    row.setCurrentIndex(2)
    row.activated.emit(2)
    assert person.parts.settings.language == "cy"
    assert person.sees("Settings")
    person.come_back()
    person.go(Place(name=Name.SETTINGS))
    assert person.sees("Gosodiadau")
    assert person.sees("Everything grows with it.")
    again = person.part("settings-language")
    assert isinstance(again, PickList)
    assert again.current == "cy"


def spoken_in(label: Label) -> QLocale.Language:
    """The language in which a screen reader is told to read a label."""
    found = QAccessible.queryAccessibleInterface(label).attributesInterface()
    locale = found.attributeValue(QAccessible.Attribute.Locale)
    assert isinstance(locale, QLocale)
    return locale.language()


def test_a_screen_reader_is_told_which_words_are_in_which_language(person: Person) -> None:
    person.parts.keep_settings(PublicSettings(language="cy"))
    person.come_back()
    person.go(Place(name=Name.SETTINGS))
    labels = {label.text(): label for label in person.labels() if isinstance(label, Label)}
    assert spoken_in(labels["Maint y testun"]) is QLocale.Language.Welsh
    assert spoken_in(labels["Everything grows with it."]) is QLocale.Language.English
