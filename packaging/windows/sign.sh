#!/bin/sh
# Signs Windows programs and installers where they lie, and looks whether the signature holds.
#
# Usage: sign.sh FILE…
#   SIGN_CERTIFICATE  the certificate and those above it, PEM
#   SIGN_KEY          its key, PEM; or SIGN_PKCS11: an address "pkcs11:…" of a key in a token
#   SIGN_ROOT         the root to check against, PEM
#   SIGN_TIME         a time-stamp server of RFC 3161; empty: no time stamp, for tests only
# osslsigncode 2.6 or later: earlier ones write installers that Windows does not accept.
set -eu

if ! osslsigncode --version 2>/dev/null | head -1 | grep -Eq ' (2\.([6-9]|[1-9][0-9])|[3-9])'; then
    echo "sign.sh: osslsigncode is not here, or older than 2.6; nothing was signed." >&2
    exit 3
fi

for file in "$@"; do
    signed="$file.signed"
    rm -f "$signed"
    set -- -certs "$SIGN_CERTIFICATE" -h sha256 -n "Privacy Self-Audit"
    if [ -n "${SIGN_PKCS11:-}" ]; then
        set -- "$@" -pkcs11module "${SIGN_MODULE:?}" -key "$SIGN_PKCS11"
    else
        set -- "$@" -key "$SIGN_KEY"
    fi
    case $file in
    *.msi) set -- "$@" -add-msi-dse ;;
    esac
    if [ -n "${SIGN_TIME:-}" ]; then
        set -- "$@" -ts "$SIGN_TIME"
    fi
    osslsigncode sign "$@" -in "$file" -out "$signed" >/dev/null
    osslsigncode verify -CAfile "$SIGN_ROOT" -in "$signed" >/dev/null || {
        echo "sign.sh: the new signature of $file does not hold." >&2
        rm -f "$signed"
        exit 1
    }
    mv "$signed" "$file"
    echo "signed: $file"
done
