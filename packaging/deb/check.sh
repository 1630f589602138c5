#!/bin/sh
# What Debian's own tools say of the package: check.sh FILE.deb. Anything they find is a failure.
set -eu
deb=$1
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
dpkg-deb --extract "$deb" "$tree"
desktop-file-validate "$tree"/usr/share/applications/*.desktop
appstreamcli validate --no-net --explain "$tree"/usr/share/metainfo/*.xml
# No bug of Debian's own is closed by it; and what is only for a trial is packed without being made small.
not_meant=initial-upload-closes-no-bugs,uses-no-compression-for-control-tarball,uses-no-compression-for-data-tarball
lintian --fail-on error,warning --suppress-tags "$not_meant" "$deb"
