#!/usr/bin/env python3
"""Validates the tables of `semeia table` with their codebook and sidecar, by other programs.

    pip install frictionless jsonschema
    SEMEIA_CONTENT=Lexicons python3 Tests/Independent/tables.py .build/release/semeia

Texts are made up here. frictionless reads the data package and every table; the BIDS sidecar is checked against a JSON Schema
after the rules of BIDS for phenotypic data, and the table against the sidecar. Exit code 1 where anything is invalid.
"""
import csv
import json
import os
import subprocess
import sys
import tempfile

import jsonschema
from frictionless import Package

REQUESTS = [
    {"id": "a", "language": "en", "subject": "p-1", "genre": "narrative",
     "text": "I can't sleep and I feel hopeless about it all. Nothing helps, and I was so tired, so tired. " * 12},
    {"id": "=b", "language": "en", "subject": "p-2", "text": "Too short, \"quoted\"."},
    {"id": "c", "language": "ja", "text": "眠れません。毎日つらいです。"},
    {"id": "d", "language": "en", "genre": "interview", "turns": [
        {"speaker": "T", "role": "clinician", "text": "How have you been sleeping since we met?", "start": 0, "end": 2},
        {"speaker": "P", "role": "subject", "text": "Not well, I mean, I lie awake.", "start": 2.4, "end": 6,
         "marks": [{"kind": "pause", "start": 8, "end": 8, "seconds": 0.8}]}]},
    {"id": "e", "language": "xx", "text": "abc"},
    {"id": "f", "language": "en", "subject": "p-1", "text": "I slept a little better this week."},
    {"id": "g", "language": "en", "turns": [{"role": "other", "text": "Nobody here is the subject. I can't sleep."}]},
    {"text": 1},
]

# BIDS 1.10, "Phenotypic and assessment data": names of columns, LongName, Description, Levels, Units, TermURL; others may be added.
SIDECAR = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["MeasurementToolMetadata", "participant_id"],
    "properties": {"MeasurementToolMetadata": {
        "type": "object", "required": ["Description"],
        "properties": {"Description": {"type": "string", "minLength": 1}, "TermURL": {"type": "string", "format": "uri"}}}},
    "patternProperties": {"^[a-z][a-z0-9_]*$": {
        "type": "object", "required": ["LongName", "Description"],
        "properties": {
            "LongName": {"type": "string", "minLength": 1}, "Description": {"type": "string", "minLength": 1},
            "Levels": {"type": "object", "additionalProperties": {"type": "string"}}, "Units": {"type": "string"},
            "TermURL": {"type": "string", "format": "uri"}},
        "additionalProperties": {"type": "string"}}},
    "additionalProperties": False,
}


def run(program, *arguments, text=""):
    result = subprocess.run([program, *arguments], input=text, capture_output=True, text=True)
    if result.returncode not in (0, 65):
        sys.exit(f"{' '.join(arguments)}: {result.stderr}")
    return result.stdout


def main():
    program = os.path.abspath(sys.argv[1])
    lines = "".join(json.dumps(request, ensure_ascii=False) + "\n" for request in REQUESTS)
    sections = "markers,findings,scores,flags,decisions,speech,speakers"
    reports = run(program, "--include", sections, text=lines)
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        def write(name, content):
            with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as file:
                file.write(content)

        write("requests.ndjson", lines)
        write("datapackage.json", run(program, "table", "--codebook"))
        for unit in ["text", "turn", "speaker", "finding"]:
            for shape in ["wide", "long"]:
                write(f"{unit}-{shape}.csv", run(program, "table", "--per", unit, f"--{shape}", text=reports))
        package = Package(os.path.join(folder, "datapackage.json"))
        report = package.validate()
        for task in report.tasks:
            print(f"frictionless {task.name:14} {task.stats.get('fields')} fields, {task.stats.get('rows')} rows: {'valid' if task.valid else 'INVALID'}")
            faults += [f"{task.name}: {error.message}" for error in task.errors]
        faults += [f"package: {error.message}" for error in report.errors]

        sidecar = json.loads(run(program, "table", "--sidecar"))
        validator = jsonschema.Draft202012Validator(SIDECAR, format_checker=jsonschema.FormatChecker())
        faults += [f"sidecar {list(error.path)}: {error.message}" for error in validator.iter_errors(sidecar)]
        def phenotype(*more):
            text = run(program, "table", "--format", "bids", "--requests", os.path.join(folder, "requests.ndjson"), *more, text=reports)
            return [line.split("\t") for line in text.splitlines()]

        # BIDS up to 1.10 indexes such a table by participant, later versions by participant and session: no row may come twice.
        texts = [tuple(row[:2]) for row in phenotype()[1:]]
        if len(set(texts)) != len(texts):
            faults.append("phenotype: a participant has two rows of one session")
        for session in {name for _, name in texts}:
            people = [row[0] for row in phenotype("--session", session.removeprefix("ses-"))[1:]]
            if len(set(people)) != len(people) or not people:
                faults.append(f"phenotype: a participant stands twice in the table of {session}")
        write("semeia.tsv", run(program, "table", "--format", "bids", "--requests", os.path.join(folder, "requests.ndjson"), text=reports))
        with open(os.path.join(folder, "semeia.tsv"), encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        header, body = rows[0], rows[1:]
        if header[:2] != ["participant_id", "session_id"] or set(header) != set(sidecar) - {"MeasurementToolMetadata"}:
            faults.append("phenotype: the columns are not those of the sidecar")
        for row in body:
            if len(row) != len(header) or "" in row or not row[0].startswith("sub-"):
                faults.append(f"phenotype: the row of {row[0]} has a missing field")
            for name, value in zip(header, row):
                levels = sidecar[name].get("Levels")
                if levels and value != "n/a" and value not in levels:
                    faults.append(f"phenotype: {name} has a value that is no level")
        print(f"phenotype table: {len(header)} columns, {len(body)} rows; sidecar: {len(sidecar)} entries")
    for fault in faults:
        print("FAULT", fault)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
