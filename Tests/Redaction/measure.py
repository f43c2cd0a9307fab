#!/usr/bin/env python3
"""Measures `semeia redact` against texts in which people marked what identifies a person.

    python3 Tests/Redaction/measure.py SEMEIA DATA.jsonl [--language TAG] [--misses LABEL [--count N]] [--false TYPE]

A line of the data is {"text", "lang"?, "spans": [[LABEL, start, end, …], …]}, offsets in Unicode scalars, half open.

Recall of a label: of the marked spans, those in which every letter and digit was replaced, under whatever type (`hidden`), and those of
which at least one was (`touched`). Precision of a type: of the replacements, those that touch a span with any label (`any label`), and
those that touch one of a label that the type is for (`own label`). Labels in LEFT name what pattern redaction does not look for: they
have a row, but count for no precision of their own.
"""
import argparse
import collections
import json
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
NO_IDENTITY = {"SEXO_SUJETO_ASISTENCIA", "TITLE"}


def redact(semeia, rows, language):
    records = [{"text": row["text"], "language": language or row.get("lang", "en")} for row in rows]
    lines = "".join(json.dumps(record) + "\n" for record in records)
    done = subprocess.run([semeia, "redact"], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == len(rows), "one line out for each line in"
    return [answer.get("redactions", []) for answer in answers]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("semeia")
    parser.add_argument("data")
    parser.add_argument("--language")
    parser.add_argument("--misses")
    parser.add_argument("--false")
    parser.add_argument("--count", type=int, default=40)
    options = parser.parse_args()
    rows = [json.loads(line) for line in open(options.data, encoding="utf-8") if line.strip()]
    marked, hidden, touched = collections.Counter(), collections.Counter(), collections.Counter()
    found, some, own = collections.Counter(), collections.Counter(), collections.Counter()
    shown = 0
    for row, redactions in zip(rows, redact(options.semeia, rows, options.language)):
        text = row["text"]
        covered = bytearray(len(text))
        for redaction in redactions:
            for index in range(redaction["start"], redaction["end"]):
                covered[index] = 1
        labels = [set() for _ in text]
        for label, start, end, *_ in row["spans"]:
            marked[label] += 1
            letters = [index for index in range(start, end) if text[index].isalnum()]
            hits = sum(covered[index] for index in letters)
            hidden[label] += hits == len(letters)
            touched[label] += hits > 0
            for index in range(start, end):
                labels[index].add(label)
            if label == options.misses and hits < len(letters) and shown < options.count:
                shown += 1
                print(repr(text[max(0, start - 40):start]), "⟦" + text[start:end] + "⟧", repr(text[end:end + 20]))
        for redaction in redactions:
            kind = redaction["type"]
            met = set().union(*labels[redaction["start"]:redaction["end"]]) - NO_IDENTITY
            found[kind] += 1
            some[kind] += bool(met)
            own[kind] += any(kind in TYPES.get(label, ()) for label in met)
            if kind == options.false and not met and shown < options.count:
                shown += 1
                start, end = redaction["start"], redaction["end"]
                print(repr(text[max(0, start - 40):start]), "⟦" + text[start:end] + "⟧", repr(text[end:end + 20]))
    if options.misses or options.false:
        return
    percent = lambda part, whole: f"{100 * part / whole:.1f}" if whole else "–"
    print("| label | marked | hidden % | touched % |\n|---|--:|--:|--:|")
    for label in sorted(marked, key=lambda label: (label in LEFT, -marked[label], label)):
        name = f"`{label}`" + (" (not looked for)" if label in LEFT else "")
        print(f"| {name} | {marked[label]} | {percent(hidden[label], marked[label])} | {percent(touched[label], marked[label])} |")
    kept = [label for label in marked if label not in LEFT]
    total = sum(marked[label] for label in kept)
    print(f"| all that is looked for | {total} | {percent(sum(hidden[l] for l in kept), total)} | {percent(sum(touched[l] for l in kept), total)} |")
    print("\n| type | found | any label % | own label % |\n|---|--:|--:|--:|")
    for kind in sorted(found, key=lambda kind: (-found[kind], kind)):
        print(f"| `{kind}` | {found[kind]} | {percent(some[kind], found[kind])} | {percent(own[kind], found[kind])} |")
    total = sum(found.values())
    print(f"| all | {total} | {percent(sum(some.values()), total)} | {percent(sum(own.values()), total)} |")


main()
