#!/bin/sh
# Writes checklists/holidays.toml anew, in an environment that goes away. Run by `make holidays`.
set -eu
cd "$(dirname "$0")/../.."

tool=$(mktemp -d)
trap 'rm -rf "$tool"' EXIT
"${PYTHON:-python3}" -m venv "$tool"
"$tool/bin/python" -m pip install --quiet --disable-pip-version-check 'holidays>=0.109,<1'
"$tool/bin/python" packaging/holidays/write.py "$@"
