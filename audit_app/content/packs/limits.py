"""What a pack may hold, and how much of it: names of files, sizes, counts."""

import re

from audit_app.content.faults import quoted
from audit_app.domain.pack import PackRefused

HEAD = "pack.toml"
# Few kinds of file: what could stand in the way of shipped guidance (help pages, apps, ways to
# have something removed, searches, withdrawals) is no part of a pack.
LISTS = ("contacts", "people", "links", "notes", "bullets", "priorities")
FILES = (HEAD, *(f"{name}.toml" for name in LISTS))
TOPICS = "topics"
SUFFIX = ".zip"
SIGNATURE = ".minisig"

MAX_ZIP = 1_000_000
MAX_FILE = 200_000
MAX_TOTAL = 1_000_000
MAX_FILES = 40
# Text of this kind becomes four times smaller; a bomb a thousand times.
MAX_RATIO = 60
# Very small files shrink a lot by chance.
_SMALL = 4_096
MAX_RECORDS = {"questions": 40, "notes": 60}
_RECORDS = 20
MAX_ID = 40

_TOPIC = re.compile(rf"{TOPICS}/[a-z0-9]+(?:[-_][a-z0-9]+)*\.toml")
_LONGEST_NAME = 60


def refuse(reason: str, name: str = "") -> PackRefused:
    """The refusal of a pack; ``name`` (of a file in it) is made safe to show."""
    return PackRefused(f"pack.refused.{reason}", name=quoted(name)[1:-1])


def check_name(name: str) -> None:
    """PackRefused: this is no name of a file of a pack. So nothing can climb out of it."""
    plain = name.replace("\\", "/")
    if plain.startswith("/") or ".." in plain.split("/") or ":" in plain:
        raise refuse("outside", name)
    if len(name) > _LONGEST_NAME or (name not in FILES and not _TOPIC.fullmatch(name)):
        raise refuse("name", name)


def check_size(name: str, size: int) -> None:
    """PackRefused: a file is too large."""
    if size > MAX_FILE:
        raise refuse("large-file", name)


def check_whole(files: dict[str, bytes]) -> None:
    """PackRefused: too many files, too much in all, or no ``pack.toml``."""
    if len(files) > MAX_FILES:
        raise refuse("many-files")
    if sum(map(len, files.values())) > MAX_TOTAL:
        raise refuse("large")
    if HEAD not in files:
        raise refuse("no-head")


def check_ratio(name: str, size: int, packed: int) -> None:
    """PackRefused: a file that becomes far larger when it is unpacked than text does."""
    if size > _SMALL and size > MAX_RATIO * max(packed, 1):
        raise refuse("bomb", name)


def check_count(name: str, count: int) -> None:
    """PackRefused: so many records that nobody would read them, and a start would take long."""
    if count > MAX_RECORDS.get(name, _RECORDS):
        raise refuse("many-records", name)
