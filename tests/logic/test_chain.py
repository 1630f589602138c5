"""Entries hold on to each other: a change, a swap or a gap shows; nothing else does."""

import hashlib
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_app.domain.evidence import Account, Entry, Joint
from audit_app.logic import chain

AT = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)


def chained(*words: str) -> list[Entry]:
    entries: list[Entry] = []
    for number, said in enumerate(words, 1):
        before = chain.link(entries[-1]) if entries else ""
        says = Account(words=said)
        # The clock may stand still or go back: it says nothing about order.
        at = AT - timedelta(hours=number)
        entries.append(Entry(number=number, kept=at, before=before, says=says))
    return entries


def test_an_untouched_record_is_whole() -> None:
    assert chain.joints(chained("a", "b", "c")) == (Joint.WHOLE,) * 3
    assert chain.joints([]) == ()


@given(st.integers(0, 2), st.text(min_size=1))
def test_a_changed_word_shows_at_the_entry_after(at: int, more: str) -> None:
    entries = chained("a", "b", "c", "d")
    said = entries[at].says.words + more
    entries[at] = msgspec.structs.replace(entries[at], says=Account(words=said))
    assert chain.joints(entries)[at + 1] is Joint.CHANGED
    assert chain.joints(entries).count(Joint.CHANGED) == 1


@pytest.mark.parametrize("field", ["kept", "about", "holder"])
def test_every_field_counts(field: str) -> None:
    entries = chained("a", "b")
    other = {"kept": AT + timedelta(days=1), "about": 7, "holder": "x"}[field]
    entries[0] = msgspec.structs.replace(entries[0], **{field: other})
    assert chain.joints(entries)[1] is Joint.CHANGED


def test_a_deleted_entry_is_missing_and_named_also_the_last() -> None:
    first, _, third, fourth = chained("a", "b", "c", "d")
    assert chain.joints([first, third]) == (Joint.WHOLE, Joint.MISSING)
    assert chain.deleted([first, third, fourth], 5) == (2, 5)


def test_the_link_is_the_fingerprint_of_the_line_that_is_handed_over() -> None:
    """So that anybody can check it with sha256sum and no program of ours."""
    first, second = chained("a", "b\nc")
    line = chain.canonical(first)
    assert b"\n" not in chain.canonical(second)
    assert second.before == hashlib.sha256(line).hexdigest() == chain.link(first)
    assert chain.report([first, second], 2, AT.date()).head == chain.link(second)
