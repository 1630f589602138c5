from audit_app.export.wrapping import joined, numbered, wrapped


def test_long_lines_are_folded_under_their_beginning() -> None:
    lines = wrapped("word " * 40, first="1. ", indent="   ").splitlines()

    assert lines[0].startswith("1. word")
    assert all(line.startswith("   word") for line in lines[1:])
    assert max(map(len, lines)) <= 72


def test_a_word_without_end_is_cut() -> None:
    assert "".join(wrapped("x" * 500).split()) == "x" * 500
    assert max(map(len, wrapped("x" * 500).splitlines())) == 72


def test_hyphens_hold_a_word_together() -> None:
    assert wrapped("a" * 60 + " two-step-verification").splitlines()[1] == "two-step-verification"


def test_a_list_beyond_nine_keeps_its_words_in_line() -> None:
    lines = numbered(["word " * 20] * 10, indent="  ").splitlines()

    assert lines[0].startswith("  1. word")
    assert lines[1].startswith("     word")
    assert [line for line in lines if line.startswith("  10. word")]
    assert lines[-1].startswith("      word")


def test_empty_blocks_leave_no_gap() -> None:
    assert joined(("a", "", "b")) == b"a\n\nb\n"
