"""Figures for every fault test, their table, and the keyrings of the vault's own tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

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
            for name, figure in getattr(report, "user_properties", ()):
                if name == PROPERTY and report.when == "call":
                    did, times, came_of_it = figure
                    yield Figure(did, times, came_of_it, held=outcome == "passed")
    for report in reporter.stats.get("skipped", ()):
        if "tests/faults" in report.nodeid and isinstance(report.longrepr, tuple):
            yield Figure(report.nodeid.partition("::")[2], 0, report.longrepr[2])
