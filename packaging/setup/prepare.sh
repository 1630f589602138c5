#!/bin/sh
# Finds a Python and hands over to prepare.py. PYTHON=python3.13 chooses one.
set -eu
here=$(dirname "$0")

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

if [ -n "${PYTHON:-}" ]; then
    if new_enough "$PYTHON"; then
        exec "$PYTHON" -B "$here/prepare.py" "$@"
    fi
    echo "PYTHON=$PYTHON does not start, or is older than Python 3.11." >&2
    exit 2
fi

for python in python3 python3.11 python3.12 python3.13; do
    if new_enough "$python"; then
        exec "$python" -B "$here/prepare.py" "$@"
    fi
done
echo "Python 3.11 or later is needed. On Debian or Ubuntu: sudo apt-get install python3 python3-venv" >&2
exit 2
