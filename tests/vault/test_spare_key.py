from __future__ import annotations

import itertools
import random

import pytest

from audit_app.vault import spare_key
from audit_app.vault.errors import Mistyped

CODE = "".join(spare_key.draft().groups)
RANDOM = random.Random(20261123)  # noqa: S311 - the same slips every time
# Letters that are read as others, and so are no slip.
LOOK_ALIKES = {"0": "o", "l": "i1"}


def slipped(code: str, changes: dict[int, str]) -> str:
    letters = list(code)
    for at, letter in changes.items():
        letters[at] = letter
    return "".join(letters)


def other_letter(old: str) -> str:
    return RANDOM.choice([c for c in spare_key.ALPHABET if c != old.lower()])


def groups_in(text: str) -> tuple[int, ...]:
    with pytest.raises(Mistyped) as caught:
        spare_key.parse(text)
    return caught.value.groups


def test_a_spare_key_is_eight_groups_of_four_and_no_two_are_equal() -> None:
    drafts = {spare_key.draft().groups for _ in range(200)}

    assert len(drafts) == 200
    assert {len(groups) for groups in drafts} == {8}
    assert {len(group) for groups in drafts for group in groups} == {4}
    assert not set("".join(itertools.chain(*drafts))) & set("BIO1")


def test_it_can_be_typed_in_any_case_with_any_breaks() -> None:
    groups = [CODE[i : i + 4] for i in range(0, 32, 4)]
    secret = spare_key.parse(CODE)

    assert len(secret) == 26
    for text in (
        CODE.lower(),
        "-".join(groups),
        " ".join(groups).lower(),
        "\r\n".join(groups) + "\r\n",
        "\t " + "\u2013".join(groups) + "\u00a0",
        f"{' '.join(groups[:4])}\n{' '.join(groups[4:])}",
        " ".join(CODE),
        "".join(chr(ord(c) + 0xFEE0) for c in CODE),
        CODE.replace("0", "O").replace("L", "I"),
        CODE.replace("0", "o").replace("L", "1"),
    ):
        assert spare_key.parse(text) == secret


def test_every_single_slip_is_found_in_its_group() -> None:
    for at, old in enumerate(CODE):
        for letter in spare_key.ALPHABET:
            if letter != old.lower():
                assert groups_in(slipped(CODE, {at: letter})) == (at // 4 + 1,)


def test_two_slips_are_found_in_their_groups() -> None:
    for _ in range(1500):
        code = "".join(spare_key.draft().groups)
        places = RANDOM.sample(range(32), 2)
        text = slipped(code, {at: other_letter(code[at]) for at in places})
        assert groups_in(text) == tuple(sorted({at // 4 + 1 for at in places}))


def test_swapped_neighbours_are_found() -> None:
    for at in range(31):
        if CODE[at] != CODE[at + 1]:
            text = slipped(CODE, {at: CODE[at + 1], at + 1: CODE[at]})
            assert groups_in(text) == tuple(sorted({at // 4 + 1, (at + 1) // 4 + 1}))


def test_more_slips_are_still_slips() -> None:
    for _ in range(1500):
        code = "".join(spare_key.draft().groups)
        places = RANDOM.sample(range(32), RANDOM.choice((3, 4)))
        groups_in(slipped(code, {at: other_letter(code[at]) for at in places}))


def test_a_letter_that_no_spare_key_has_is_told_by_its_group() -> None:
    assert groups_in(slipped(CODE, {5: "b", 30: "é"})) == (2, 8)


def test_a_group_too_short_or_too_long_is_told() -> None:
    groups = [CODE[i : i + 4] for i in range(0, 32, 4)]
    groups[2] = groups[2][:3]
    groups[6] += "Q"
    assert groups_in(" ".join(groups)) == (3, 7)


def test_how_many_are_typed_is_told() -> None:
    with pytest.raises(Mistyped) as caught:
        spare_key.parse(CODE[:14])

    assert (caught.value.typed, caught.value.groups) == (14, ())
    assert caught.value.key == "errors.vault.mistyped-length"
    assert spare_key.count(f"{CODE[:4]}-{CODE[4:6]} ") == 6
    assert spare_key.count("") == 0


def test_the_last_group_is_compared_kindly() -> None:
    draft = spare_key.draft()
    last = draft.groups[-1]

    assert draft.ends_with(f" {last.lower()}\n")
    assert draft.ends_with(" ".join(last))
    assert not draft.ends_with(last[:3])
    assert not draft.ends_with(last + "Q")
    assert not draft.ends_with(draft.groups[0] + last)


def test_a_draft_never_shows_itself() -> None:
    draft = spare_key.draft()
    assert not any(group in repr(draft) + str(draft) for group in draft.groups)
