"""The words of the interface, from ``resources/strings/<language>/<section>.toml``."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from audit_app.content import compiled, shipped
from audit_app.content.faults import Fault
from audit_app.content.files import gather, parse
from audit_app.domain.locales import Locale
from audit_app.domain.words import Words

ENGLISH = "en"
COMPILED = "compiled.json"
LOCALES = "locales.txt"


class UnknownLanguage(ValueError):
    """Unicode's CLDR, and so ``locales.txt``, has no such language."""


def load(language: str = ENGLISH, *, root: Path | None = None) -> Words:
    """The words of one language; English for whatever it lacks.

    ``root`` is the strings folder, by default the shipped one. Raises ValueError when a file is
    broken: shipped words are tested, so that is a bug.
    """
    root = root or shipped.path("resources", "strings")
    english = Words(texts(root, ENGLISH), locale(ENGLISH))
    if language == ENGLISH:
        return english
    return Words(texts(root, language), locale(language), beneath=english)


def texts(root: Path, language: str) -> dict[str, str]:
    """What a language has itself, by dotted key. ValueError: a file is broken."""
    files, faults = gather(root, (language,))
    if faults:
        raise ValueError(str(faults[0]))
    path = root / compiled_name(language)
    copy = compiled.decode(path, compiled.fingerprint(files), dict[str, str])
    return copy or parse_texts(files)


def compiled_name(language: str) -> str:
    """The file that holds the compiled copy of a language."""
    return COMPILED if language == ENGLISH else f"compiled-{language}.json"


def is_known(language: str) -> bool:
    """Whether CLDR knows a language."""
    return bool(_row(language))


def locale(language: str) -> Locale:
    """How a language counts, dates and lists. UnknownLanguage: CLDR does not know it."""
    row = _row(language)
    if not row:
        raise UnknownLanguage(language)
    return msgspec.json.decode(row, type=Locale)


def _row(language: str) -> bytes:
    """A language's line of the table: a start looks for its own and leaves the others unread."""
    head = f"{language} ".encode()
    # English stands first: most starts read no further.
    with shipped.path("resources", "strings", LOCALES).open("rb") as lines:
        return next((line[len(head) :] for line in lines if line.startswith(head)), b"")


def parse_texts(files: dict[str, bytes]) -> dict[str, str]:
    """Texts by dotted key: the file's name, then its tables. ValueError names the first fault."""
    found: dict[str, str] = {}
    for name, content in files.items():
        table = parse(name, content)
        if isinstance(table, Fault):
            raise ValueError(str(table))  # noqa: TRY004 - the file is broken, not the call
        section = name.rpartition("/")[2].removesuffix(".toml")
        found.update(_flat(name, section, table))
    return found


def _flat(file: str, key: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for part, inner in value.items():
            yield from _flat(file, f"{key}.{part}", inner)
    elif isinstance(value, str):
        yield key, value
    else:
        # The file is broken, not the call.
        raise ValueError(str(Fault(file, key, "not a text", "text in quotes")))  # noqa: TRY004
