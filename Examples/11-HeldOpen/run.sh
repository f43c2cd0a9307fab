#!/bin/sh
# The filter held open by a Python program with several threads, and by R.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
semeia=${SEMEIA:-semeia}
"${PYTHON:-python3}" "$here/held_open.py" "$semeia"
if command -v Rscript > /dev/null && Rscript -e 'library(jsonlite)' > /dev/null 2>&1; then
  Rscript "$here/held_open.R" "$semeia"
else
  echo "skipped half: R with jsonlite is not here"
  exit 77
fi
