#!/bin/sh
# Invented texts → reports → a table → the structure of what they say, in Python and in R where these are installed.
set -eu
cd "$(dirname "$0")"
semeia="${SEMEIA:-../../.build/release/semeia}"
out="${OUT:-$(mktemp -d)}"
python3 corpus.py "${PERSONS:-200}" > "$out/requests.ndjson"
"$semeia" --include markers,findings,scores,speech < "$out/requests.ndjson" > "$out/reports.ndjson"
"$semeia" table < "$out/reports.ndjson" > "$out/texts.csv"
"$semeia" table --codebook > "$out/datapackage.json"
echo "$(($(wc -l < "$out/texts.csv") - 1)) texts"
export TEXTS="$out/texts.csv" PICTURE="$out/structure.png"
if [ "${NOTEBOOKS:-no}" = yes ]; then
  # The code of the notebook, cell by cell; open structure.ipynb itself to see it with its pictures.
  python3 -c 'import json; [print("".join(c["source"]) + "\n") for c in json.load(open("structure.ipynb"))["cells"] if c["cell_type"] == "code"]' > "$out/structure.py"
  python3 "$out/structure.py"
  Rscript -e 'knitr::purl("structure.Rmd", output = file.path(Sys.getenv("OUT"), "structure.R"), quiet = TRUE)' -e 'source(file.path(Sys.getenv("OUT"), "structure.R"))'
fi
[ -n "${OUT:-}" ] || rm -r "$out"
