#!/bin/sh
# Writes the locks anew from pyproject.toml: newest versions inside its ranges, with hashes,
# for every Python from 3.11 and for Linux, Windows and macOS. Run by `make lock`.
set -eu
cd "$(dirname "$0")/../.."

tool=$(mktemp -d)
trap 'rm -rf "$tool"' EXIT
"${PYTHON:-python3}" -m venv "$tool"
"$tool/bin/python" -m pip install --quiet --disable-pip-version-check 'uv>=0.13,<0.14'

lock() {
    name=$1
    shift
    "$tool/bin/uv" --no-config --system-certs pip compile --quiet --upgrade --universal --python-version 3.11 \
        --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate \
        --custom-compile-command "make lock" \
        --output-file "packaging/requirements/$name.txt" "$@"
}

lock runtime pyproject.toml
lock build --group build -c packaging/requirements/runtime.txt
lock dev pyproject.toml --group dev \
    -c packaging/requirements/runtime.txt -c packaging/requirements/build.txt
lock freeze --group freeze -c packaging/requirements/runtime.txt -c packaging/requirements/dev.txt
