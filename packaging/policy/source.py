"""``policies.toml`` as typed records: unknown fields are faults."""

import re
import tomllib
from pathlib import Path
from typing import Literal

import msgspec

HERE = Path(__file__).parent
SOURCE = HERE / "policies.toml"
# What Group Policy and Intune take as a name without trouble.
NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*")

Plain = bool | int | str | list[str]


class Category(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A folder in the Group Policy editor."""

    id: str
    title: str


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that can be set. ``longest`` is in characters, of one line of a list."""

    name: str
    category: str
    type: Literal["text", "flag", "number", "list"]
    title: str
    help: str
    means: str
    example: Plain
    windows: str = ""
    recommended: bool = False
    longest: int = 0
    most: int = 0
    pattern: str = ""
    values: tuple[tuple[int, str], ...] = ()
    range: tuple[int, int] | None = None


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    vendor: str
    app: str
    title: str
    bundle: str
    revision: str
    since: str
    category: tuple[Category, ...]
    policy: tuple[Entry, ...]

    @property
    def key(self) -> str:
        """Where Windows has it, without the root."""
        return rf"Software\Policies\{self.vendor}\{self.app}"

    @property
    def examples(self) -> dict[str, Plain]:
        """One sound value for each."""
        return {entry.name: entry.example for entry in self.policy}

    @property
    def windows_examples(self) -> dict[str, Plain]:
        """The same, as they would be on Windows."""
        return {entry.name: entry.windows or entry.example for entry in self.policy}


def load(path: Path = SOURCE) -> Source:
    """The source. msgspec.ValidationError, ValueError: what is wrong in it."""
    source = msgspec.convert(tomllib.loads(path.read_text("utf-8")), Source)
    names = [entry.name for entry in source.policy] + [category.id for category in source.category]
    wrong = [name for name in names if not NAME.fullmatch(name) or names.count(name) > 1]
    known = {category.id for category in source.category}
    wrong += [entry.name for entry in source.policy if entry.category not in known]
    if wrong:
        raise ValueError(f"names that are no names, not the only ones, or in no category: {wrong}")
    return source
