#!/usr/bin/env python3
"""Validates the published JSON Schemas, all shipped content, and what the filter prints, with jsonschema, which is not ours.

    python3 Tests/Independent/schemas.py SEMEIA
"""
import json
import os
import subprocess
import sys

from jsonschema import Draft202012Validator

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CONTENT = os.path.join(ROOT, "Lexicons")
KINDS = {"pack": "rules", "concepts": "concepts", "language": "languages", "norm": "norms"}


def schema(program, name):
    """What the command prints, checked to be a schema."""
    printed = subprocess.run([program, "schema", name], stdout=subprocess.PIPE, check=True).stdout
    made = json.loads(printed)
    Draft202012Validator.check_schema(made)
    return Draft202012Validator(made)


def files(kind):
    for folder, _, names in os.walk(os.path.join(CONTENT, KINDS[kind])):
        for name in sorted(names):
            if name.endswith(".json") and name != "card.json":
                yield os.path.join(folder, name)


def problems(validator, value, place):
    return [f"{place}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}" for error in validator.iter_errors(value)]


def main():
    program = os.path.abspath(sys.argv[1])
    found = []
    for kind in KINDS:
        validator = schema(program, kind)
        count = 0
        for path in files(kind):
            with open(path, encoding="utf-8") as file:
                found += problems(validator, json.load(file), os.path.relpath(path, ROOT))
            count += 1
        print(f"{kind}: {count} files")
    with open(os.path.join(ROOT, "Tests/Golden/requests.ndjson"), "rb") as file:
        lines = file.read()
    request, report = schema(program, "request"), schema(program, "report")
    printed = subprocess.run([program, "--fail-on", "never", "--include", "markers,findings,scores,flags,decisions,tokens,text,why-not"],
                             input=lines, stdout=subprocess.PIPE, check=True).stdout
    reports = [json.loads(line) for line in printed.splitlines()]
    for number, line in enumerate(lines.splitlines(), 1):
        # What the filter refuses is refused by the schema too, and the other way round.
        try:
            is_request = not problems(request, json.loads(line), "")
        except ValueError:
            is_request = False
        answer = [one for one in reports if one["line"] == number]
        if answer and is_request == (answer[0]["status"] == "error"):
            found.append(f"requests.ndjson:{number}: the schema and the filter differ")
    for one in reports:
        found += problems(report, one, f"report of line {one['line']}")
    print(f"reports: {len(reports)}")
    for line in found:
        print(line)
    sys.exit(1 if found else 0)


main()
