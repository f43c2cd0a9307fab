#!/usr/bin/env python3
"""The public interface of the libraries, kept in Tests/API/<module>.txt: what a program that links them may rely on.

    python3 Tests/API/run.py [BUILD-FOLDER] [--record]

Reads the symbol graphs of what was built (default .build/release). A line that is gone or differs breaks programs and fails; a new line
fails too until it is recorded, so that nothing becomes public unseen.
"""
import argparse
import difflib
import json
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
MODULES = ["Semeia", "SemeiaText", "SemeiaLexicon", "SemeiaMarkers", "SemeiaScoring", "SemeiaDecisions", "SemeiaRecords", "SemeiaTranscripts",
           "SemeiaInterchange", "SemeiaRedaction"]


def target():
    info = json.loads(subprocess.run(["swift", "-print-target-info"], stdout=subprocess.PIPE, check=True).stdout)
    return info["target"]["triple"]


def interface(module, build, triple, folder):
    """One line for each public symbol: its path and its declaration."""
    maps = [os.path.join(build, "CICUShim.build/module.modulemap"), os.path.join(ROOT, "Sources/CICU/module.modulemap")]
    clang = [part for path in maps if os.path.exists(path) for part in ("-Xcc", f"-fmodule-map-file={path}")]
    command = ["swift", "symbolgraph-extract", "-module-name", module, "-I", os.path.join(build, "Modules"), *clang, "-target", triple,
               "-minimum-access-level", "public", "-skip-synthesized-members", "-output-dir", folder]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    lines = set()
    for name in os.listdir(folder):
        if name != f"{module}.symbols.json" and not name.startswith(f"{module}@"):
            continue
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            for symbol in json.load(file)["symbols"]:
                declaration = "".join(part["spelling"] for part in symbol["declarationFragments"])
                lines.add(".".join(symbol["pathComponents"]) + "\t" + " ".join(declaration.split()))
    return sorted(lines)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build", nargs="?", default=os.path.join(ROOT, ".build/release"))
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    triple, failed, total = target(), 0, 0
    for module in MODULES:
        with tempfile.TemporaryDirectory() as folder:
            now = interface(module, options.build, triple, folder)
        total += len(now)
        path = os.path.join(ROOT, "Tests/API", f"{module}.txt")
        if options.record:
            with open(path, "w", encoding="utf-8") as file:
                file.writelines(line + "\n" for line in now)
            continue
        with open(path, encoding="utf-8") as file:
            kept = file.read().splitlines()
        for line in difflib.unified_diff(kept, now, lineterm="", n=0):
            if line[:3] not in ("---", "+++") and line[0] in "+-":
                failed += 1
                print(f"{module}: {'gone or changed' if line[0] == '-' else 'new'}: {line[1:]}")
    print(f"{total} public symbols in {len(MODULES)} modules" + (f", {failed} differ: Tests/API/run.py --record if that is meant" if failed else ""))
    return 1 if failed else 0


sys.exit(main())
