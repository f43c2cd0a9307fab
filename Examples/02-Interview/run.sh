#!/bin/sh
# One report line for each request line; a broken line is answered in its place.
cd "$(dirname "$0")" && exec "${SEMEIA:-semeia}" --include flags,findings,decisions --fail-on never < interview.ndjson
