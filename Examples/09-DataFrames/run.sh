#!/bin/bash
# The same reports read by pandas and by R, which must count the same.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
{
  cat "$here/../03-Batch/batch.ndjson"
  python3 "$here/../08-Spark/texts.py" 5
} | "${SEMEIA:-semeia}" --fail-on never > "$work/reports.ndjson"
ran=
if "${PYTHON:-python3}" -c 'import pandas' 2> /dev/null; then
  "${PYTHON:-python3}" "$here/frame.py" < "$work/reports.ndjson" | tee "$work/pandas"
  ran="$ran pandas"
fi
if command -v Rscript > /dev/null && Rscript -e 'library(jsonlite)' > /dev/null 2>&1; then
  Rscript "$here/frame.R" < "$work/reports.ndjson" | tee "$work/R"
  ran="$ran R"
fi
if [ "$ran" = " pandas R" ]; then
  [ "$(sed -n 's/^pandas: //p' "$work/pandas")" = "$(sed -n 's/^R: //p' "$work/R")" ]
fi
[ -n "$ran" ] || { echo "skipped: neither pandas nor R with jsonlite is here"; exit 77; }
echo "read by:$ran"
skipped=
case $ran in *pandas*) ;; *) echo "skipped half: pandas is not here"; skipped=1 ;; esac
case $ran in *R*) ;; *) echo "skipped half: R with jsonlite is not here"; skipped=1 ;; esac
[ -z "$skipped" ] || exit 77
