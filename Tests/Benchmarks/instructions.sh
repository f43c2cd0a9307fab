#!/bin/sh
# Counts instructions, which repeat where times do not: Tests/Benchmarks/instructions.sh [language] [stage]
# Uses the processor's counters (perf) where the machine has them, else valgrind. The difference between two numbers of rounds leaves start-up out.
set -eu
language=${1:-en}
stage=${2:-library}
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
build=${SEMEIA_BENCHMARK_BUILD:-$here/.build}
swift build --package-path "$here" --scratch-path "$build" -c release >&2
# Valgrind stumbles over the debug information that the Swift compiler writes.
program=$build/semeia-benchmark-stripped
strip -o "$program" "$build/release/semeia-benchmark"
SEMEIA_CONTENT=$here/../../Lexicons
export SEMEIA_CONTENT

count() { # rounds
  set -- "$program" --languages "$language" --stage "$stage" --documents 20 --rounds "$1"
  if perf stat -e instructions:u true 2>&1 | grep -q 'not supported'; then
    command -v valgrind >/dev/null || { echo "neither perf counters nor valgrind" >&2; exit 69; }
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 >/dev/null | sed -n 's/.*Collected : //p'
  else
    perf stat -x, -e instructions:u "$@" 2>&1 >/dev/null | cut -d, -f1
  fi
}

few=$(count 1)
many=$(count 5)
echo "| language | stage and bare ICU | instructions a document of 2 KB |"
echo "| $language | $stage | $(((many - few) / 80)) |"
