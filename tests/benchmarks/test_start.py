"""What a start loads: each module of ours takes about 0.3 ms of it, and adds up unnoticed."""

import subprocess
import sys
from pathlib import Path

from tests.benchmarks.lived import live
from tests.benchmarks.measuring import ordinary

# Grow it for what Home cannot be painted without. All else is imported where it is used.
MOST_MODULES = 148

PAINT_AND_LIST = """
import sys
from tests.benchmarks import home_window

code = home_window.main(*sys.argv[1:])
print(*sorted(name for name in sys.modules if name.startswith("audit_app")))
sys.exit(code)
"""


def test_home_is_painted_with_few_modules(tmp_path: Path) -> None:
    spare_key = live(tmp_path, checkins=2)
    ran = subprocess.run(
        [sys.executable, "-c", PAINT_AND_LIST, str(tmp_path), spare_key],
        env=ordinary({"QT_QPA_PLATFORM": "offscreen"}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    loaded = ran.stdout.split()
    assert "audit_app.ui.home" in loaded
    assert len(loaded) <= MOST_MODULES, "\n".join(loaded)
