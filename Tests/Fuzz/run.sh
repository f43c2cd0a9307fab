#!/bin/sh
# Fuzzes one target for some seconds: Tests/Fuzz/run.sh record|pattern|content|segmenter [seconds] [more libFuzzer options]. Linux only.
# What makes it crash is kept in .build/fuzz/<target>, with the corpus.
set -eu
target=${1:?record, pattern, content or segmenter}
seconds=${2:-600}
shift
[ $# -eq 0 ] || shift
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
build=${SEMEIA_FUZZ_BUILD:-$here/.build}
swift build --package-path "$here" --scratch-path "$build" -c release --product FuzzTargets \
  -Xswiftc -sanitize=fuzzer,address -Xswiftc -parse-as-library -Xcc -fsanitize=fuzzer-no-link,address >&2
swiftc -sanitize=fuzzer,address -parse-as-library "$build/release/libFuzzTargets.a" -licuuc -o "$build/fuzz"
mkdir -p "$build/corpus/$target" "$build/crashes/$target"
cd "$build/crashes/$target"
# Swift's own backtrace after a crash can take minutes under the address sanitizer.
SWIFT_BACKTRACE=enable=no SEMEIA_FUZZ=$target exec nice -n 15 "$build/fuzz" -max_total_time="$seconds" -max_len=600 -timeout=10 -print_final_stats=1 "$@" \
  "$build/corpus/$target" "$here/Seeds/$target"
