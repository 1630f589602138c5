from datetime import date
from pathlib import Path

import pytest

from audit_app.content import compiled, strings
from audit_app.content.files import gather


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "home.toml").write_text(
        'title = "Hello, {name}"\n[left]\none = "{count} day"\nother = "{count} days"\n', "utf-8"
    )
    return tmp_path


def test_a_key_is_the_file_then_its_tables(root: Path) -> None:
    words = strings.load(root=root)
    assert words.keys() == {"home.title", "home.left.one", "home.left.other"}
    assert words("home.title", name="Ann") == "Hello, Ann"
    assert words("home.left", count=1) == "1 day"
    assert words("home.left", count=2) == "2 days"
    assert words.language == "en-GB"


def test_a_compiled_copy_is_used_only_while_it_is_fresh(root: Path) -> None:
    files, _ = gather(root, ("en",))
    copy = compiled.encode(compiled.fingerprint(files), {"home.title": "Compiled"})
    (root / strings.COMPILED).write_bytes(copy)
    assert strings.load(root=root)("home.title") == "Compiled"
    (root / "en" / "home.toml").write_text('title = "Edited"\n', "utf-8")
    assert strings.load(root=root)("home.title") == "Edited"


def test_another_language_is_read_from_its_own_folder(root: Path) -> None:
    (root / "cy").mkdir()
    (root / "cy" / "home.toml").write_text('title = "Helo"\n', "utf-8")
    words = strings.load("cy", root=root)
    assert (words("home.title"), words.language) == ("Helo", "cy")


@pytest.mark.parametrize("content", ["title = 1", "title = [", "[a]\nb = ['x']"])
def test_a_broken_file_is_a_bug_and_names_itself(root: Path, content: str) -> None:
    (root / "en" / "bad.toml").write_text(content, "utf-8")
    with pytest.raises(ValueError, match=r"en/bad\.toml"):
        strings.load(root=root)


def test_the_shipped_words_know_the_months() -> None:
    words = strings.load()
    days = [date(2027, month, 4) for month in range(1, 13)]
    assert words.date(days[0]) == "4 January 2027"
    assert len({words.month(day) for day in days}) == 12
