#!/bin/sh
# Writes resources/strings/locales.txt anew, in an environment that goes away. Run by `make locales`.
set -eu
cd "$(dirname "$0")/../.."

tool=$(mktemp -d)
trap 'rm -rf "$tool"' EXIT
"${PYTHON:-python3}" -m venv "$tool"
"$tool/bin/python" -m pip install --quiet --disable-pip-version-check 'babel>=2.18,<3'
"$tool/bin/python" packaging/locales/write.py "$@"
