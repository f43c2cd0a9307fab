#!/bin/sh
# Invented texts → reports → a table → the structure of what they say, in Python and in R where these are installed (NOTEBOOKS=no leaves both out).
set -eu
cd "$(dirname "$0")"
semeia="${SEMEIA:-../../.build/release/semeia}"
python="${PYTHON:-python3}"
out="${OUT:-$(mktemp -d)}"
python3 corpus.py "${PERSONS:-200}" > "$out/requests.ndjson"
"$semeia" --include markers,findings,scores,speech < "$out/requests.ndjson" > "$out/reports.ndjson"
"$semeia" table < "$out/reports.ndjson" > "$out/texts.csv"
"$semeia" table --codebook > "$out/datapackage.json"
export TEXTS="$out/texts.csv" PICTURE="$out/structure.png"
ran=""
# The code of the notebooks, cell by cell; open structure.ipynb and structure.Rmd themselves to see them with their pictures.
if [ "${NOTEBOOKS:-yes}" = no ]; then
  echo "notebooks left out"
else
  if "$python" -c 'import pandas, matplotlib' 2> /dev/null; then
    python3 -c 'import json; [print("".join(c["source"]) + "\n") for c in json.load(open("structure.ipynb"))["cells"] if c["cell_type"] == "code"]' > "$out/structure.py"
    "$python" "$out/structure.py"
    ran="$ran, the Python notebook"
  else
    echo "skipped: structure.ipynb, pandas or matplotlib is not here"
  fi
  if Rscript -e 'library(jsonlite)' > /dev/null 2>&1; then
    sed -n '/^```{r/,/^```$/{/^```/d;p;}' structure.Rmd > "$out/structure.R"
    Rscript --vanilla "$out/structure.R"
    ran="$ran, the R notebook"
  else
    echo "skipped: structure.Rmd, R or jsonlite is not here"
  fi
fi
echo "$(($(wc -l < "$out/texts.csv") - 1)) texts$ran"
[ -n "${OUT:-}" ] || rm -r "$out"
