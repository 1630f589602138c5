#!/bin/sh
# Checks release.yml against the schema of GitHub's workflows, in an environment of its own.
set -eu
cd "$(dirname "$0")"

tool=$(mktemp -d)
trap 'rm -rf "$tool"' EXIT
"${PYTHON:-python3}" -m venv "$tool"
"$tool/bin/python" -m pip install --quiet --disable-pip-version-check 'check-jsonschema>=0.39,<1'
"$tool/bin/check-jsonschema" --builtin-schema vendor.github-workflows release.yml
