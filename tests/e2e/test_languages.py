"""Another language in the real program, as a screen reader is told of it."""

import pytest

from audit_app.domain.settings import PublicSettings
from audit_app.vault import public
from tests.e2e.desktop import Desktop
from tests.e2e.reader import ACCESSIBLE, Thing
from tests.e2e.test_window import Person

pytestmark = pytest.mark.e2e


def spoken_in(person: Person, thing: Thing) -> str:
    return str(person.screen.call(thing.ref, ACCESSIBLE, "GetLocale")[0][1])


def test_a_screen_reader_hears_each_part_in_its_own_language(desktop: Desktop) -> None:
    folder = desktop.home / ".local/share/privacy-self-audit"
    public.write(folder, PublicSettings(language="cy"))
    person = Person(desktop)
    door = person.screen.find("door")
    assert door.name == "Mae rhywbeth yn digwydd nawr"
    assert spoken_in(person, door).startswith("cy")
    assert spoken_in(person, person.screen.find("welcome-start")) == "en_GB"
    assert spoken_in(person, person.screen.says("Does dim yn cael ei anfon")).startswith("cy")
    person.press("door")
    person.screen.says("Beth sy")
    person.close()
