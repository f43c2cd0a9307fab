#!/bin/sh
# Builds the package against the checkout and runs it. Skipped where there is no Swift; BUILD names a folder for what is built.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
command -v swift > /dev/null || { echo "skipped: no swift here"; exit 77; }
build=${BUILD:-$here/.build}
swift build --package-path "$here" --scratch-path "$build" > "${TMPDIR:-/tmp}/letters-build.$$" 2>&1 || { cat "${TMPDIR:-/tmp}/letters-build.$$"; exit 1; }
rm -f "${TMPDIR:-/tmp}/letters-build.$$"
SEMEIA_CONTENT=${SEMEIA_CONTENT:-$here/../../Lexicons} "$build/debug/Letters" "$here/Content"
