#!/usr/bin/env python3
"""Input that was made to hurt: does every kind cost time linear in its size, and memory bounded by its longest line? Linux only.

    python3 Tests/Hostile/run.py [SEMEIA] [--quick] [--only NAME] [--table]

Every case is sent to a filter that stays open, at a size and at four times that size. Time is the CPU time of all threads of the
filter, the least of two or three; memory is the highest resident set while it answered, less what it was before. Commands that are no
filters get a process for each size, and their time and memory are those of the process less those of one with next to nothing to do.
A case fails where four times the size takes more than RATIO times as long, where memory exceeds FLOOR + FACTOR times its longest line, or
where not every line was answered. `--table` prints the rows of Docs/Methods/Hostile.md.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from cases import CASES, COMMANDS  # noqa: E402

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# Linear is 4. Less than this many seconds is the noise of the machine.
RATIO, NOISE = 6.5, 0.03
FLOOR, FACTOR = 48 << 20, 400


class Filter:
    """The command held open; counts what comes back."""

    measures_memory = True

    def __init__(self, semeia, arguments):
        self.process = subprocess.Popen([semeia, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
        self.seen, self.errors, self.done = 0, 0, threading.Event()
        self.mark = None
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        rest = b""
        while chunk := self.process.stdout.read(1 << 20):
            lines = (rest + chunk).split(b"\n")
            rest = lines.pop()
            for line in lines:
                if self.mark and self.mark in line[:80]:
                    self.done.set()
                else:
                    self.seen += 1
                    self.errors += b'"status":"error"' in line[:160]
        self.done.set()

    def close(self):
        self.process.stdin.close()
        self.process.kill()
        self.process.wait()

    def cpu(self):
        # The kernel's clock for the CPU time of a process: clock_getcpuclockid(3).
        return time.clock_gettime((~self.process.pid << 3) | 2)

    def status(self, name):
        with open(f"/proc/{self.process.pid}/status") as file:
            return next(int(line.split()[1]) << 10 for line in file if line.startswith(name + ":"))

    def answer(self, payload, number):
        """CPU seconds, bytes above what was resident before, lines out, errors."""
        assert payload.endswith(b"\n"), "a payload is whole lines"
        self.seen = self.errors = 0
        self.mark = b"sentinel-%d" % number
        self.done.clear()
        try:
            with open(f"/proc/{self.process.pid}/clear_refs", "w") as file:
                file.write("5")
        except PermissionError:
            # The filter refuses dumps, so that this belongs to root. Without it the highest resident set is that of all cases before, and says nothing.
            Filter.measures_memory = False
        before, begin = self.status("VmRSS"), self.cpu()
        self.process.stdin.write(payload + b'{"id":"%s","text":""}\n' % self.mark)
        if not self.done.wait(300) or self.process.poll() is not None:
            raise RuntimeError("no answer")
        memory = max(0, self.status("VmHWM") - before) if Filter.measures_memory else 0
        return self.cpu() - begin, memory, self.seen, self.errors


def run(case, filter, scale, counter):
    """One case at two sizes: a row of figures, and what is wrong."""
    filter.answer(case.make(max(1, case.size // 50)), next(counter))
    rows = []
    for factor in (1, 4):
        payload = case.make(max(1, case.size * factor // scale))
        samples = [filter.answer(payload, next(counter)) for _ in range(3 if factor == 1 else 2)]
        rows.append((len(payload), max(map(len, payload.split(b"\n"))), payload.count(b"\n"), min(s[0] for s in samples),
                     max(s[1] for s in samples), samples[-1][2], samples[-1][3]))
    (_, _, _, few, _, _, _), (size, longest, lines, many, memory, seen, errors) = rows
    problems = []
    if many > NOISE and many > RATIO * max(few, NOISE / 4):
        problems.append(f"time grows {many / few:.1f} times where the size grows 4 times")
    if memory > FLOOR + FACTOR * min(longest, 16 << 20):
        problems.append(f"{memory >> 20} MiB for a longest line of {longest >> 10} KiB")
    if seen != lines - case.blank(lines):
        problems.append(f"{seen} answers to {lines} lines")
    return (case.name, size, lines, few, many, memory, errors), problems


def spawned(semeia, arguments, payload):
    """CPU seconds, highest resident bytes and exit code of one command."""
    with tempfile.TemporaryFile() as file:
        file.write(payload)
        file.seek(0)
        process = subprocess.Popen([semeia, *arguments], stdin=file, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss << 10, process.returncode


def run_command(case, semeia, scale):
    """One command at two sizes: the same row and problems as of a filter."""
    rows = []
    idle = [spawned(semeia, case.arguments, case.make(1)) for _ in range(3)]
    for factor in (1, 4):
        payload = case.make(max(1, case.size * factor // scale))
        samples = [spawned(semeia, case.arguments, payload) for _ in range(2)]
        rows.append((len(payload), payload.count(b"\n"), max(0, min(s[0] for s in samples) - min(s[0] for s in idle)),
                     max(0, max(s[1] for s in samples) - min(s[1] for s in idle)), max(s[2] for s in samples)))
    (_, _, few, _, _), (size, lines, many, memory, code) = rows
    problems = []
    if many > NOISE and many > RATIO * max(few, NOISE / 4):
        problems.append(f"time grows {many / few if few else 0:.1f} times where the size grows 4 times")
    if code != 0:
        problems.append(f"it ends with {code}")
    return (case.name, size, lines, few, many, memory, 0), problems


def measure(case, options, counter, held):
    """A case in a filter of its own, or (quick) in one that has the same arguments."""
    scale = 2 if options.quick and not case.full else 1
    if case in COMMANDS:
        result = run_command(case, options.semeia, scale)
        return run_command(case, options.semeia, scale) if any("time" in problem for problem in result[1]) else result
    filter = held.get(case.arguments) or Filter(options.semeia, case.arguments)
    try:
        result = run(case, filter, scale, counter)
        # A busy machine can make one measurement slow; a superlinear case is slow each time.
        if any("time" in problem for problem in result[1]):
            result = run(case, filter, scale, counter)
    except (RuntimeError, OSError):
        held.pop(case.arguments, None)
        filter.close()
        raise
    if options.quick:
        held[case.arguments] = filter
    else:
        filter.close()
    return result


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("semeia", nargs="?", default=os.path.join(ROOT, ".build/release/semeia"))
    parser.add_argument("--quick", action="store_true", help="half the size, and not every case")
    parser.add_argument("--only")
    parser.add_argument("--table", action="store_true")
    options = parser.parse_args()
    counter, held, failed, count = iter(range(1 << 30)), {}, 0, 0
    if options.table:
        print("| case | bytes | lines | CPU s at a quarter | CPU s | memory MiB | errors |\n|---|--:|--:|--:|--:|--:|--:|")
    for case in CASES + COMMANDS:
        if options.only and options.only not in case.name or options.quick and not case.quick:
            continue
        count += 1
        try:
            (name, size, lines, few, many, memory, errors), problems = measure(case, options, counter, held)
        except (RuntimeError, OSError) as error:
            failed += 1
            print(f"FAILED {case.name}: {error}", flush=True)
            continue
        row = [name, f"{size:,}", f"{lines:,}", f"{few:.3f}", f"{many:.3f}", f"{memory / (1 << 20):.1f}", f"{errors:,}"]
        if options.table or not options.quick:
            print("| " + " | ".join(row) + " |" if options.table else "  ".join(row), flush=True)
        for problem in problems:
            failed += 1
            print(f"FAILED {name}: {problem}", flush=True)
    for filter in held.values():
        filter.close()
    if not Filter.measures_memory:
        print("memory of the filter was not measured: only root may", file=sys.stderr)
    print(f"{count} cases, {failed} failed", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
