"""Opens answers as a program of tomorrow would, which keeps them in a newer form.

Usage: tomorrow.py FOLDER, with a Python that has the program. It adds one version to the tables.
"""

import sys
from functools import partial
from pathlib import Path

from audit_app import demo
from audit_app.vault import opening, schema

if __name__ == "__main__":
    steps = (*schema.STEPS, schema.Step("99.0", lambda _: None))
    schema.check = partial(schema.check, steps=steps)
    schema.migrate = partial(schema.migrate, steps=steps)
    opening.open_with_passphrase(Path(sys.argv[1]), demo.PASSPHRASE).close()
