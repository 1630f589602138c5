"""What every language that ships must hold, so that no translation can break the program."""

import string

import pytest

from audit_app.content import languages, shipped, strings
from audit_app.domain.words import Said

ROOT = shipped.path("resources", "strings")
OTHERS = [name for name in languages.languages(ROOT) if name != strings.ENGLISH]
ENGLISH = strings.texts(ROOT, strings.ENGLISH)
COUNTS = (*range(201), 1_000, 1_000_000)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def asked(key: str) -> set[str]:
    """The placeholders that code fills for a key, by the English of all its forms."""
    forms = [f"{key}.{form}" for form in languages.FORMS]
    return {p for each in (key, *forms) if each in ENGLISH for p in placeholders(ENGLISH[each])}


def test_numbers_are_left_to_the_language() -> None:
    """A format such as {count:,} would write every language's numbers in the English way."""
    for language in (strings.ENGLISH, *OTHERS):
        for key, text in strings.texts(ROOT, language).items():
            formats = [f or c for _, _, f, c in string.Formatter().parse(text) if f or c]
            assert not formats, f"{language} {key}"


def test_there_is_another_language_to_look_at() -> None:
    assert "cy" in OTHERS


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_translated_that_nobody_asks_for(language: str) -> None:
    own = languages.counted_once(strings.texts(ROOT, language))
    assert own <= languages.counted_once(ENGLISH)


@pytest.mark.parametrize("language", OTHERS)
def test_only_what_code_fills_is_left_open(language: str) -> None:
    for key, text in strings.texts(ROOT, language).items():
        stem = key.rpartition(".")[0] if key.rpartition(".")[2] in languages.FORMS else key
        known = asked(key) | asked(stem)
        assert placeholders(text) <= known, f"{language} {key}: {{}} may name {sorted(known)}"
        assert text.count("**") % 2 == 0, f"{language} {key}: ** stand in pairs"


@pytest.mark.parametrize("language", OTHERS)
def test_each_counted_text_has_every_form_of_its_language(language: str) -> None:
    texts, locale = strings.texts(ROOT, language), strings.locale(language)
    wanted = {locale.form(count) for count in COUNTS} | {"other"}
    counted = {key.removesuffix(".other") for key in texts if key.endswith(".other")}
    counted = {key for key in counted if f"{key}.one" in ENGLISH}
    for key in sorted(counted):
        lacking = sorted(form for form in wanted if f"{key}.{form}" not in texts)
        assert not lacking, f"{language} {key} lacks {lacking}"


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_can_be_said(language: str) -> None:
    words, own = strings.load(language), strings.texts(ROOT, language)
    for key in sorted(languages.counted_once(ENGLISH)):
        given = dict.fromkeys(asked(key), "x")
        for count in (0, 1, 2, 3, 6, 7):
            said = words(key, **{**given, "count": count})
            assert isinstance(said, Said) == bool({key, f"{key}.other"} & set(own)), key


def test_the_welsh_draft_is_marked_as_one_and_given_to_nobody_unasked() -> None:
    for file in sorted((ROOT / "cy").glob("*.toml")):
        assert "NOT YET CHECKED BY A WELSH SPEAKER" in file.read_text("utf-8").splitlines()[0]
    assert not languages.is_whole(ROOT, "cy")
    assert languages.choose(None, lambda: ("cy-GB", "cy")) == strings.ENGLISH
    assert languages.choose("cy", lambda: ("en-GB",)) == "cy"


def test_what_to_do_in_danger_is_not_said_in_a_draft() -> None:
    welsh = strings.load("cy")
    assert not isinstance(welsh("help.danger"), Said)
    assert isinstance(welsh("help.title"), Said)
