"""The shipped words, fonts and templates."""

from pathlib import Path

import pytest

from audit_app.content import shipped, strings
from audit_app.domain.words import Words


@pytest.fixture(scope="session")
def words() -> Words:
    return strings.load()


@pytest.fixture(scope="session")
def resources() -> Path:
    return shipped.path("resources")
