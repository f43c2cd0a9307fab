#!/bin/sh
# Builds the package against the checkout and runs it; its marker of rows, its marker of code and its rule must be heard of. Skipped where there is no Swift; BUILD names a folder for what is built.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
command -v swift > /dev/null || { echo "skipped: no swift here"; exit 77; }
build=${BUILD:-$here/.build}
swift build --package-path "$here" --scratch-path "$build" > "${TMPDIR:-/tmp}/letters-build.$$" 2>&1 || { cat "${TMPDIR:-/tmp}/letters-build.$$"; exit 1; }
rm -f "${TMPDIR:-/tmp}/letters-build.$$"
out=$(SEMEIA_CONTENT=${SEMEIA_CONTENT:-$here/../../Lexicons} "$build/debug/Letters" "$here/Content") || { printf '%s\n' "$out"; exit 1; }
printf '%s\n' "$out"
for expected in 'garden: [1-9]' 'figures: [1-9]' 'garden@1/asks-for-company'; do
  printf '%s\n' "$out" | grep -q "$expected" || { echo "nothing says $expected"; exit 1; }
done
