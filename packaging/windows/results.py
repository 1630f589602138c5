"""Steps on the Windows laptop, as rows of the table that all trials of the packages share."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from table import NotSoError, Row, Table

WHERE = "Wine"


def step(table: Table, name: str, do: Callable[[], None]) -> None:
    """Do one step; whatever becomes of it, the next is tried."""

    def trial() -> str:
        try:
            do()
        except NotSoError:
            raise
        except Exception as wrong:
            raise NotSoError(f"{type(wrong).__name__}: {wrong}") from wrong
        return ""

    table.tried(WHERE, name, trial)


def expect(what: str, found: object, wanted: object) -> None:
    """NotSoError: ``found`` is not ``wanted``."""
    if found != wanted:
        raise NotSoError(f"{what}: {found!r}, not {wanted!r}"[:400])


def expect_in(what: str, wanted: str, found: str | Iterable[str]) -> None:
    """NotSoError: ``wanted`` is not in ``found``."""
    if wanted not in found:
        shown = found if isinstance(found, str) else sorted(found)
        raise NotSoError(f"{what}: no {wanted!r} in {str(shown)[-200:]!r}")


def markdown(title: str, rows: Sequence[Row], now: datetime) -> str:
    """The rows for the docs, with their day and minutes."""
    minutes = sum(row.seconds for row in rows) / 60
    well = sum(row.well for row in rows)
    lines = [
        f"# {title}",
        "",
        f"{now:%d %B %Y}: {well} of {len(rows)} as it should be, in {minutes:.1f} minutes.",
        "",
        "| step | result | seconds |",
        "| --- | --- | --- |",
        *(f"| {row.what} | {_result(row)} | {row.seconds:.0f} |" for row in rows),
    ]
    return "\n".join(lines) + "\n"


def _result(row: Row) -> str:
    said = row.seen.replace("|", "/")
    return "as it should be" if row.well else f"**not as it should be:** {said}"
