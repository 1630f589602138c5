"""No sentence for people stands in Python: it could not be translated, and nobody would find it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "audit_app"
# What shows, says or writes its text to a person.
SHOWS = frozenset(
    {
        *("Label", "Heading", "Button", "Disclosure", "NotePanel", "CareCard", "Card", "Offered"),
        *("Situation", "Contact", "RailEntry", "SettingRow", "TickTile", "WayOn", "muted", "lead"),
        *("label_for", "setText", "setAccessibleName", "setAccessibleDescription", "setToolTip"),
        *("setPlaceholderText", "setWindowTitle", "addItem", "addAction", "announce"),
        *("say", "warn", "title", "block", "Fact", "Run"),
    }
)
WORD = re.compile(r"[A-Za-z]{2,}")
SENTENCE = re.compile(r"[A-Z][a-z]+ (?:[a-z\u2019']+ ){2,}[a-z\u2019']+")
# Icons, kinds and keys are single small words; a name that is the same everywhere is no sentence.
NAMES = frozenset({"SHA-256"})
# Measured, never shown: how wide 70 letters of usual words are.
SAMPLES = frozenset({"ui/kit/text.py"})
# Rooms whose texts go to the authors of checklists or to IT, in English by intention: faults in
# files, the head of public.toml, what a program is called on the bus.
FOR_IT = ("content/", "vault/", "policy/", "system/", "cli/validate.py", "cli/policy.py")


def shown(source: str) -> Iterator[tuple[int, str]]:
    """The literal texts, by line, that some code hands to a person."""
    for call in ast.walk(ast.parse(source)):
        if not isinstance(call, ast.Call):
            continue
        name = getattr(call.func, "id", "") or getattr(call.func, "attr", "")
        if name in SHOWS:
            for text in (*call.args[:2], *(k.value for k in call.keywords if k.arg == "text")):
                yield from _words(text)


def _words(node: ast.expr) -> Iterator[tuple[int, str]]:
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    for part in parts:
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            text = part.value
            is_key = bool(re.fullmatch(r"[a-z0-9./-]+", text))
            if WORD.search(text) and not is_key and text not in NAMES:
                yield node.lineno, text


def sentences(source: str) -> Iterator[tuple[int, str]]:
    """Literals that read like a sentence, but for docstrings and what only a bug would show."""
    tree = ast.parse(source)
    spared = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise | ast.Assert):
            spared |= {id(inner) for inner in ast.walk(node)}
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "msg":
            spared |= {id(inner) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        if id(node) not in spared and SENTENCE.search(node.value):
            yield node.lineno, node.value


FILES = sorted(ROOT.rglob("*.py"))


def test_no_widget_and_no_paper_is_given_words_from_python() -> None:
    found = [
        f"{file.relative_to(ROOT)}:{line} {text!r}"
        for file in FILES
        for line, text in shown(file.read_text("utf-8"))
        if not str(file.relative_to(ROOT)).startswith(FOR_IT)
    ]
    assert not found, "\n".join(found)


def test_no_sentence_stands_in_python() -> None:
    found = [
        f"{file.relative_to(ROOT)}:{line} {text!r}"
        for file in FILES
        for line, text in sentences(file.read_text("utf-8"))
        if not str(file.relative_to(ROOT)).startswith((*FOR_IT, *SAMPLES))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ('Label("Hello there")', 1),
        ('part.setText(f"{name} is here")', 1),
        ('Label(words("home.title"))', 0),
        ('Button("", icon="down")', 0),
        ('Heading("home.title")', 0),
        ('x.setAccessibleName(f"{a}: {b}")', 0),
    ],
)
def test_it_sees_words_that_are_shown(code: str, count: int) -> None:
    assert len(list(shown(code))) == count


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ('x = "This is not a key"', 1),
        ('"""This is about the thing."""', 0),
        ('raise ValueError("This is only a bug")', 0),
        ('msg = "This is only a bug"', 0),
    ],
)
def test_it_sees_sentences(code: str, count: int) -> None:
    assert len(list(sentences(code))) == count
