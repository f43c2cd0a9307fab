#!/bin/bash
# Runs every example on the real thing and says which ran, which were skipped because something is not here, and which failed.
#   Examples/check.sh [SEMEIA] [--all]      --all: nothing may be skipped
# PYTHON names a Python with pandas and pyspark.
set -uo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
SEMEIA=$(realpath "${1:-$root/.build/release/semeia}")
export SEMEIA LETTERS=${LETTERS:-1000} PYTHON=${PYTHON:-python3}
status=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT
for example in "$root"/Examples/*/run.sh; do
  name=$(basename "$(dirname "$example")")
  code=0
  if [ "$name" = 07-Spark ] && ! { "$PYTHON" -c 'import pyspark' && java -version; } > /dev/null 2>&1; then
    code=77
    echo "neither pyspark nor Java" > "$log"
  else
    "$example" > "$log" 2>&1 || code=$?
  fi
  case $code in
  0) echo "ran      $name: $(tail -n 1 "$log" | cut -c1-100)" ;;
  77) echo "skipped  $name: $(tail -n 1 "$log")"; [ "${2:-}" != --all ] || status=1 ;;
  *) echo "FAILED   $name, exit code $code"; cat "$log"; status=1 ;;
  esac
done
exit $status
