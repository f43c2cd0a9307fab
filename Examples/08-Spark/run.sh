#!/bin/sh
# The same letters through one process and through Spark on one and two workers: the same answers, and the same norm byte for byte.
#   SEMEIA=…/semeia PYTHON=…/python3 LETTERS=3000 ./run.sh
set -eu
here=$(cd "$(dirname "$0")" && pwd)
semeia=${SEMEIA:-semeia}
python=${PYTHON:-python3}
{ "$python" -c 'import pyspark' && java -version; } > /dev/null 2>&1 || { echo "skipped: neither pyspark nor Java is here"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$python" "$here/texts.py" "${LETTERS:-3000}" > "$work/requests.ndjson"

cat > "$work/alone.py" <<'PYTHON'
import json, subprocess, sys, time
start = time.time()
out = subprocess.run([sys.argv[1]], stdin=open(sys.argv[2]), stdout=subprocess.PIPE, check=True).stdout
seconds = time.time() - start
rows = []
for line in out.decode().splitlines():
    report = json.loads(line)
    del report["line"]
    rows.append((report["id"], json.dumps(report, sort_keys=True, ensure_ascii=False)))
open(sys.argv[3], "w").writelines(row + "\n" for _, row in sorted(rows))
print(f"one process: {len(rows)} letters, {seconds:.2f} s")
PYTHON
"$python" "$work/alone.py" "$semeia" "$work/requests.ndjson" "$work/alone.ndjson"
"$semeia" norms build --language en --genre narrative --corpus "invented letters" --source "this example" --license CC0-1.0 --date 2026-01-01 --min-words 10 \
  < "$work/requests.ndjson" > "$work/alone.json"
for workers in 1 2; do
  "$python" "$here/job.py" "$semeia" "$work/requests.ndjson" "$workers" 2> "$work/spark.log" || { cat "$work/spark.log" >&2; exit 1; }
  cmp "$work/alone.ndjson" "$work/answers.ndjson"
  cmp "$work/alone.json" "$work/norm.json"
done
echo "the same answers, and the same norm byte for byte"
