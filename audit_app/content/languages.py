"""Which languages are here, how whole each is, and which one to speak."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from audit_app.content import shipped
from audit_app.content.strings import ENGLISH, is_known, locale, texts

FORMS = frozenset({"zero", "one", "two", "few", "many", "other"})


class Catalogue(NamedTuple):
    """A language by what it calls itself, with ``here`` of the ``total`` texts there are."""

    language: str
    name: str
    here: int
    total: int


def choose(
    chosen: str | None, asked: Callable[[], tuple[str, ...]], *, root: Path | None = None
) -> str:
    """The language to speak: the ``chosen`` one if it is here, else English.

    Where nobody chose, the first that this laptop has ``asked`` for (BCP 47 tags) and that is whole
    here: a draft is never given to anybody who did not choose it.
    """
    if chosen:
        root = root or shipped.path("resources", "strings")
        return chosen if chosen in languages(root) else ENGLISH
    for language in (tag.partition("-")[0] for tag in asked()):
        root = root or shipped.path("resources", "strings")
        if language == ENGLISH or (language in languages(root) and is_whole(root, language)):
            return language
    return ENGLISH


def languages(root: Path) -> tuple[str, ...]:
    """The languages that are here and that CLDR knows, English first."""
    found = sorted(place.name for place in root.iterdir() if place.is_dir())
    return (ENGLISH, *(name for name in found if name != ENGLISH and is_known(name)))


def catalogues() -> tuple[Catalogue, ...]:
    """The languages that ship, English first, each with how much of it there is."""
    root = shipped.path("resources", "strings")
    return tuple(
        Catalogue(language, locale(language).name, *coverage(root, language))
        for language in languages(root)
    )


def is_whole(root: Path, language: str) -> bool:
    """Whether every text is there in this language."""
    here, all_of_them = coverage(root, language)
    return here == all_of_them


def coverage(root: Path, language: str) -> tuple[int, int]:
    """How many texts there are in a language, and how many in English."""
    wanted = counted_once(texts(root, ENGLISH))
    return len(wanted & counted_once(texts(root, language))), len(wanted)


def counted_once(keys: Iterable[str]) -> set[str]:
    """Keys, those of all plural forms of a text as one."""
    known = set(keys)
    return {_without_form(key, known) for key in known}


def _without_form(key: str, known: set[str]) -> str:
    stem, _, form = key.rpartition(".")
    return stem if form in FORMS and f"{stem}.other" in known else key
