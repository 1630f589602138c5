"""Open a list of 200 actions and type into its search: ours, or a bare list of as many lines."""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QVBoxLayout, QWidget

from audit_app.domain.action import ActionId
from audit_app.logic.plan import Plan
from audit_app.ui.actions import ActionList
from audit_app.ui.kit.theme import Theme
from audit_app.ui.places import Name, Place
from tests.ui import stage

ROWS = 200
TYPED = ("y", "yo", "you", "your", "your f", "")


def spent(work: Callable[[], object]) -> float:
    """Milliseconds of CPU until it is done and painted."""
    begun = time.process_time()
    work()
    QApplication.processEvents()
    return (time.process_time() - begun) * 1000


def grown(plan: Plan) -> Plan:
    """The plan with as many actions as 200, each with a name of its own."""
    made = tuple(
        msgspec.structs.replace(
            plan.open[n % len(plan.open)],
            id=ActionId(f"action-{n}"),
            title=f"{plan.open[n % len(plan.open)].title} {n}",
        )
        for n in range(ROWS)
    )
    return msgspec.structs.replace(plan, actions=made)


def ours(app: QApplication, folder: Path) -> tuple[float, float]:
    parts = stage.parts(folder)
    window = stage.window(parts, Theme(app, parts.resources))
    stage.live(window)
    window.show()
    actions = window.context.opened.actions
    plan = grown(actions.plan(parts.today()))
    vars(actions)["plan"] = lambda _today: plan
    opened = spent(lambda: window.go(Place(name=Name.ACTIONS)))
    shown = window.screen_shown
    assert isinstance(shown, ActionList)
    assert len(shown.items) == ROWS
    keys = [spent(partial(shown.search.setText, typed)) for typed in TYPED]
    window.close()
    return opened, sum(keys) / len(keys)


def bare(_app: QApplication, _folder: Path) -> tuple[float, float]:
    window, line, rows = QWidget(), QLineEdit(), QListWidget()
    box = QVBoxLayout(window)
    box.addWidget(line)
    box.addWidget(rows)
    window.show()
    titles = [f"Hide your birthday on Facebook {n}" for n in range(ROWS)]

    def narrow(typed: str) -> None:
        for n, title in enumerate(titles):
            rows.setRowHidden(n, typed not in title.casefold())

    line.textChanged.connect(narrow)
    opened = spent(lambda: rows.addItems(titles))
    keys = [spent(partial(line.setText, typed)) for typed in TYPED]
    return opened, sum(keys) / len(keys)


def main(way: str) -> None:
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        opened, key = {"ours": ours, "bare": bare}[way](app, Path(folder) / "answers")
    sys.stdout.write(json.dumps({"open CPU ms": opened, "key CPU ms": key}))


if __name__ == "__main__":
    main(sys.argv[1])
