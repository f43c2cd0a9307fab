#!/usr/bin/env python3
"""Measures `semeia redact` against texts in which people marked what identifies a person.

    python3 Tests/Redaction/measure.py SEMEIA DATA.jsonl [--language TAG] [--misses LABEL [--count N]] [--false TYPE]
    python3 Tests/Redaction/measure.py SEMEIA Tests/Redaction/marked/de-2.txt [--misses all]
    python3 Tests/Redaction/measure.py SEMEIA Tests/Redaction/marked --by-language

A line of JSON data is {"text", "lang"?, "spans": [[LABEL, start, end, …], …]}, offsets in Unicode scalars, half open. A file of
marked text, named after its language, has a text a line with marks inside, `Ich bin {{name:Klaus Berger}}.`, whose labels are the types
of redaction and `left`, which is what identifies and no pattern looks for.

Recall of a label: of the marked spans, those in which every letter and digit was replaced, under whatever type (`hidden`), and those of
which at least one was (`touched`). Precision of a type: of the replacements, those that touch a span with any label (`any label`), and
those that touch one of a label that the type is for (`own label`). Labels in LEFT name what pattern redaction does not look for: they
have a row, but count for no precision of their own.
"""
import argparse
import collections
import json
import pathlib
import re
import subprocess

# What each label is called among the types of redaction.
TYPES = {
    "PERSON": {"name"}, "NOMBRE_SUJETO_ASISTENCIA": {"name"}, "NOMBRE_PERSONAL_SANITARIO": {"name"},
    "STREET_ADDRESS": {"address", "postcode"}, "CALLE": {"address"},
    "TERRITORIO": {"address", "postcode"}, "PAIS": {"address"}, "GPE": {"address"}, "ZIP_CODE": {"postcode", "address"},
    "DATE_TIME": {"date"}, "FECHAS": {"date"}, "PHONE_NUMBER": {"phone"}, "NUMERO_TELEFONO": {"phone"}, "NUMERO_FAX": {"phone"},
    "EMAIL_ADDRESS": {"email"}, "CORREO_ELECTRONICO": {"email"}, "DOMAIN_NAME": {"url"}, "IP_ADDRESS": {"network-address"},
    "CREDIT_CARD": {"credit-card"}, "IBAN_CODE": {"account-number"}, "US_SSN": {"national-identifier"},
    "US_DRIVER_LICENSE": {"record-number", "national-identifier"},
    "ID_SUJETO_ASISTENCIA": {"record-number", "national-identifier"}, "ID_ASEGURAMIENTO": {"record-number", "national-identifier"},
    "ID_TITULACION_PERSONAL_SANITARIO": {"record-number"}, "ID_CONTACTO_ASISTENCIAL": {"record-number"},
    "AGE": {"age"}, "EDAD_SUJETO_ASISTENCIA": {"age"},
}
# Not looked for by any pattern, or (ages) only from 90 on.
LEFT = {"SEXO_SUJETO_ASISTENCIA", "TITLE", "NRP", "ORGANIZATION", "HOSPITAL", "INSTITUCION", "PROFESION", "CENTRO_SALUD",
        "OTROS_SUJETO_ASISTENCIA", "FAMILIARES_SUJETO_ASISTENCIA", "AGE", "EDAD_SUJETO_ASISTENCIA", "GPE", "PAIS"}
LEFT.add("left")
MARK = re.compile(r"\{\{([a-z-]+):(.*?)\}\}")
NO_IDENTITY = {"SEXO_SUJETO_ASISTENCIA", "TITLE"}


def unmarked(line, language):
    """A line of marked text as a line of data."""
    text, spans, at = "", [], 0
    for mark in MARK.finditer(line):
        text += line[at:mark.start()]
        spans.append([mark[1], len(text), len(text) + len(mark[2])])
        text += mark[2]
        at = mark.end()
    return {"text": text + line[at:], "lang": language, "spans": spans}


def read(path):
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    if path.suffix == ".txt":
        language = re.sub("-[0-9]+$", "", path.stem)
        return [unmarked(line.replace("\\n", "\n"), language) for line in lines]
    return [json.loads(line) for line in lines]


def redact(semeia, rows, language):
    records = [{"text": row["text"], "language": language or row.get("lang", "en")} for row in rows]
    lines = "".join(json.dumps(record) + "\n" for record in records)
    done = subprocess.run([semeia, "redact"], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == len(rows), "one line out for each line in"
    return [answer.get("redactions", []) for answer in answers]


class Counts:
    """What was marked, hidden and touched by label, and found, somebody's and of its own label by type."""

    def __init__(self):
        self.marked, self.hidden, self.touched = collections.Counter(), collections.Counter(), collections.Counter()
        self.found, self.some, self.own = collections.Counter(), collections.Counter(), collections.Counter()
        self.missed, self.false = [], []

    def add(self, row, redactions):
        text = row["text"]
        covered = bytearray(len(text))
        for redaction in redactions:
            for index in range(redaction["start"], redaction["end"]):
                covered[index] = 1
        labels = [set() for _ in text]
        for label, start, end, *_ in row["spans"]:
            self.marked[label] += 1
            letters = [index for index in range(start, end) if text[index].isalnum()]
            hits = sum(covered[index] for index in letters)
            self.hidden[label] += hits == len(letters)
            self.touched[label] += hits > 0
            for index in range(start, end):
                labels[index].add(label)
            if hits < len(letters):
                self.missed.append((label, shown(text, start, end)))
        for redaction in redactions:
            kind = redaction["type"]
            met = set().union(*labels[redaction["start"]:redaction["end"]]) - NO_IDENTITY
            self.found[kind] += 1
            self.some[kind] += bool(met)
            self.own[kind] += any(label == kind or kind in TYPES.get(label, ()) for label in met)
            if not met:
                self.false.append((kind, shown(text, redaction["start"], redaction["end"])))

    def sought(self):
        """Marked, hidden and touched of all that is looked for."""
        kept = [label for label in self.marked if label not in LEFT]
        return [sum(counter[label] for label in kept) for counter in (self.marked, self.hidden, self.touched)]


def shown(text, start, end):
    return f"{text[max(0, start - 40):start]!r} ⟦{text[start:end]}⟧ {text[end:end + 20]!r}"


def percent(part, whole):
    return f"{100 * part / whole:.1f}" if whole else "–"


def tables(counts):
    print("| label | marked | hidden % | touched % |\n|---|--:|--:|--:|")
    for label in sorted(counts.marked, key=lambda label: (label in LEFT, -counts.marked[label], label)):
        name = f"`{label}`" + (" (not looked for)" if label in LEFT else "")
        total = counts.marked[label]
        print(f"| {name} | {total} | {percent(counts.hidden[label], total)} | {percent(counts.touched[label], total)} |")
    total, hidden, touched = counts.sought()
    print(f"| all that is looked for | {total} | {percent(hidden, total)} | {percent(touched, total)} |")
    print("\n| type | found | any label % | own label % |\n|---|--:|--:|--:|")
    found, some, own = counts.found, counts.some, counts.own
    for kind in sorted(found, key=lambda kind: (-found[kind], kind)):
        print(f"| `{kind}` | {found[kind]} | {percent(some[kind], found[kind])} | {percent(own[kind], found[kind])} |")
    total = sum(found.values())
    print(f"| all | {total} | {percent(sum(some.values()), total)} | {percent(sum(own.values()), total)} |")


def by_language(semeia, folder):
    print("| texts | marked | hidden % | touched % | found | any label % | own label % |\n|---|--:|--:|--:|--:|--:|--:|")
    for path in sorted(folder.glob("*.txt")):
        counts = count(semeia, read(path), None)
        total, hidden, touched = counts.sought()
        found = sum(counts.found.values())
        print(f"| {path.stem} | {total} | {percent(hidden, total)} | {percent(touched, total)} | {found}"
              f" | {percent(sum(counts.some.values()), found)} | {percent(sum(counts.own.values()), found)} |")


def count(semeia, rows, language):
    counts = Counts()
    for row, redactions in zip(rows, redact(semeia, rows, language)):
        counts.add(row, redactions)
    return counts


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("semeia")
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("--language")
    parser.add_argument("--misses", help="a label, or all")
    parser.add_argument("--false", help="a type, or all")
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--by-language", action="store_true")
    options = parser.parse_args()
    if options.by_language:
        return by_language(options.semeia, options.data)
    counts = count(options.semeia, read(options.data), options.language)
    if not options.misses and not options.false:
        return tables(counts)
    lines = [f"{label}: {place}" for label, place in counts.missed if options.misses in ("all", label)]
    lines += [f"{kind}: {place}" for kind, place in counts.false if options.false in ("all", kind)]
    print("\n".join(lines[:options.count]))


main()
