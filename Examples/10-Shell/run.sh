#!/bin/bash
# Pipelines: jq on the answers; GNU parallel over blocks of lines, which gives the same answers as one process.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
semeia=${SEMEIA:-semeia}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
ran=

python3 "$here/../08-Spark/texts.py" "${LETTERS:-400}" > "$work/requests.ndjson"
"$semeia" < "$work/requests.ndjson" > "$work/reports.ndjson"

if command -v jq > /dev/null; then
  echo "== what is said most, and counts"
  jq -r 'select(.status == "ok") | .findings[] | select(.counted) | .concept' "$work/reports.ndjson" | sort | uniq -c | sort -rn | head -n 5
  echo "== the first letter that says that sleep is bad, as id and characters"
  jq -c 'select(any(.findings[]?; .concept == "insomnia" and .counted)) | {id, spans: [.findings[] | select(.concept == "insomnia") | [.start, .end]]}' \
    "$work/reports.ndjson" | head -n 1 || true
  ran="$ran jq"
fi

if command -v parallel > /dev/null && parallel --version 2> /dev/null | grep -q GNU; then
  # --keep-order puts the blocks back in their order; `line` counts within a block, so that it is left out of the comparison.
  parallel --will-cite --pipe --keep-order --block 20k --jobs 2 "$semeia" < "$work/requests.ndjson" > "$work/parallel.ndjson"
  cmp <(sed 's/"line":[0-9]*,//' "$work/reports.ndjson") <(sed 's/"line":[0-9]*,//' "$work/parallel.ndjson")
  # Without another program, and with `line` as it is:
  "$semeia" --jobs 2 < "$work/requests.ndjson" | cmp - "$work/reports.ndjson"
  ran="$ran parallel"
fi
[ -n "$ran" ] || { echo "skipped: neither jq nor GNU parallel is here"; exit 77; }
echo "ran:$ran"
skipped=
case $ran in *jq*) ;; *) echo "skipped half: jq is not here"; skipped=1 ;; esac
case $ran in *parallel*) ;; *) echo "skipped half: GNU parallel is not here"; skipped=1 ;; esac
[ -z "$skipped" ] || exit 77
