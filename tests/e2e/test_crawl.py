"""Some screens of the running program as a screen reader is given them; ``make access`` goes on."""

from contextlib import closing

import pytest

from audit_app.ui.window import SCREENS
from tests.e2e import crawl
from tests.e2e.desktop import Desktop

pytestmark = pytest.mark.e2e


def test_what_a_screen_reader_is_given_can_be_told_apart(desktop: Desktop) -> None:
    with closing(crawl.Walk(desktop)) as walk:
        seen = [walk.look(name) for name in crawl.SHORT]
    assert not [fault for each in seen for fault in each.faults], crawl.table(seen)
    assert all(each.nodes > 20 for each in seen), crawl.table(seen)


def test_no_screen_is_forgotten() -> None:
    assert set(crawl.WAYS) | set(crawl.ELSEWHERE) == set(SCREENS)
    assert not set(crawl.WAYS) & set(crawl.ELSEWHERE)
