"""Against files that minisign 0.11 itself made, recorded here: no tool is needed to run this."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit_app.content.packs import minisign
from audit_app.domain.pack import PackRefused

DATA = b"A pack of guidance.\n"
PASSPHRASE = "blue kettle"
PUBLIC = """untrusted comment: minisign public key 6F8E9CA34FE30F9B
RWSbD+NPo5yOb5zVQD3d1udQKAnVviktb0OtKU3i5rB/i81e8b1zAKwD
"""
WITHOUT_PASSPHRASE = (
    "untrusted comment: minisign encrypted secret key\n"
    "RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAARvWtNbDtpUHy4C54ee+f"
    "ZxhHmS99HvPfRb3BZN6cRRy/MvLf/OqXp/k21vRNC1eqM3RJZ058aWODX1g/8L8R2/juLAq6dmDZAAAAAAAAAAAAAAAAAAAA"
    "AAAAAAAAAAAAAAAAAAAAAAA=\n"
)
ITS_PUBLIC = "RWRG9a01sO2lQfk21vRNC1eqM3RJZ058aWODX1g/8L8R2/juLAq6dmDZ"
HASHED = """untrusted comment: signature from minisign secret key
RUSbD+NPo5yOb8A515jaRb18reJdiGNVVHCJwSN6ubJ7HK1hDEOjM+zvGEsTob94oKa7T3arDlRVSIbLEsU9cZXSrGwcmTb0ywg=
trusted comment: hillside version 3
GXyFA6yEMTRP9X06WadBxHMGqohDz3mF3F69Agzfdvqak5EOCK6k75VIeQmpWoyWG+EWKSxyaI3NKaG6mMKJCQ==
"""
PLAIN = """untrusted comment: signature from minisign secret key
RWSbD+NPo5yObwVofurmFCthYpFu06xQQ4wPyLwnxkBaPzTnCYLuPIhOTiIV8Z0PUkUro7B2CLWpRTbfGI4hRlZ0OrwEGhHXsgU=
trusted comment: hillside version 3
Wd13f/k5p3d1QjgrFAqFhTsKaFfgwaqsP3OsbTyqVh0H2aGbeo3l+G6lLVgNEu0vPgbH+8WDhSfgzWA75g26Dg==
"""


def refusal(call: object, *given: object) -> str:
    with pytest.raises(PackRefused) as refused:
        call(*given)  # type: ignore[operator]
    return refused.value.key.removeprefix("pack.refused.")


@pytest.mark.parametrize("text", [HASHED, PLAIN])
def test_what_minisign_signed_is_believed(text: str) -> None:
    signed = minisign.signature(text)
    minisign.verify(DATA, signed, minisign.public_key(PUBLIC))
    assert signed.comment == "hillside version 3"


@pytest.mark.parametrize("text", [HASHED, PLAIN])
def test_a_changed_file_a_changed_comment_and_another_key_are_not(text: str) -> None:
    key, other = minisign.public_key(PUBLIC), minisign.public_key(ITS_PUBLIC)
    signed = minisign.signature(text)
    assert refusal(minisign.verify, DATA + b" ", signed, key) == "wrong-signature"
    told = minisign.signature(text.replace("version 3", "version 4"))
    assert refusal(minisign.verify, DATA, told, key) == "wrong-signature"
    assert refusal(minisign.verify, DATA, signed, other) == "other-key"
    forged = minisign.PublicKey(id=key.id, key=other.key)
    assert refusal(minisign.verify, DATA, signed, forged) == "wrong-signature"


def test_a_key_file_of_minisign_opens() -> None:
    bare = minisign.unlock(WITHOUT_PASSPHRASE, "")
    assert bare.public.text == ITS_PUBLIC
    assert not minisign.needs_passphrase(WITHOUT_PASSPHRASE)


def test_our_own_key_is_closed_by_its_passphrase_and_signs() -> None:
    secret = minisign.make_key()
    text = minisign.lock(secret, PASSPHRASE)
    assert minisign.needs_passphrase(text)
    assert minisign.unlock(text, PASSPHRASE) == secret
    assert refusal(minisign.unlock, text, "blue kettles") == "wrong-passphrase"
    assert minisign.unlock(minisign.bare(secret), "") == secret
    public = minisign.public_key(minisign.public_file(secret.public))
    signed = minisign.signature(minisign.sign(DATA, secret, "one\nline"))
    minisign.verify(DATA, signed, public)
    assert signed.comment == "one line"


def test_a_fingerprint_is_over_the_whole_key_and_not_its_short_id() -> None:
    one, other = minisign.make_key(), minisign.make_key()
    forged = minisign.PublicKey(id=one.id, key=other.public.key)
    assert forged.fingerprint != one.public.fingerprint
    assert len(one.public.fingerprint.split()) == 8


def test_a_key_file_that_asks_for_endless_work_is_refused() -> None:
    import base64

    text = minisign.lock(minisign.make_key(), "x")
    first, second = text.splitlines()
    raw = bytearray(base64.b64decode(second))
    raw[38:46] = (2**40).to_bytes(8, "little")
    greedy = f"{first}\n{base64.b64encode(raw).decode()}\n"
    assert refusal(minisign.unlock, greedy, "x") == "not-a-secret-key"


@pytest.mark.parametrize("read", [minisign.public_key, minisign.signature])
@given(text=st.text(max_size=300))
@settings(max_examples=150)
def test_any_text_is_read_or_refused(read: object, text: str) -> None:
    try:
        read(text)  # type: ignore[operator]
    except PackRefused:
        return


@given(at=st.integers(0, len(HASHED) - 1), by=st.sampled_from("AZaz09+/=\n \x00é"))
@settings(max_examples=300)
def test_no_other_signature_of_the_file_is_believed(at: int, by: str) -> None:
    """One sign of the file changed: it is refused, or says the same as before."""
    text = HASHED[:at] + by + HASHED[at + 1 :]
    try:
        signed = minisign.signature(text)
        minisign.verify(DATA, signed, minisign.public_key(PUBLIC))
    except PackRefused:
        return
    assert signed == minisign.signature(HASHED)
