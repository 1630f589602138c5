"""What the frozen terminal program runs. It needs nothing of Qt."""

import sys

from audit_app.cli import main

if __name__ == "__main__":
    sys.exit(main())
