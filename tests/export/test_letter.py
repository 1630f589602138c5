"""Drafts hold what was given, a blank for what was not, and claim no more than the law does."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_app.content import checklists, strings
from audit_app.export.letter import KINDS, REASONS, Details, draft

TODAY = date(2026, 11, 26)
WORDS = strings.load()
FULL = Details(
    name="Jo O'Neill",
    to="The club",
    what="Name on a list",
    where="https://club.example/1",
    sent=date(2026, 10, 20),
)


@pytest.mark.parametrize("kind", KINDS)
def test_each_letter_holds_the_details(kind: str) -> None:
    text = draft(kind, FULL, TODAY, WORDS)
    for said in (FULL.name, FULL.to, FULL.what, FULL.where):
        assert said in text
    assert "{" not in text


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_not_known_is_a_blank_to_fill_in(kind: str) -> None:
    text = draft(kind, Details(), TODAY, WORDS)
    assert "[your name]" in text
    assert "[who it is for]" in text


def test_every_letter_that_a_route_names_exists() -> None:
    routes = checklists.load().checklist.looking.routes
    assert {route.letter for route in routes if route.letter} == set(KINDS)


def test_an_erasure_request_says_that_the_right_has_limits_and_asks_for_a_month() -> None:
    text = draft("erasure", FULL, TODAY, WORDS)
    for said in ("Article 17", "has limits", "within one month", "26 November 2026"):
        assert said in text
    for claimed in ("must erase", "no exemption", "illegal", "fine", "court"):
        assert claimed not in text


@pytest.mark.parametrize("reason", REASONS[1:])
def test_a_reason_stands_in_the_erasure_request(reason: str) -> None:
    given_reason = Details(reason=reason)
    assert WORDS(f"letters.reason.{reason}") in draft("erasure", given_reason, TODAY, WORDS)


def test_a_complaint_names_the_first_letter_and_the_thirty_days() -> None:
    text = draft("complaint", FULL, TODAY, WORDS)
    assert "On 20 October 2026" in text
    assert "within 30 days" in text
    assert "[the day of your first letter]" in draft("complaint", Details(), TODAY, WORDS)


@given(st.text(max_size=80))
def test_nothing_typed_is_read_as_a_template(text: str) -> None:
    """Braces and line breaks stay what they are."""
    made = draft("ask-person", Details(what=text, name=f"{{{text}}}"), TODAY, WORDS)
    assert " ".join(text.split()) in made
