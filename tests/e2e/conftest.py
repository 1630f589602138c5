"""A desktop for each test that drives the whole program."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.desktop import Desktop, missing_programs


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    """A private desktop; the tools it needs are in the test package list."""
    assert missing_programs() == []
    with Desktop(tmp_path / "person") as running:
        yield running
