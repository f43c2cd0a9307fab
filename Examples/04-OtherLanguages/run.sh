#!/bin/sh
# Strict C and Python through the C library, and Python with the command held open as a subprocess.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
semeia=${SEMEIA:-semeia}
folder=$(cd "$(dirname "$semeia")" && pwd)
library=$folder/libSemeiaC.so
[ -f "$library" ] || library=$folder/libSemeiaC.dylib
skipped=
if command -v "${CC:-cc}" > /dev/null; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  # The runtime of Swift is where the library finds it.
  case $library in *.so) unresolved=-Wl,--allow-shlib-undefined ;; *) unresolved= ;; esac
  "${CC:-cc}" -std=c99 -pedantic -Wall -Wextra -Werror -I "$here/../../Sources/SemeiaC" "$here/analyze.c" "$library" \
    -Wl,-rpath,"$folder" $unresolved -o "$work/analyze"
  SEMEIA_CONTENT=${SEMEIA_CONTENT:-$here/../../Lexicons} "$work/analyze"
else
  echo "skipped half: no C compiler is here"
  skipped=1
fi
python3 "$here/analyze.py" "$library"
python3 "$here/subprocess_client.py" "$semeia"
[ -z "$skipped" ] || exit 77
