#!/bin/sh
# A session in captions becomes a request line; a sentence that two captions cut is read as one. Standard error says what was doubtful.
cd "$(dirname "$0")" && "${SEMEIA:-semeia}" convert session.vtt | "${SEMEIA:-semeia}" --include flags,findings --language en
