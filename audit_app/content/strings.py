"""The words of the interface, from ``resources/strings/<language>/<section>.toml``."""

from collections.abc import Iterator
from pathlib import Path

from audit_app.content import compiled, shipped
from audit_app.content.faults import Fault
from audit_app.content.files import gather, parse
from audit_app.domain.words import Words

COMPILED = "compiled.json"
_FULL_NAMES = {"en": "en-GB"}


def load(language: str = "en", *, root: Path | None = None) -> Words:
    """The words of one language. ``root`` is the strings folder, by default the shipped one.

    Raises ValueError when a file is broken: shipped words are tested, so that is a bug.
    """
    root = root or shipped.path("resources", "strings")
    files, faults = gather(root, (language,))
    if faults:
        raise ValueError(str(faults[0]))
    copy = compiled.decode(root / COMPILED, compiled.fingerprint(files), dict[str, str])
    return Words(copy or parse_texts(files), _FULL_NAMES.get(language, language))


def parse_texts(files: dict[str, bytes]) -> dict[str, str]:
    """Texts by dotted key: the file's name, then its tables. ValueError names the first fault."""
    texts: dict[str, str] = {}
    for name, content in files.items():
        table = parse(name, content)
        if isinstance(table, Fault):
            raise ValueError(str(table))  # noqa: TRY004 - the file is broken, not the call
        section = name.rpartition("/")[2].removesuffix(".toml")
        texts.update(_flat(name, section, table))
    return texts


def _flat(file: str, key: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for part, inner in value.items():
            yield from _flat(file, f"{key}.{part}", inner)
    elif isinstance(value, str):
        yield key, value
    else:
        # The file is broken, not the call.
        raise ValueError(str(Fault(file, key, "not a text", "text in quotes")))  # noqa: TRY004
