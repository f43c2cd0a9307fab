#!/usr/bin/env bash
# What the filter asks of the kernel, seen by strace: no socket, no file opened for writing, no file made, moved or removed, nothing written but to
# standard output (and to the counters by which threads wake each other), and dumps refused. Then it is made to crash with a text in memory, and neither standard error nor a core file may hold a word of it.
#   Tests/Trace/run.sh [SEMEIA]        Linux only; needs strace.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
semeia=$(realpath "${1:-$root/.build/release/semeia}")
export SEMEIA_CONTENT=${SEMEIA_CONTENT:-$root/Lexicons}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
failed=0
fail() { echo "FAILED: $1"; failed=1; }

secret=Xylophonist42
{
  printf '{"id":"a","text":"I can'"'"'t sleep. %s was there.","language":"en"}\n' "$secret"
  printf '{"id":"b","text":"No puedo dormir. %s","language":"es","x_note":"%s"}\n' "$secret" "$secret"
  printf '{"id":"c","text":"%s\n{"text":"%s","text":"%s"}\n\377%s\n' "$secret" "$secret" "$secret" "$secret"
} > "$work/input"

calls='%network,open,openat,openat2,creat,unlink,unlinkat,rename,renameat,renameat2,mkdir,mkdirat,link,linkat,symlink,symlinkat,truncate,ftruncate,memfd_create,mknod,mknodat,fork,vfork,execve,prctl,write,writev,pwrite64,pwritev,pwritev2,sendfile,splice,vmsplice,copy_file_range'
trace() {  # name, arguments…: one traced run
  local name=$1; shift
  local code=0
  # The loader and the language runtime may look at files; what counts is what they are opened for.
  strace -f -qq -y -e "trace=$calls" -o "$work/$name.trace" "$semeia" "$@" < "$work/input" > "$work/$name.out" 2> "$work/$name.err" || code=$?
  [ "$code" = 65 ] || fail "$name: exit code $code, not 65"
  if grep -nE '^[0-9]+ +(socket|connect|bind|sendto|sendmsg|recvfrom|recvmsg|socketpair|listen|accept)' "$name.trace"; then fail "$name: network"; fi
  if grep -E 'O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND|O_TMPFILE' "$name.trace" | grep -vE '"/dev/(null|tty)"'; then fail "$name: a file opened for writing"; fi
  # `-y` says what a descriptor is.
  if grep -E '^[0-9]+ +(p?writev?(64|2)?|sendfile|splice|vmsplice|copy_file_range)\(' "$name.trace" | grep -vE '(write|writev)\((1<|[0-9]+<anon_inode:\[eventfd)'; then
    fail "$name: something written elsewhere than to standard output"
  fi
  grep -qE 'prctl\(PR_SET_DUMPABLE, (SUID_DUMP_DISABLE|0)' "$name.trace" || fail "$name: dumps are not refused"
  if grep -nE '^[0-9]+ +(creat|unlink|rename|mkdir|link|symlink|truncate|ftruncate|memfd_create|mknod|fork|vfork)' "$name.trace"; then fail "$name: a file changed"; fi
  [ "$(grep -c execve "$name.trace")" = 1 ] || fail "$name: another program was started"
  [ -s "$name.err" ] && fail "$name: something on standard error"
  if grep -vE '^[0-9]+ +writev?\(1<' "$name.trace" | grep -q "$secret"; then fail "$name: text in a system call"; fi
  grep -q 'Lexicons/\|/share/semeia' "$name.trace" || fail "$name: the trace shows nothing of what must be there"
  printf '%-26s %5d calls traced, %d files read, exit %d\n' "$name" "$(wc -l < "$name.trace")" "$(grep -c '"[^"]*/Lexicons/[^"]*\|semeia/[^"]*", O_RDONLY' "$name.trace" || true)" "$code"
}

trace one-job
trace four-jobs --jobs 4
trace fhir --format fhir --recorded 2026-01-01T00:00:00Z
trace redact redact
for name in one-job four-jobs fhir; do
  if grep -q "$secret" "$name.out"; then fail "$name: text came out that was not asked for"; fi
done

# A crash with the text in memory: between two lines, and in the middle of a long one that says the secret over and over. The backtraces
# of the Swift runtime, which show memory, are asked for as loudly as a caller can.
ulimit -c unlimited 2> /dev/null || true
export SWIFT_BACKTRACE=enable=yes,color=no,timeout=5s
printf '{"language":"en","text":"' > long
for _ in $(seq 20000); do printf "I can't sleep and %s was there. " "$secret"; done >> long
printf '"}\n' >> long
for number in SEGV ABRT ILL BUS FPE TRAP QUIT SYS; do
  for moment in waiting working; do
    rm -f core* input.pipe
    mkfifo input.pipe
    "$semeia" < input.pipe > crash.out 2> crash.err &
    pid=$!
    exec 3> input.pipe
    head -n 2 "$work/input" >&3
    for _ in $(seq 200); do [ "$(wc -l < crash.out)" -ge 2 ] && break; sleep 0.1; done
    [ "$(wc -l < crash.out)" -ge 2 ] || fail "$number: no answer before the crash"
    if [ "$moment" = working ]; then cat long >&3; sleep 0.02; fi
    kill -"$number" "$pid"
    code=0; wait "$pid" 2> /dev/null || code=$?
    exec 3>&-
    [ "$code" -gt 128 ] || fail "$number, $moment: exit status $code is none of a signal"
    [ -s crash.err ] && fail "$number, $moment: standard error has $(wc -c < crash.err) bytes"
    if ls core* > /dev/null 2>&1; then fail "$number, $moment: a core file"; fi
    [ "$(wc -l < crash.out)" = 2 ] || fail "$number, $moment: the long line was answered before the crash"
  done
done
[ "$failed" = 0 ] && echo "crashes by eight signals, waiting and working: nothing on standard error, no core file"
exit "$failed"
