#!/bin/sh
# Python twice: through the C library, and with the command held open as a subprocess.
set -eu
here=$(dirname "$0")
semeia=${SEMEIA:-semeia}
library=$(dirname "$semeia")/libSemeiaC.so
[ -f "$library" ] || library=$(dirname "$semeia")/libSemeiaC.dylib
python3 "$here/analyze.py" "$library"
python3 "$here/subprocess_client.py" "$semeia"
