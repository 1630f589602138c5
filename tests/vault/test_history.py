from __future__ import annotations

import pytest

from audit_app.vault.history import History, Relation, compare


def history(commits: int, version: int = 2, **rows: bytes) -> History:
    """A history of events ``e1``, ``e2`` ..., and revisions ``r1`` ..."""
    tables = {"e": "events", "r": "revisions"}
    placed = {(tables[name[0]], int(name[1:])): body for name, body in rows.items()}
    return History(version, commits, placed)


HERE = history(3, e1=b"a", e2=b"b", r1=b"x")


@pytest.mark.parametrize(
    ("there", "relation"),
    [
        (HERE, Relation.SAME),
        (HERE._replace(commits=2), Relation.OLDER),
        (HERE._replace(commits=4), Relation.NEWER),
        (history(1, e1=b"a"), Relation.OLDER),
        (history(9, e1=b"a", e2=b"b", e3=b"c", r1=b"x"), Relation.NEWER),
        (history(9, e1=b"a", e2=b"b", r1=b"x", r2=b"y"), Relation.NEWER),
        (history(9, e1=b"a", e2=b"other", r1=b"x"), Relation.APART),
        (history(9, e1=b"a", r1=b"x", r2=b"y"), Relation.APART),
        (history(9, e1=b"a", e2=b"b", e3=b"c"), Relation.APART),
        # Deleted there since, or here since: that alone keeps nothing apart.
        (history(4, e2=b"b", r1=b"x"), Relation.NEWER),
        (history(2, e1=b"a", e2=b"b", r1=b"x"), Relation.OLDER),
        # What was newest was deleted here since, or there: that is no older state of the other.
        (history(2, e1=b"a", e2=b"b", e3=b"c", r1=b"x"), Relation.APART),
        (history(3, e1=b"a", r1=b"x"), Relation.APART),
        # Brought up to date here: the same rows, sealed anew.
        (history(2, version=1, e1=b"plain", e2=b"plain"), Relation.OLDER),
    ],
)
def test_it_goes_by_what_was_written(there: History, relation: Relation) -> None:
    assert compare(HERE, there) is relation
