import acceptance
from table import Row, _line

ALL = {name: True for each in acceptance.WANTED for name in (*each.wine, *each.here)}


def test_rows_are_read_as_they_are_printed() -> None:
    rows = [
        Row("Debian 12", "apt installs it with all it needs", well=True, seen="ok", seconds=12.34),
        Row("Debian 13", "apt installs it with all it needs", well=False, seen="no", seconds=1),
        Row(
            "Wine",
            "silent upgrade keeps answers and chosen features, listed once, and more",
            True,
            "",
            3.0,
        ),
    ]
    said = "\n".join(["noise", *map(_line, rows), "2 of 3 as it should be"])
    assert acceptance.read(said) == {rows[0].what: False, rows[2].what: True}


def test_everything_passed_only_when_every_row_did() -> None:
    lines, good = acceptance.table(ALL)
    assert good
    assert len(lines) == 2 + 9
    for name in ALL:
        lines, good = acceptance.table({**ALL, name: False})
        assert not good
        assert any("NOT PASSED" in line for line in lines)
        lines, good = acceptance.table({row: True for row in ALL if row != name})
        assert not good
        assert any("NOT TRIED" in line for line in lines)
