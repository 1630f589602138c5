import pytest

from audit_app.ui.kit.theme import Theme


@pytest.fixture(autouse=True)
def dressed(theme: Theme) -> Theme:
    """Every part is looked at in the light theme, unless its test says otherwise."""
    return theme
