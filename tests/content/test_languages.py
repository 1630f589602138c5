from pathlib import Path

import pytest

from audit_app.content import languages

ENGLISH = 'go = "Go"\nstop = "Stop"\n[left]\none = "{count} day"\nother = "{count} days"\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """English, whole Welsh with a form more, and half of Polish."""
    put(tmp_path, "en", ENGLISH)
    put(tmp_path, "cy", ENGLISH + 'two = "{count} ddiwrnod"\n')
    put(tmp_path, "pl", 'go = "Idź"\nold = "Was here once"\n')
    (tmp_path / "locales.txt").write_text("not a language", "utf-8")
    return tmp_path


def put(root: Path, language: str, content: str) -> None:
    (root / language).mkdir()
    (root / language / "home.toml").write_text(content, "utf-8")


def test_each_folder_is_a_language_and_english_is_first(root: Path) -> None:
    assert languages.languages(root) == ("en", "cy", "pl")


def test_the_forms_of_a_text_count_as_one(root: Path) -> None:
    assert languages.coverage(root, "cy") == (3, 3)
    assert languages.coverage(root, "pl") == (1, 3)


@pytest.mark.parametrize(
    ("chosen", "asked", "spoken"),
    [
        (None, (), "en"),
        (None, ("cy-GB", "en-GB"), "cy"),
        (None, ("en-GB", "cy-GB"), "en"),
        (None, ("pl-PL",), "en"),  # a draft comes to nobody who did not choose it
        (None, ("fr-FR", "cy"), "cy"),
        ("pl", ("cy",), "pl"),
        ("cy", ("en",), "cy"),
        ("fr", ("cy",), "en"),  # chosen once, and not here any more
        ("../en", (), "en"),
    ],
)
def test_the_language_spoken(
    root: Path, chosen: str | None, asked: tuple[str, ...], spoken: str
) -> None:
    assert languages.choose(chosen, lambda: asked, root=root) == spoken
