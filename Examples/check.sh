#!/bin/bash
# Runs every example on the real thing and says which ran, which were skipped because something is not here, and which failed. What was skipped,
# whole or in half, stands once more at the end; where CI is true, loudly.
#   Examples/check.sh [SEMEIA] [--all]      --all: nothing may be skipped
# PYTHON names a Python with pandas and pyspark.
set -uo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
SEMEIA=$(realpath "${1:-$root/.build/release/semeia}")
export SEMEIA LETTERS=${LETTERS:-1000} PYTHON=${PYTHON:-python3}
status=0
skipped=()
log=$(mktemp)
trap 'rm -f "$log"' EXIT
for example in "$root"/Examples/*/run.sh; do
  name=$(basename "$(dirname "$example")")
  code=0
  "$example" > "$log" 2>&1 || code=$?
  halves=$(grep '^skipped half: ' "$log")
  case $code in
  0) echo "ran      $name: $(tail -n 1 "$log" | cut -c1-100)" ;;
  77)
    if [ -n "$halves" ]; then
      echo "half     $name: $(grep -v '^skipped' "$log" | tail -n 1 | cut -c1-100)"
      while read -r half; do skipped+=("$name, half of it: ${half#skipped half: }"); done <<< "$halves"
    else
      echo "skipped  $name"
      skipped+=("$name: $(tail -n 1 "$log" | sed 's/^skipped: //')")
    fi
    [ "${2:-}" != --all ] || status=1
    ;;
  *) echo "FAILED   $name, exit code $code"; cat "$log"; status=1 ;;
  esac
done
if [ "${#skipped[@]}" = 0 ]; then
  echo "nothing was skipped"
else
  [ "${CI:-}" != true ] || echo "!!! ${#skipped[@]} parts of the examples DID NOT RUN:"
  for part in "${skipped[@]}"; do if [ "${CI:-}" = true ]; then echo "!!! skipped  $part"; else echo "skipped  $part"; fi; done
fi
exit $status
