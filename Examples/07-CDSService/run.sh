#!/usr/bin/env bash
# Builds the service, starts it, and asks it by curl, a real HTTP client. Not part of the main build: Hummingbird is only needed here.
# Skipped (77) where there is no Swift or no curl, or where Hummingbird cannot be fetched. BUILD names a folder beside which things are built.
set -euo pipefail
case ${BUILD:-} in
"") build= ;;
/*) build=$BUILD-service ;;
*) build=$PWD/$BUILD-service ;;
esac
cd "$(dirname "$0")"
build=${build:-$PWD/.build}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ -z "${SKIP_BUILD:-}" ]; then
  command -v swift > /dev/null || { echo "skipped: no swift here"; exit 77; }
  command -v curl > /dev/null || { echo "skipped: no curl here"; exit 77; }
  # What cannot be fetched is no fault of the example; a manifest that cannot be read is, and so is what does not build.
  swift package dump-package > /dev/null 2> "$work/build" || { cat "$work/build"; exit 1; }
  limit=
  ! command -v timeout > /dev/null || limit="timeout ${RESOLVE_SECONDS:-300}"
  $limit swift package --scratch-path "$build" resolve > "$work/build" 2>&1 \
    || { echo "skipped: the packages of the service cannot be fetched here"; exit 77; }
  swift build --scratch-path "$build" > "$work/build" 2>&1 || { cat "$work/build"; exit 1; }
fi
port="${PORT:-18080}"
export SEMEIA_CONTENT="${SEMEIA_CONTENT:-$PWD/../../Lexicons}"
"$build/debug/CDSService" "$port" >"$work/out" 2>"$work/err" &
service=$!
trap 'kill $service 2>/dev/null || true; wait $service 2>/dev/null || true; rm -rf "$work"' EXIT
base="http://127.0.0.1:$port"
for _ in $(seq 600); do curl -sf "$base/health" >/dev/null && break; sleep 0.2; done

failures=0
# name, expected status, words that the body must have, then the arguments of curl
expect() {
  local name=$1 status=$2 words=$3
  shift 3
  local got
  got=$(curl -s -o "$work/body" -w '%{http_code}' "$@")
  if [ "$got" = "$status" ] && { [ -z "$words" ] || grep -qF -- "$words" "$work/body"; }; then
    echo "ok   $name ($got)"
  else
    echo "FAIL $name: $got, $(head -c 300 "$work/body")"
    failures=$((failures + 1))
  fi
}
json='Content-Type: application/json'
expect "discovery" 200 '"hook":"patient-view"' "$base/cds-services"
expect "a card" 200 '"indicator":"' -X POST -H "$json" --data-binary @request.json "$base/cds-services/semeia"
card=$(sed 's/.*"cards":\[{"uuid":"\([^"]*\)".*/\1/' "$work/body")
cp "$work/body" "$work/first"
grep -q 'end my life' "$work/body" && { echo "FAIL the card quotes the text"; failures=$((failures + 1)); }
expect "no consent" 200 '"cards":[]' -X POST -H "$json" --data-binary "$(sed 's/"analysis":true/"analysis":false/' request.json)" "$base/cds-services/semeia"
grep -qF '"leftOut":[' "$work/body" || { echo "FAIL no cards for want of consent is not told"; failures=$((failures + 1)); }
expect "no prefetch" 412 'precondition-failed' -X POST -H "$json" \
  --data-binary '{"hook":"patient-view","hookInstance":"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea","context":{}}' "$base/cds-services/semeia"
expect "no JSON" 400 '"code":"syntax"' -X POST -H "$json" --data-binary '{"hook":' "$base/cds-services/semeia"
expect "feedback" 200 '"overridden":1' -X POST -H "$json" \
  --data-binary '{"feedback":[{"card":"'"$card"'","outcome":"overridden","outcomeTimestamp":"2026-11-20T10:05:00Z"}]}' "$base/cds-services/semeia/feedback"
head -c 5000000 /dev/zero | tr '\0' 'x' >"$work/long"
expect "a body that is too long" 413 '' -X POST -H "$json" --data-binary @"$work/long" "$base/cds-services/semeia"
expect "another path" 404 '' "$base/nothing"
# Eight at once give what one gave.
clients=()
for number in 1 2 3 4 5 6 7 8; do
  curl -s -X POST -H "$json" --data-binary @request.json -o "$work/many.$number" "$base/cds-services/semeia" &
  clients+=($!)
done
for client in "${clients[@]}"; do wait "$client"; done
for number in 1 2 3 4 5 6 7 8; do cmp -s "$work/first" "$work/many.$number" || { echo "FAIL answer $number differs"; failures=$((failures + 1)); }; done
[ -s "$work/out" ] || [ -s "$work/err" ] && { echo "FAIL the service wrote something"; failures=$((failures + 1)); }
echo "$failures failures"
[ "$failures" = 0 ]
