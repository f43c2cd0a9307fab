"""Compares the blocks of the guide with what the commands of `run.sh` printed, or prints them.

    guide.py FOLDER GUIDE [--print]

FOLDER has `requests`, `reports`, `cards` and `bundles`. The blocks of the guide lie between `<!-- NAME -->` and `<!-- end -->`.
"""
import collections
import json
import re
import sys


def first(folder, name):
    with open(f"{folder}/{name}", encoding="utf-8") as file:
        return json.loads(file.readline())


def findings(request, report):
    """A row for each finding: who said it when, the words, what it is, whether it counts, and what decided that."""
    rows = ["| at | words | concept | counts | read as |", "| ---: | --- | --- | --- | --- |"]
    for finding in report["findings"]:
        turn = request["turns"][finding["turn"]]
        words = turn["text"][finding["start"] : finding["end"]]
        plain = {"polarity": "affirmed", "experiencer": "self", "time": "current", "modality": "actual", "source": "own"}
        read = [finding[axis] for axis, usual in plain.items() if finding[axis] != usual]
        if turn["role"] == "clinician":
            read.append("the clinician's words")
        elif not read and turn["text"].lower().startswith(("yeah", "no")):
            read.append("answer to the question before")
        counts = "yes" if finding["counted"] else "no"
        rows.append(f"| {turn['start']:.1f} s | {words} | {finding['concept']} | {counts} | {', '.join(read)} |")
    return "\n".join(rows)


def flags(request, report):
    lines = []
    for flag in report["flags"]:
        lines.append(f"{flag['flag']}: level {flag['level']}, {flag['label']}" + (", ambiguous" if flag["ambiguous"] else ""))
        for title, indices in [("raised by", flag["raisedBy"]), ("against", flag.get("against", []))]:
            for index in indices:
                finding = report["findings"][index]
                text = request["turns"][finding["turn"]]["text"]
                lines.append(f"  {title}: {finding['concept']}, “{text[finding['start']:finding['end']]}”")
    return "```\n" + "\n".join(lines) + "\n```"


def card(cards):
    one = cards["cards"][0]
    detail = "\n".join("> " + line if line else ">" for line in one["detail"].split("\n"))
    return f"> **{one['summary']}** (`{one['indicator']}`; {one['source']['label']})\n>\n{detail}"


def bundle(bundles):
    rows = collections.Counter()
    for entry in bundles["entry"]:
        resource = entry["resource"]
        code = resource.get("code", {}).get("coding", [{}])[0].get("code", "")
        value = resource.get("valueCodeableConcept", {}).get("text", "") or resource.get("dataAbsentReason", {}).get("text", "")
        rows[(resource["resourceType"], code if resource["resourceType"] != "Device" else "", value)] += 1
    lines = ["| resource | code | value |", "| --- | --- | --- |"]
    for (kind, code, value), count in rows.items():
        lines.append(f"| {kind}{f' × {count}' if count > 1 else ''} | {code} | {value} |")
    return "\n".join(lines)


def main(folder, guide, *options):
    request, report = first(folder, "requests"), first(folder, "reports")
    blocks = {
        "findings": findings(request, report), "flags": flags(request, report), "card": card(first(folder, "cards")),
        "bundle": bundle(first(folder, "bundles")),
    }
    with open(guide, encoding="utf-8") as file:
        text = file.read()
    old = 0
    for name, block in blocks.items():
        found = re.search(rf"<!-- {name} -->\n(.*?)\n<!-- end -->", text, re.S)
        if "--print" in options:
            print(f"<!-- {name} -->\n{block}\n<!-- end -->\n")
        elif not found or found.group(1).strip() != block:
            old += 1
            print(f"the guide shows another {name} than the commands print")
    if old:
        sys.exit(1)
    if "--print" not in options:
        print(f"the {len(blocks)} blocks of the guide are what the commands print")


main(*sys.argv[1:])
