#!/bin/sh
# What Debian's own tools say of the package: check.sh FILE.deb. Anything they find is a failure.
set -eu
deb=$1
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
dpkg-deb --extract "$deb" "$tree"
desktop-file-validate "$tree"/usr/share/applications/*.desktop
appstreamcli validate --no-net --explain "$tree"/usr/share/metainfo/*.xml
lintian --fail-on error,warning --suppress-tags initial-upload-closes-no-bugs "$deb"
