import pytest

from audit_app.content.quotation import printed


@pytest.mark.parametrize(
    ("typed", "comes"),
    [
        ("your school's code", "your school\u2019s code"),
        ("pupils' families", "pupils\u2019 families"),
        ('Do you know that "my own views" helps?', "Do you know that “my own views” helps?"),
        ("the 'About' page", "the \u2018About\u2019 page"),
        ("https://example.org/it's", "https://example.org/it's"),
        ('one " alone', 'one " alone'),
    ],
)
def test_marks_are_as_print_has_them(typed: str, comes: str) -> None:
    assert printed(typed) == comes


def test_what_is_inside_is_set_and_names_are_not() -> None:
    table = {"it's": ["a 'b'", 3], "deep": {"text": "who's"}}
    assert printed(table) == {"it's": ["a \u2018b\u2019", 3], "deep": {"text": "who\u2019s"}}
