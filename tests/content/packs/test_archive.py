"""Zips of a pack: the same bytes each time, and nothing that a hostile one tries comes through."""

import hashlib
import stat
import warnings
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit_app.content.packs import archive, folder, limits
from audit_app.domain.pack import PackRefused
from tests.content.packs.hostile import FILES, put, with_one, zipped

SOUND = archive.build(FILES)


def refusal(data: bytes) -> str:
    with pytest.raises(PackRefused) as refused:
        archive.unpack(data)
    return refused.value.key.removeprefix("pack.refused.")


def entry(name: str, mode: int = stat.S_IFREG | 0o644) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name)
    made.create_system = 3
    made.external_attr = mode << 16
    return made


def test_a_pack_is_the_same_bytes_each_time_whatever_the_order() -> None:
    assert archive.build(dict(reversed(FILES.items()))) == SOUND
    assert archive.unpack(SOUND) == FILES


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../pack.toml", "outside"),
        ("topics/../../evil.toml", "outside"),
        ("/etc/pack.toml", "outside"),
        ("C:\\pack.toml", "outside"),
        ("..\\pack.toml", "outside"),
        ("topics/a.toml\0.exe", "name"),
        ("run.exe", "name"),
        ("topics/run.py", "name"),
        ("topics/deep/a.toml", "name"),
        ("help/pupil-contact.toml", "name"),
        ("platforms/facebook.toml", "name"),
        ("withdrawn.toml", "name"),
        ("routes.toml", "name"),
        ("topics/ä.toml", "name"),
        ("topics/con\u202egnp.toml", "name"),
        ("Pack.toml", "double"),
        ("TOPICS/hillside.toml", "double"),
        (f"topics/{'a' * 90}.toml", "name"),
    ],
)
def test_a_name_that_no_pack_has_is_refused(name: str, reason: str) -> None:
    # Written over afterwards: the library cuts names at a zero byte.
    safe = name.replace("\0", "!")
    data = with_one(safe, b"x = 1").replace(safe.encode(), name.encode())
    assert refusal(data) == reason


def test_two_files_of_one_name_are_refused() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        data = with_one("pack.toml", b"id = 'other'")
    assert refusal(data) == "double"


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFDIR])
def test_what_is_no_plain_file_is_refused(kind: int) -> None:
    assert refusal(with_one(entry("topics/a.toml", kind | 0o777), b"/etc/passwd")) == "link"


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    assert refusal(with_one("topics/a.toml", b" " * limits.MAX_FILE)) == "bomb"
    assert refusal(with_one("topics/a.toml", b" " * 50_000_000)) == "large-file"


def test_a_size_that_lies_is_found_out() -> None:
    true, told = len(FILES["notes.toml"]), 7
    data = SOUND.replace(true.to_bytes(4, "little"), told.to_bytes(4, "little"))
    assert data != SOUND
    assert refusal(data) == "broken-zip"


def test_a_locked_file_is_refused() -> None:
    data = bytearray(SOUND)
    for sign, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(sign) + at] |= 1
    assert refusal(bytes(data)) == "locked"


def test_too_many_files_and_too_much_in_all_are_refused() -> None:
    many = [(f"topics/a{number}.toml", b"") for number in range(limits.MAX_FILES)]
    assert refusal(zipped([*FILES.items(), *many])) == "many-files"
    noise = b"".join(hashlib.sha256(str(n).encode()).hexdigest().encode() for n in range(3_000))
    much = [(f"topics/a{number}.toml", noise) for number in range(6)]
    stored = zipped([*FILES.items(), *much])
    assert refusal(stored) == "large"
    assert refusal(SOUND + b"\0" * limits.MAX_ZIP) == "large"


def test_no_pack_toml_is_no_pack() -> None:
    assert refusal(zipped([("notes.toml", b"")])) == "no-head"


@given(st.binary(max_size=2_000))
@settings(max_examples=300)
def test_any_bytes_are_refused(data: bytes) -> None:
    assert refusal(data) == "broken-zip"


@given(at=st.integers(0, len(SOUND) - 1), by=st.integers(1, 255), cut=st.booleans())
@settings(max_examples=800)
def test_a_damaged_pack_is_refused_or_whole(at: int, by: int, *, cut: bool) -> None:
    """One byte changed, or the rest cut off: never a crash, never more than the limits."""
    data = SOUND[:at] if cut else SOUND[:at] + bytes([SOUND[at] ^ by]) + SOUND[at + 1 :]
    try:
        files = archive.unpack(data)
    except PackRefused:
        return
    for name, content in files.items():
        limits.check_name(name)
        assert content == FILES.get(name, content)
    limits.check_whole(files)


def test_a_folder_reads_as_its_zip_and_what_lies_beside_is_left(tmp_path: Path) -> None:
    root = put(tmp_path, FILES | {".DS_Store": b"", "README.md": b"For us", "Thumbs.db": b""})
    assert folder.gather(root) == FILES


def test_a_folder_with_a_link_or_a_stranger_is_refused(tmp_path: Path) -> None:
    outside = tmp_path / "secret"
    outside.write_text("x = 1")
    root = put(tmp_path / "pack", FILES)
    (root / "links.toml").unlink()
    (root / "links.toml").symlink_to(outside)
    with pytest.raises(PackRefused, match="link"):
        folder.gather(root)
    (root / "links.toml").unlink()
    (root / "run.py").write_text("print()")
    with pytest.raises(PackRefused, match="name"):
        folder.gather(root)
    (root / "run.py").unlink()
    (root / "topics" / "deep").mkdir()
    with pytest.raises(PackRefused):
        folder.gather(root)
    with pytest.raises(PackRefused, match="not-there"):
        folder.gather(tmp_path / "nowhere")
