#!/bin/sh
# A chart is opened: the texts that came with the request become cards. The same texts become FHIR bundles, one a line. Then what the reader
# did with the first card comes back.
set -e
cd "$(dirname "$0")"
semeia="${SEMEIA:-semeia}"

echo "== cards"
response=$("$semeia" cds-hooks < request.json)
printf '%s\n' "$response"

echo "== bundles"
"$semeia" from-fhir resources.ndjson | "$semeia" --format fhir --recorded 2026-11-20T10:00:03Z

echo "== feedback"
card=$(printf '%s\n' "$response" | sed 's/.*"cards":\[{"uuid":"\([^"]*\)".*/\1/')
echo '{"feedback":[{"card":"'"$card"'","outcome":"overridden","overrideReason":{"reason":{"system":"https://example.org/semeia/fhir/CodeSystem/overrides","code":"known"},"userComment":"Spoke with her this morning."},"outcomeTimestamp":"2026-11-20T10:05:00Z"}]}' |
  "$semeia" cds-hooks --feedback
