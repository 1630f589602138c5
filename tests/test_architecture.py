"""The shape of the code: who may import whom, and how long things may be."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
CODE = sorted(
    file for folder in ("audit_app", "tests", "packaging") for file in (ROOT / folder).rglob("*.py")
)
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
MOST_METHODS = 12

# Imports every module but the window's with Qt out of reach, then says which libraries came along
# that have no place in the start-up of a program that may not need them.
IMPORT_WITHOUT_QT = """
import importlib, pkgutil, sys

sys.modules["PySide6"] = sys.modules["shiboken6"] = None
import audit_app

window = ("audit_app.app", "audit_app.ui")
for module in pkgutil.walk_packages(audit_app.__path__, "audit_app.", onerror=lambda name: None):
    if not module.name.startswith(window):
        importlib.import_module(module.name)
        print(module.name)
heavy = {"icalendar", "keyring", "nacl", "platformdirs", "typst", "zxcvbn"}
print("heavy:", *sorted(heavy & set(sys.modules)))
"""


def test_the_import_contracts_hold() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_core_works_without_qt_and_leaves_heavy_libraries_for_later() -> None:
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_WITHOUT_QT],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    *modules, heavy = done.stdout.splitlines() or [""]
    assert done.returncode == 0, done.stderr
    assert "audit_app.domain.checklist" in modules
    assert heavy == "heavy:"


def test_packaging_is_no_package() -> None:
    """With an ``__init__.py`` it would shadow the library of that name and break every build."""
    assert list((ROOT / "packaging").rglob("__init__.py")) == []


def test_files_functions_and_classes_stay_short() -> None:
    too_big = [f"{file.relative_to(ROOT)} {what}" for file in CODE for what in _too_big(file)]
    assert not too_big, "\n".join(too_big)


def _too_big(file: Path) -> Iterator[str]:
    text = file.read_text("utf-8")
    if (lines := len(text.splitlines())) > LONGEST_FILE:
        yield f"{lines} lines"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef) and (lines := _lines(node)) > LONGEST_FUNCTION:
            yield f"{node.name}: {lines} lines"
        if isinstance(node, ast.ClassDef) and (count := _methods(node)) > MOST_METHODS:
            yield f"{node.name}: {count} methods"


def _lines(function: ast.FunctionDef) -> int:
    return (function.end_lineno or 0) - function.lineno + 1


def _methods(kind: ast.ClassDef) -> int:
    """How many methods a class has, without those that Qt asks for by name (camelCase)."""
    names = [node.name for node in kind.body if isinstance(node, ast.FunctionDef)]
    return sum(name == name.lower() for name in names)
