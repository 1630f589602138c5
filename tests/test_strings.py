"""Every text that code asks for exists with the values it needs, and every text is asked for.

A key counts as asked for when it stands in the code as a literal string, or begins like a literal
f-string does: ``words(f"roles.{role}")`` asks for every key that begins with "roles.".
"""

import ast
import re
import string
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
KEY = re.compile(r"[a-z][a-z0-9-]*(\.[a-z0-9-]+)+")
# Errors carry keys far from any call, so their section is one even before it has a file.
ERRORS = "errors"
# What Notices.ask and Notices.show take from the table they are given (audit_app/ui/notices.py).
NOTICE = ("title", "what", "do")


class Use(NamedTuple):
    """A string that is a key, or ``begins`` one.

    ``asked`` is True in a call of words; ``given`` are the values of that call, None when unknown.
    """

    text: str
    where: str
    begins: bool = False
    asked: bool = False
    given: frozenset[str] | None = None

    def is_key(self, sections: set[str]) -> bool:
        """Whether this must be a key; other strings, such as file names, may just look like one."""
        section, *rest = self.text.split(".")
        return self.asked or (section in sections and len(rest) > 1)

    def matches(self, key: str) -> bool:
        """Whether this asks for ``key``. A notice is named by its table and asks for its parts."""
        if self.begins:
            return key.startswith(self.text)
        table, _, part = key.rpartition(".")
        return key == self.text or (table == self.text and part in NOTICE)


def flatten(key: str, value: object) -> dict[str, set[str]]:
    """The placeholders of each text, by key. A counted text (``one``, ``other``) is one key."""
    if not isinstance(value, dict):
        return {key: {name for _, name, _, _ in string.Formatter().parse(str(value)) if name}}
    if set(value) == {"one", "other"}:
        return flatten(key, f"{value['one']} {value['other']}")
    return {
        k: v for part, inner in value.items() for k, v in flatten(f"{key}.{part}", inner).items()
    }


def uses_in(source: str, where: str) -> Iterator[Use]:
    """Every string of some code that is, or could be, a key or the beginning of one."""
    tree = ast.parse(source)
    given = {id(node): values for call in ast.walk(tree) for node, values in _asked_by(call)}
    parts = {
        id(p) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for p in node.values
    }
    for node in ast.walk(tree):
        begins = isinstance(node, ast.JoinedStr)
        text = node.values[0] if isinstance(node, ast.JoinedStr) and node.values else node
        if not isinstance(text, ast.Constant) or not isinstance(text.value, str):
            continue
        if "." in text.value if begins else id(node) not in parts and KEY.fullmatch(text.value):
            place = f"{where}:{text.lineno}"
            yield Use(text.value, place, begins, id(node) in given, given.get(id(node)))


def _asked_by(call: ast.AST) -> Iterator[tuple[ast.expr, frozenset[str] | None]]:
    """The key, or both keys of an either-or, of ``words(…)`` or ``self._words(…)``."""
    if not isinstance(call, ast.Call) or not call.args:
        return
    name = getattr(call.func, "id", "") or getattr(call.func, "attr", "")
    if name.strip("_") == "words":
        names = [keyword.arg for keyword in call.keywords]
        values = None if None in names else frozenset(name for name in names if name)
        key = call.args[0]
        for node in (key.body, key.orelse) if isinstance(key, ast.IfExp) else (key,):
            yield node, values


@pytest.fixture(scope="module")
def texts() -> dict[str, set[str]]:
    files = sorted((ROOT / "resources" / "strings" / "en").glob("*.toml"))
    tables = [flatten(file.stem, tomllib.loads(file.read_text("utf-8"))) for file in files]
    return {key: names for table in tables for key, names in table.items()}


@pytest.fixture(scope="module")
def uses() -> list[Use]:
    files = sorted((ROOT / "audit_app").rglob("*.py"))
    return [u for f in files for u in uses_in(f.read_text("utf-8"), str(f.relative_to(ROOT)))]


def test_every_text_asked_for_exists(texts: dict[str, set[str]], uses: list[Use]) -> None:
    sections = {ERRORS} | {key.partition(".")[0] for key in texts}
    keys = [use for use in uses if use.is_key(sections)]

    assert len(keys) > 1
    missing = [f"{u.where} {u.text}" for u in keys if not any(map(u.matches, texts))]
    assert not missing, "\n".join(missing)


def test_every_text_is_asked_for(texts: dict[str, set[str]], uses: list[Use]) -> None:
    unused = [key for key in texts if not any(use.matches(key) for use in uses)]
    assert not unused, "\n".join(unused)


def test_every_placeholder_is_filled(texts: dict[str, set[str]], uses: list[Use]) -> None:
    filled = [use for use in uses if use.given is not None and not use.begins]
    lacking = [(u, texts.get(u.text, set()) - u.given) for u in filled if u.given is not None]

    unfilled = [f"{use.where} {use.text} {sorted(names)}" for use, names in lacking if names]
    assert not unfilled, "\n".join(unfilled)


def test_the_collector_sees_each_way_of_asking() -> None:
    code = """
        self._words("home.title", name=1); words(f"home.{x}.y"); words("a.b" if c else "a.c", **d)
        key = "errors.vault.closed"; path = "actions.pdf"; say("x.y-{z}"); super(f"errors.no-{z}")
    """
    found = list(uses_in(re.sub(r"(?m)^ +", "", code), "x.py"))

    asked = {(use.text, use.begins, use.given) for use in found if use.asked}
    assert asked == {
        ("home.title", False, frozenset({"name"})),
        ("home.", True, frozenset()),
        ("a.b", False, None),
        ("a.c", False, None),
    }
    others = {(use.text, use.is_key({"actions", ERRORS})) for use in found if not use.asked}
    assert others == {("errors.vault.closed", True), ("actions.pdf", False), ("errors.no-", False)}


def test_a_counted_text_is_one_key_with_the_placeholders_of_both() -> None:
    table = {"left": {"one": "One day", "other": "{count} days, {name}"}, "title": "Hello"}
    assert flatten("home", table) == {"home.left": {"count", "name"}, "home.title": set()}
