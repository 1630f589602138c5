import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_app.domain.checklist import Step
from audit_app.export.inert import STAND_IN, Run, plain, runs, step_runs, unmarked, web_address


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("two\r\nlines\tand \x0b more", "two lines and more"),
        ("a\u202eb\u2066c\u200fd\ufeffe", "abcde"),
        ("bell\x07escape\x1b[31m", "bell escape [31m"),
        ("caf\u0065\u0301", "café"),
        ("👩\u200d👧", "👩\u200d👧"),
        ("\ud800 \ue000 \uffff", f"{STAND_IN} {STAND_IN} {STAND_IN}"),
        ("line\u2028paragraph\u2029end", "line paragraph end"),
        ("  ", ""),
    ],
)
def test_what_is_left_of_a_text(text: str, shown: str) -> None:
    assert plain(text) == shown


@given(st.text(st.characters(exclude_categories=())))
def test_nothing_invisible_that_acts_is_left_in_any_text(text: str) -> None:
    shown = plain(text)

    shown.encode("utf-8")  # raises for a broken character
    assert not any(ord(char) < ord(" ") for char in shown)
    assert not set(shown) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\x7f")
    assert plain(shown) == shown


def test_pairs_of_stars_name_buttons() -> None:
    assert runs("Open **Settings**, then **Posts**.") == (
        Run(text="Open "),
        Run(text="Settings", strong=True),
        Run(text=", then "),
        Run(text="Posts", strong=True),
        Run(text="."),
    )


@pytest.mark.parametrize("text", ["** alone", "a ** b", "**a** and **b", "2 ** 3 ** 4 ** 5"])
def test_a_star_without_a_partner_stays(text: str) -> None:
    assert unmarked(runs(text)).count("**") == 1


def test_empty_steps_are_left_out() -> None:
    assert step_runs((Step(text=" "), Step(text="****"), Step(text="Look."))) == (
        (Run(text="Look."),),
    )


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "http://example.com",
        "https://example.com/a b",
        "https://exämple.com",
        "https://example.com/\n",
        "file:///etc/passwd",
        "",
    ],
)
def test_only_plain_https_addresses_can_be_pressed(url: str) -> None:
    assert web_address(url) == ""
    assert web_address("https://example.com/a?b=c#d") == "https://example.com/a?b=c#d"
