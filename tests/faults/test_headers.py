"""The key files, turned bit by bit, forged, and made of nonsense: only named errors come out."""

from __future__ import annotations

import contextlib
import json
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit_app.vault import header, keyfiles, keyslots, opening, places
from audit_app.vault.errors import Damaged, NewerVersion, NoSuchWay, VaultError, WrongSecret
from audit_app.vault.header import BadCopy, Kdf
from tests.faults import bad_headers
from tests.faults.figures import Figures, is_long
from tests.faults.parts import SPARE_KEY, begun
from tests.vault.parts import MEANS, contents, flip
from tests.vault.test_header import KEYS, a_copy, framed

RANDOM = random.Random(4)  # noqa: S311 - places, not secrets
FUZZED = 10_000 if is_long() else 5_000


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A folder with two sound copies."""
    keyfiles.write(tmp_path, a_copy())
    return tmp_path


def test_every_bit_of_either_copy_is_made_good_from_the_other(kept: Path, figures: Figures) -> None:
    good = (kept / "keys.a").read_bytes()
    for name in places.KEYS:
        for bit in range(len(good) * 8):
            flip(kept / name, bit)
            found = keyfiles.read(kept)
            assert found.damaged == (name,)
            assert [copy.raw for copy in found.copies] == [good]
            if bit % 16 == 0:
                keyfiles.repair(kept, found, found.copies[0])
                assert (kept / name).read_bytes() == good
            (kept / name).write_bytes(good)
    figures.tell("a bit turned in one key file", len(good) * 16, "0 unnoticed, 0 not made good")


def test_every_bit_of_both_copies_stops_and_writes_nothing(kept: Path, figures: Figures) -> None:
    good = (kept / "keys.a").read_bytes()
    for bit in range(len(good) * 8):
        flip(kept / "keys.a", bit)
        flip(kept / "keys.b", bit)
        before = contents(kept)
        with pytest.raises(Damaged):
            keyfiles.read(kept)
        assert contents(kept) == before
        for name in places.KEYS:
            (kept / name).write_bytes(good)
    figures.tell("the same bit turned in both key files", len(good) * 8, "0 opened, 0 written to")


def mutated(plain: dict[str, object]) -> dict[str, object]:
    """One value of a header changed to something of the same kind."""
    text = json.loads(json.dumps(plain))
    slot = RANDOM.choice(text["slots"])
    place, field = RANDOM.choice(
        [(text, "gen"), (text, "vault"), (text, "needs")]
        + [(slot, field) for field in ("id", "kind", "nonce", "ct")]
        + [(slot["kdf"], field) for field in ("salt", "m", "t", "p", "alg")]
    )
    old = place[field]
    if isinstance(old, int):
        place[field] = old + RANDOM.choice((-1, 1)) * RANDOM.randint(1, 1000)
    else:
        at = RANDOM.randrange(len(old))
        other = RANDOM.choice([c for c in "0123456789abcdef" if c != old[at]])
        place[field] = old[:at] + other + old[at + 1 :]
    return text  # type: ignore[no-any-return]


def test_no_edit_with_a_right_checksum_is_believed(folder: Path, figures: Figures) -> None:
    """Somebody who can write the files, and has no key."""
    begun(folder)
    good = (folder / "keys.a").read_bytes()
    plain = json.loads(header.canonical(header.decode(good).header))
    key = b"whoever forges it has no key, so any"
    edits = figures.times(3000, 10_000)
    believed = tried = 0
    for _ in range(edits):
        raw = framed(bad_headers.body(mutated(plain)))
        try:
            copy = header.decode(raw)
        except (BadCopy, NewerVersion):
            continue
        assert not copy.proves(key[:32])
        if tried < edits // 20:
            tried += 1
            believed += opens_with(folder, raw)
    assert tried == edits // 20
    for name in places.KEYS:
        (folder / name).write_bytes(good)
    opening.open_with_spare_key(folder, SPARE_KEY, MEANS).close()
    figures.tell("a key header edited, its checksum made right", edits, f"{believed} believed")
    assert believed == 0


def opens_with(folder: Path, raw: bytes) -> bool:
    """Whether a vault opens when both its key files are this."""
    for name in places.KEYS:
        (folder / name).write_bytes(raw)
    with contextlib.suppress(VaultError):
        opening.open_with_spare_key(folder, SPARE_KEY, MEANS).close()
        return True
    return False


HEADERS = list(bad_headers.every())


def test_only_named_errors_come_out_of_headers_made_by_hand(folder: Path, figures: Figures) -> None:
    begun(folder)
    accepted: list[str] = []
    for what, raw in HEADERS:
        with contextlib.suppress(BadCopy, NewerVersion):
            header.decode(raw)
            accepted.append(what)
        for name in places.KEYS:
            (folder / name).write_bytes(raw)
        before = contents(folder)
        with pytest.raises((Damaged, NewerVersion, NoSuchWay, WrongSecret)):
            opening.open_with_spare_key(folder, SPARE_KEY, MEANS)
        assert contents(folder) == before, what
    figures.tell("a bad key header made by hand", len(HEADERS), "0 opened, 0 errors without a name")
    assert accepted == []
    assert len(HEADERS) >= 80


@pytest.mark.parametrize("cost", bad_headers.ABSURD_COSTS)
def test_an_absurd_cost_is_never_paid(
    cost: tuple[int, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def derive(*_: object) -> bytes:
        pytest.fail("derived with numbers out of bounds")

    monkeypatch.setattr("nacl.bindings.crypto_pwhash_alg", derive)
    memory, passes, lanes = cost
    kdf = Kdf(alg=keyslots.ARGON2, salt=bytes(16), m=memory, t=passes, p=lanes)
    slot = keyslots.blank(header.SlotKind.PASSPHRASE)
    slot = header.Slot(id=slot.id, kind=slot.kind, kdf=kdf, nonce=slot.nonce, ct=bytes(48))
    assert keyslots.unseal("ab" * 16, slot, b"secret") is None


def json_values() -> st.SearchStrategy[object]:
    """Any JSON, near to a header or far from it."""
    simple = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40)
    return st.recursive(
        simple,
        lambda inner: (
            st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
        ),
        max_leaves=6,
    )


GOOD = bad_headers.plain()
RAW = a_copy().raw
SHAPES = st.one_of(
    st.binary(max_size=1500),
    st.binary(max_size=600).map(framed),
    json_values().map(lambda value: framed(bad_headers.body(value))),  # type: ignore[arg-type]
    st.dictionaries(st.sampled_from(sorted(GOOD)), json_values(), min_size=1).map(
        lambda changes: framed(bad_headers.body(GOOD | changes))
    ),
    st.dictionaries(st.sampled_from(sorted(GOOD["slots"][0])), json_values(), min_size=1).map(
        lambda changes: framed(bad_headers.body(GOOD | {"slots": [GOOD["slots"][0] | changes]}))
    ),
    st.tuples(st.integers(0, 600), st.binary(min_size=1, max_size=40)).map(
        lambda spot: RAW[: spot[0]] + spot[1] + RAW[spot[0] + len(spot[1]) :]
    ),
)


def test_nothing_but_named_errors_comes_out_of_nonsense(figures: Figures) -> None:
    accepted: list[bytes] = []
    tried: list[int] = [0]

    @settings(
        max_examples=FUZZED,
        database=None,
        derandomize=not is_long(),
        suppress_health_check=list(HealthCheck),
    )
    @given(SHAPES)
    def fuzz(raw: bytes) -> None:
        tried[0] += 1
        try:
            copy = header.decode(raw)
        except (BadCopy, NewerVersion):
            return
        assert header.decode(copy.raw) == copy
        if copy.proves(KEYS.header) and copy.raw != RAW:
            accepted.append(raw)

    fuzz()
    figures.tell(
        "nonsense in the place of a key header (hypothesis)",
        tried[0],
        f"{len(accepted)} believed, 0 errors without a name",
    )
    assert tried[0] >= FUZZED
    assert accepted == []
