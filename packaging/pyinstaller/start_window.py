"""What the frozen window program runs: the window, or words where they are asked for."""

import sys

from audit_app.__main__ import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
