from audit_app.content.faults import Fault, nearest, quoted


def test_a_fault_is_one_line_with_every_part() -> None:
    fault = Fault("topics/a.toml", "questions[q].kind", '"singel"', "one of single", "single")
    assert str(fault) == (
        'topics/a.toml: questions[q].kind: "singel"; expected one of single; nearest is "single"'
    )


def test_parts_that_are_empty_are_left_out() -> None:
    assert str(Fault("a.toml", "", "not found")) == "a.toml: not found"


def test_nearest_finds_a_slip_and_not_a_stranger() -> None:
    assert nearest("prioritty", ["priority", "recheck"]) == "priority"
    assert nearest("banana", ["priority", "recheck"]) == ""


def test_quoted_text_stays_on_one_short_line() -> None:
    shown = quoted("a\nb\x1b[31m" + "x" * 500)
    assert shown.isprintable()
    assert len(shown) < 80
