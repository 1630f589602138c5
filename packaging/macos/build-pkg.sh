#!/bin/sh
# Signs the frozen program, packs it for Jamf and others (installer -pkg), and has Apple look at it.
#
# Usage: build-pkg.sh VERSION, on macOS 14 or later, after `make freeze` has made
# "dist/Privacy Self-Audit.app". Written to Apple's documentation; nobody has run it on a Mac yet.
#   APP_IDENTITY    "Developer ID Application: …"; empty: not signed, for a try on one's own Mac
#   PKG_IDENTITY    "Developer ID Installer: …"; empty: the package is not signed
#   NOTARY_PROFILE  what `notarytool store-credentials` keeps; empty: Apple does not look at it
set -eu

version=$1
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
name="Privacy Self-Audit"
app="$root/dist/$name.app"
work="$root/build/macos"
package="$root/dist/privacy-self-audit-$version.pkg"

rm -rf "$work"
mkdir -p "$work/root/Applications"

if [ -n "${APP_IDENTITY:-}" ]; then
    # From the inside out: a signature covers what lies below it, and --deep is not for signing.
    find "$app/Contents" -type f \( -name '*.so' -o -name '*.dylib' -o -path '*.framework/*' \) \
        -exec codesign --force --timestamp --options runtime --sign "$APP_IDENTITY" {} \;
    for program in privacy-self-audit-cli privacy-self-audit; do
        codesign --force --timestamp --options runtime --entitlements "$here/entitlements.plist" \
            --sign "$APP_IDENTITY" "$app/Contents/MacOS/$program"
    done
    codesign --force --timestamp --options runtime --entitlements "$here/entitlements.plist" \
        --sign "$APP_IDENTITY" "$app"
    codesign --verify --deep --strict --verbose=2 "$app"
fi

ditto "$app" "$work/root/Applications/$name.app"
pkgbuild --analyze --root "$work/root" "$work/component.plist"
# Always into /Applications, also where somebody has moved an older one.
plutil -replace 0.BundleIsRelocatable -bool NO "$work/component.plist"
pkgbuild --root "$work/root" --component-plist "$work/component.plist" \
    --identifier uk.privacyselfaudit.app.pkg --version "$version" --install-location / \
    "$work/component.pkg"

if [ -n "${PKG_IDENTITY:-}" ]; then
    productbuild --package "$work/component.pkg" --sign "$PKG_IDENTITY" --timestamp "$package"
else
    productbuild --package "$work/component.pkg" "$package"
fi

if [ -n "${NOTARY_PROFILE:-}" ]; then
    xcrun notarytool submit "$package" --keychain-profile "$NOTARY_PROFILE" --wait
    xcrun stapler staple "$package"
    spctl --assess --type install --verbose=2 "$package"
fi
echo "$package"
