from __future__ import annotations

import pytest

from audit_app.content import strings
from audit_app.domain.errors import AuditError
from audit_app.domain.words import Words
from audit_app.vault import errors
from audit_app.vault.errors import (
    Damage,
    Damaged,
    DiskTrouble,
    KeyringTrouble,
    Mistyped,
    NewerVersion,
    NoSuchWay,
    Reason,
    VaultError,
    WrongSecret,
)
from audit_app.vault.finding import Finding, Noticed
from audit_app.vault.header import SlotKind

EVERY: list[AuditError] = [
    AuditError(),
    *(Damaged(what) for what in Damage),
    *(KeyringTrouble(reason) for reason in Reason),
    *(WrongSecret(kind) for kind in SlotKind if kind is not SlotKind.KEYRING),
    *(NoSuchWay(kind) for kind in SlotKind),
    *(Mistyped(groups) for groups in ((), (3,), (2, 8))),
    Mistyped((), 14),
    NewerVersion("0.2.0"),
    NewerVersion(""),
    DiskTrouble("EIO"),
]
PLAIN = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, VaultError) and "key" in vars(kind)
]
HARD = ("vault", "encrypt", "recovery code", "invalid", "user", "error", "authenticat", "fail")


@pytest.fixture(scope="module")
def words() -> Words:
    return strings.load()


@pytest.mark.parametrize("error", EVERY, ids=lambda error: error.key)
def test_every_error_has_words_that_fit_it(error: AuditError, words: Words) -> None:
    text = words(error.key, **error.values)
    assert "{" not in text
    assert text.endswith(".")


@pytest.mark.parametrize("kind", PLAIN)
def test_every_plain_error_has_words(kind: type[VaultError], words: Words) -> None:
    assert kind.key in words._texts


@pytest.mark.parametrize("noticed", Noticed)
def test_everything_noticed_has_words(noticed: Noticed, words: Words) -> None:
    assert words(Finding(noticed=noticed).key)


def test_one_group_and_several_are_told_apart(words: Words) -> None:
    one, two = Mistyped((3,)), Mistyped((2, 8))
    assert "group 3 first" in words(one.key, **one.values)
    assert "groups 2 and 8 first" in words(two.key, **two.values)


def test_the_words_are_plain(words: Words) -> None:
    texts = {key: text for key, text in words._texts.items() if key.startswith("errors.")}
    hard = [
        (key, word)
        for key, text in texts.items()
        for word in HARD
        if word in text.replace("vault.db", "").casefold()
    ]
    assert not hard
    assert not [key for key, text in texts.items() if "!" in text]
