#!/bin/sh
# From the words of a session to a card and a FHIR bundle. What the guide shows (Docs/Guides/FromTranscriptToCard.md) is compared with what comes out, so
# that it cannot grow old; with --print the new blocks are printed instead.
set -e
cd "$(dirname "$0")"
semeia="${SEMEIA:-semeia}"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

"$semeia" convert session.vtt --role Marta=subject --role "Dr. Lindqvist=clinician" --language en > "$folder/requests"
"$semeia" --include findings,flags,decisions < "$folder/requests" > "$folder/reports"
"$semeia" --format cds-hooks --country SE --today 2026-11-22 < "$folder/requests" > "$folder/cards"
"$semeia" --format fhir --recorded 2026-11-22T10:00:00Z < "$folder/requests" > "$folder/bundles"
python3 guide.py "$folder" ../../Docs/Guides/FromTranscriptToCard.md "$@"
