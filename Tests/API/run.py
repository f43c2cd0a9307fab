#!/usr/bin/env python3
"""The public interface of the libraries, kept in Tests/API/<module>.txt: what a program that links them may rely on.

    python3 Tests/API/run.py [BUILD-FOLDER] [--record]

Reads the symbol graphs of what was built (default .build/release). A line that is gone or differs breaks programs and fails; a new line
fails too until it is recorded, so that nothing becomes public unseen. Recording does not help against two things: a declaration without a doc
comment, and more public types than MOST_TYPES. What only this package needs is `package`; raise the number only for what an embedder needs.
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
           "SemeiaInterchange", "SemeiaRedaction", "SemeiaPages", "SemeiaResearch"]
MOST_TYPES = 190
TYPES = {"swift.struct", "swift.class", "swift.enum", "swift.protocol", "swift.actor"}


def target():
    info = json.loads(subprocess.run(["swift", "-print-target-info"], stdout=subprocess.PIPE, check=True).stdout)
    return info["target"]["triple"]


def interface(module, build, triple, folder):
    """For each public symbol a line with its path and declaration; the paths of the types; those of what has no doc comment.

    What the compiler writes, such as `init(rawValue:)`, has no place in a file and needs no comment.
    """
    maps = [os.path.join(build, "CICUShim.build/module.modulemap"), os.path.join(ROOT, "Sources/CICU/module.modulemap")]
    clang = [part for path in maps if os.path.exists(path) for part in ("-Xcc", f"-fmodule-map-file={path}")]
    command = ["swift", "symbolgraph-extract", "-module-name", module, "-I", os.path.join(build, "Modules"), *clang, "-target", triple,
               "-minimum-access-level", "public", "-skip-synthesized-members", "-output-dir", folder]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    lines, types, bare = set(), set(), set()
    for name in os.listdir(folder):
        if name != f"{module}.symbols.json" and not name.startswith(f"{module}@"):
            continue
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            for symbol in json.load(file)["symbols"]:
                declaration = "".join(part["spelling"] for part in symbol["declarationFragments"])
                path = ".".join(symbol["pathComponents"])
                lines.add(path + "\t" + " ".join(declaration.split()))
                if symbol["kind"]["identifier"] in TYPES:
                    types.add(path)
                if "location" in symbol and not symbol.get("docComment", {}).get("lines"):
                    bare.add(path)
    return sorted(lines), types, sorted(bare)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build", nargs="?", default=os.path.join(ROOT, ".build/release"))
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    triple, failed, total, types, undocumented = target(), 0, 0, 0, 0
    for module in MODULES:
        with tempfile.TemporaryDirectory() as folder:
            now, own, bare = interface(module, options.build, triple, folder)
        total += len(now)
        types += len(own)
        undocumented += len(bare)
        for symbol in bare:
            print(f"{module}: no doc comment: {symbol}")
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
    print(f"{total} public symbols in {len(MODULES)} modules, {types} types" + (f", {failed} differ: Tests/API/run.py --record if that is meant" if failed else ""))
    if types > MOST_TYPES:
        print(f"more than {MOST_TYPES} public types: what no program outside this package needs is `package`")
    return 1 if failed or undocumented or types > MOST_TYPES else 0


sys.exit(main())
