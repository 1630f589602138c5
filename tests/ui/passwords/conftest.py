"""The page, on a service that runs on this laptop."""

from collections.abc import Iterator

import pytest

from audit_app.audit.leaks import Leaks
from audit_app.online.page import Limits
from audit_app.online.pwned import Pwned
from tests.online.service import Service
from tests.ui.passwords.desk import HERE
from tests.ui.person import Person


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with Service() as playing:
        yield playing


@pytest.fixture
def here(person: Person, service: Service) -> Person:
    """On the page."""
    person.parts.leaks = Leaks(Pwned(service.address, Limits(seconds=2)))
    person.go(HERE)
    return person
