"""Figures for every fault test, their table, and the keyrings of the vault's own tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.faults.figures import PROPERTY, Figure, Figures, circumstances, is_long, table
from tests.vault.conftest import (  # noqa: F401 - fixtures
    empty_service,
    folder,
    no_keyring,
    secret_service,
    session,
    silent_service,
)


@pytest.fixture
def figures(record_property: object) -> Figures:
    """Where a test tells what it counted."""
    assert callable(record_property)
    return Figures(record_property, long=is_long())


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The table of all figures, with what was left out and why."""
    told = list(_told(terminalreporter))
    if not told:
        return
    terminalreporter.section("faults, long form" if is_long() else "faults, short form")
    terminalreporter.write_line(circumstances(Path.cwd()) + "\n")
    terminalreporter.write_line(table(told))


def _told(reporter: pytest.TerminalReporter) -> Iterator[Figure]:
    for outcome in ("passed", "failed"):
        for report in reporter.stats.get(outcome, ()):
            if isinstance(report, pytest.TestReport) and report.when == "call":
                yield from _figures_of(report)
    for report in reporter.stats.get("skipped", ()):
        if "tests/faults" in report.nodeid and isinstance(report.longrepr, tuple):
            yield Figure(_name(report), 0, report.longrepr[2])


def _figures_of(report: pytest.TestReport) -> Iterator[Figure]:
    """What a test told; one that failed before it could is told too."""
    for name, figure in report.user_properties:
        if name == PROPERTY:
            told: Any = figure
            yield Figure(*told)._replace(held=report.passed)
    if report.failed and "tests/faults" in report.nodeid and not report.user_properties:
        yield Figure(_name(report), 0, "see above", held=False)


def _name(report: pytest.TestReport) -> str:
    return report.nodeid.partition("::")[2]
