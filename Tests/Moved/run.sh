#!/usr/bin/env bash
# A binary that was moved away from its checkout: with its content beside it, it works; without, it says where it looked and ends with 78.
#   Tests/Moved/run.sh [SEMEIA]      Linux; needs to hide the checkout from the binary (unshare), and is skipped where it may not.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
semeia=$(realpath "${1:-$root/.build/release/semeia}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/bin" "$work/share"
cp "$semeia" "$work/bin/semeia"
unset SEMEIA_CONTENT SEMEIA_IMAGES
unshare -rm true 2> /dev/null || { echo "skipped: unshare is not allowed here"; exit 0; }
hidden() { unshare -rm sh -c 'mount -t tmpfs none "$1/Lexicons" && shift && exec "$@"' sh "$root" "$@"; }

code=0
echo '{"text":"Xylophonist42 can not sleep","language":"en"}' | hidden "$work/bin/semeia" > "$work/out" 2> "$work/err" || code=$?
[ "$code" = 78 ] || { echo "FAILED: exit code $code without content, not 78"; exit 1; }
for place in "$work/bin/../share/semeia" "$work/bin/Lexicons" "$root/Lexicons"; do
  grep -qF "$place" "$work/err" || { echo "FAILED: does not say that it looked in $place"; cat "$work/err"; exit 1; }
done
! grep -q Xylophonist42 "$work/err"
for place in share/semeia bin/Lexicons; do
  cp -r "$root/Lexicons" "$work/$place"
  echo '{"text":"I can not sleep","language":"en"}' | hidden "$work/bin/semeia" | grep -q '"concept":"insomnia"' || { echo "FAILED: $place is not found"; exit 1; }
  rm -r "${work:?}/$place"
done
echo "moved: content found beside it, and every place named where there is none"
