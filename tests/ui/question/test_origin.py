"""Where a question comes from."""

from tests.ui.person import REPORTED, Person, asking


def test_where_it_comes_from_shows_the_bullet_in_short_words(person: Person) -> None:
    person.go(asking(REPORTED))
    person.click("origin-open")
    assert person.sees("No pupils, ex-pupils or parents. Never ask for or accept friend requests")
    assert person.sees("Checked on 22 November 2026")
