import pytest

from audit_app.domain.words import Words
from audit_app.ui.action_views import how_long


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (1, "About 1 minute in all."),
        (90, "About 90 minutes in all."),
        (91, "About an hour and a half in all."),
        (110, "About 2 hours in all."),
        (154, "About 2 and a half hours in all."),
    ],
)
def test_a_long_time_is_said_in_hours(words: Words, minutes: int, said: str) -> None:
    assert how_long(words, minutes) == said
