"""The program while a person answers a full check-in. Prints the slow end (p95) in milliseconds."""

import statistics
import sys
from pathlib import Path

from audit_app import app


def main(folder: str) -> int:
    app.load()
    from PySide6.QtWidgets import QApplication

    from audit_app import compose, demo
    from audit_app.ui import program
    from audit_app.ui.kit.theme import ARGUMENTS
    from audit_app.vault.keyslots import Cost
    from audit_app.vault.opening import Means
    from tests.benchmarks.answering import Answered

    qt = QApplication([program.NAME, *ARGUMENTS])
    parts = compose.Parts(Path(folder), compose.now, means=Means(cost=Cost()))
    vault = parts.protection.create(keyring=False, passphrase=demo.PASSPHRASE)
    vars(program)["Window"] = Answered
    code = program.run(qt, parts, vault)
    print(statistics.quantiles(Answered.took, n=20)[-1])
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
