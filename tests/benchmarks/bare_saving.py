"""The bare thing: 4 KiB on the disk for good, and an empty window painted. Prints the p95 in ms."""

import os
import statistics
import sys
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication, QMainWindow

from tests.benchmarks.answering import QUESTIONS
from tests.benchmarks.painted import Painted

ONE_PAGE = bytes(4096)


def step(window: QMainWindow, painted: Painted, path: Path) -> float:
    begun = time.perf_counter()
    with path.open("wb") as file:
        file.write(ONE_PAGE)
        file.flush()
        os.fsync(file.fileno())
    window.update()
    painted.wait()
    return (time.perf_counter() - begun) * 1000


def main(path: str) -> int:
    app = QApplication(sys.argv)
    window = QMainWindow()
    painted = Painted(window)
    window.show()
    painted.wait()
    took = [step(window, painted, Path(path)) for _ in range(QUESTIONS)]
    print(statistics.quantiles(took, n=20)[-1])
    app.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
