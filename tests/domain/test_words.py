from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_app.content import shipped, strings
from audit_app.domain.words import Said, Words

WELSH = {
    "plan.left.zero": "dim",
    "plan.left.one": "un",
    "plan.left.two": "dau",
    "plan.left.few": "tri",
    "plan.left.many": "chwech",
    "plan.left.other": "{count}",
    "plan.name": "Helo {name}",
}
ENGLISH = {
    "plan.left.one": "{count} day",
    "plan.left.other": "{count} days",
    "plan.only": "{count} of {parts}",
    "plan.name": "Hello {name}",
}
english = Words(ENGLISH, strings.locale("en"))
welsh = Words(WELSH, strings.locale("cy"), beneath=english)


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "dim"), (1, "un"), (2, "dau"), (3, "tri"), (6, "chwech"), (4, "4"), (1200, "1,200")],
)
def test_welsh_picks_among_its_six_forms(count: int, said: str) -> None:
    assert welsh("plan.left", count=count) == said


def test_a_form_that_a_catalogue_lacks_is_said_in_the_last_of_them() -> None:
    few = Words({"a.other": "{count} o bethau"}, strings.locale("cy"), beneath=english)
    assert few("a", count=1) == "1 o bethau"


def test_a_plain_text_can_have_forms_in_another_language_and_the_other_way_round() -> None:
    plain = Words({"a": "{count} pethau"}, strings.locale("cy"), beneath=english)
    assert plain("a", count=2) == "2 pethau"
    assert Words(ENGLISH, strings.locale("en"))("plan.left", count=1) == "1 day"


def test_what_a_catalogue_lacks_is_said_in_english_and_only_the_rest_is_marked() -> None:
    lent, own = welsh("plan.only", count=1, parts=("a", "b", "c")), welsh("plan.name", name="Ann")
    assert lent == "1 of a, b and c"
    assert not isinstance(lent, Said)
    assert isinstance(own, Said)
    assert (own, own.language) == ("Helo Ann", "cy")
    assert not isinstance(english("plan.name", name="Ann"), Said)
    with pytest.raises(KeyError):
        welsh("plan.nowhere")


DAY = date(2027, 1, 4)


@pytest.mark.parametrize(
    ("language", "day", "month", "time"),
    [
        ("en", "4 January 2027", "January 2027", "09:05"),
        ("cy", "4 Ionawr 2027", "Ionawr 2027", "09:05"),
        ("pl", "4 stycznia 2027", "styczeń 2027", "09:05"),
        ("pt", "4 de janeiro de 2027", "janeiro de 2027", "09:05"),
        ("zh", "2027年1月4日", "2027年1月", "09:05"),
        ("fi", "4. tammikuuta 2027", "tammikuu 2027", "9.05"),
        ("ur", "4 جنوری، 2027", "جنوری 2027", "09:05"),
    ],
)
def test_days_and_times_are_as_the_language_writes_them(
    language: str, day: str, month: str, time: str
) -> None:
    words = Words({}, strings.locale(language))
    at = datetime(2027, 1, 4, 9, 5, tzinfo=UTC)
    assert (words.date(DAY), words.month(DAY), words.locale.clock(at)) == (day, month, time)


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [
        ("en", 0, "0"),
        ("en", 999, "999"),
        ("en", -1234567, "-1,234,567"),
        ("pa", 1234567, "12,34,567"),
        ("de", 1234567, "1.234.567"),
    ],
)
def test_numbers_have_the_groups_of_the_language(language: str, number: int, said: str) -> None:
    assert strings.locale(language).number(number) == said


@given(st.integers())
def test_no_digit_of_a_number_is_lost(number: int) -> None:
    for language in ("en", "pa", "de"):
        locale = strings.locale(language)
        assert int(locale.number(number).replace(locale.thousands, "")) == number


@pytest.mark.parametrize(
    ("parts", "said"),
    [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c", "d"), "a, b, c and d")],
)
def test_lists_are_said_in_one_breath(parts: tuple[str, ...], said: str) -> None:
    assert strings.locale("en").listed(parts) == said


def test_every_language_of_the_table_can_be_used() -> None:
    file = shipped.path("resources", "strings", strings.LOCALES)
    lines = file.read_text(encoding="utf-8").splitlines()
    tags = [line.partition(" ")[0] for line in lines if not line.startswith("#")]
    assert len(tags) > 300
    for tag in tags:
        locale = strings.locale(tag)
        assert len(locale.months) == len(locale.months_alone) == 12, tag
        assert {locale.form(count) for count in range(200)} <= set(locale.forms), tag
        assert str(DAY.year) in locale.day(DAY), tag
        assert locale.month(DAY), tag
        assert locale.listed(("a", "b", "c")), tag


def test_a_language_that_nobody_knows_is_a_bug() -> None:
    with pytest.raises(strings.UnknownLanguage):
        strings.locale("zz")
