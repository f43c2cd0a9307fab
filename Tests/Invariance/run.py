#!/usr/bin/env python3
"""The same sixty passages in every language: do they land in the same place?

    Tests/Invariance/run.py [SEMEIA] [--table FILE] [--misses TAG]

Each TAG.tsv tells the same sixty situations as its speakers would. For each language this prints
- how many of the stated signs of `expected.tsv` are found and counted, and how many of the passages that state none stay silent;
- r of the content scores with the mean of the other languages, and the level bias (their mean difference), over fifteen texts of four
  passages each (P01 P16 P31 P46, …), for every dimension that any language scores above zero;
- r and bias of the style markers, as rates relative to the mean of the other languages;
- whether masking identifiers changes a content score, where they stand at the end of a text.
For the languages of `identified.tsv`, whose sentences have names, dates, numbers and addresses inside statements, it puts these between the passages, masks them, and
prints how many findings, content scores, style values and bands change.
With --table the tables are written between the marks of a page of Markdown.
"""
import json
import math
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
DIMENSIONS = ["distress", "fear", "eating-pathology", "sexual-problems", "mania", "thought-disorder", "somatoform", "detachment",
              "substance-use", "antisocial-behavior", "antagonism", "disinhibition", "anankastia", "internalizing", "externalizing", "general"]
MARKERS = ["first-person-singular", "negation", "absolutist", "negative-affect", "positive-affect", "anxiety-words", "sadness-words", "anger-words",
           "past-focus", "future-focus", "tentative", "social-words"]
MASKED = " Anna Beispiel, +49 30 901820, anna@example.org, 2021-03-04."


# Style needs texts that are long enough, and a genre that has a norm.
STYLED = {"genre": "social-media"}


def rows(path):
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:] if line]


def ask(semeia, lines, *options):
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    out = subprocess.run([semeia, *options], input=text.encode(), stdout=subprocess.PIPE, check=False).stdout
    return [json.loads(line) for line in out.splitlines()]


def is_found(report, wanted):
    discounted = wanted.startswith("~")
    names = wanted.lstrip("~").split("/")
    for finding in report["findings"]:
        if finding["concept"] not in names or finding["polarity"] == "negated" or finding["experiencer"] != "self":
            continue
        if discounted or finding["counted"]:
            return True
    return False


def signs(reports, expected):
    found = total = silent = quiet = 0
    missed = []
    for report in reports:
        wanted = expected[report["id"]]
        if wanted == "-":
            silent += 1
            counted = [f["concept"] for f in report["findings"] if f["counted"]]
            quiet += not counted
            if counted:
                missed.append((report["id"], "counted " + " ".join(counted)))
            continue
        for sign in wanted.split():
            total += 1
            if is_found(report, sign):
                found += 1
            else:
                missed.append((report["id"], sign))
    return found, total, quiet, silent, missed


def correlation(a, b):
    n = len(a)
    if n < 3:
        return None
    x, y = sum(a) / n, sum(b) / n
    xx, yy = sum((v - x) ** 2 for v in a), sum((v - y) ** 2 for v in b)
    if xx == 0 or yy == 0:
        return None
    return sum((p - x) * (q - y) for p, q in zip(a, b)) / math.sqrt(xx * yy)


def content(reports):
    scored = {}
    for number, report in enumerate(reports):
        for score in report["scores"]:
            value = (score.get("content") or {}).get("value")
            scored[number, score["dimension"]] = value
    return scored


def style(reports):
    # The texts are too short for a value of their own: the count stands there all the same.
    return {(number, m["marker"]): 100 * m["count"] / report["size"]["words"]
            for number, report in enumerate(reports) for m in report["markers"] if "count" in m}


def redacted(semeia, lines):
    out = subprocess.run([semeia, "redact"], input="".join(json.dumps(x, ensure_ascii=False) + "\n" for x in lines).encode(),
                         stdout=subprocess.PIPE, check=True).stdout.splitlines()
    return [json.loads(line) for line in out]


def said(report):
    """What is found, without places: masking moves them."""
    return [(f["concept"], f["counted"], f["time"], f["polarity"], f["experiencer"]) for f in report["findings"]]


def inside(semeia, tag, passages, sentences):
    """Five texts of twelve passages with identifiers in sentences between them, before and after they are masked; and each sentence alone."""
    lines = [{"id": str(i), "text": t, "language": tag} for i, t in enumerate(sentences)]
    masked = [{**x, "text": m["text"]} for x, m in zip(lines, redacted(semeia, lines))]
    alone = sum(said(x) != said(y) for x, y in zip(ask(semeia, lines, "--include", "findings"), ask(semeia, masked, "--include", "findings")))
    texts = []
    for first in range(5):
        parts = [text for _, text in passages[first::5]]
        for place, sentence in enumerate(sentences):
            parts.insert(2 + 3 * place, sentence)
        texts.append(" ".join(parts))
    lines = [{"id": str(i), "text": t, "language": tag, **STYLED} for i, t in enumerate(texts)]
    masked = redacted(semeia, lines)
    before = ask(semeia, lines, "--include", "findings,scores,markers")
    after = ask(semeia, [{**x, "text": m["text"]} for x, m in zip(lines, masked)], "--include", "findings,scores,markers")
    one, two = content(before), content(after)
    values = bands = 0
    largest = 0.0
    for old, new in zip(before, after):
        for a, b in zip(old["scores"], new["scores"]):
            a, b = a.get("style") or {}, b.get("style") or {}
            if "value" in a or "value" in b:
                values += 1
                bands += a.get("band") != b.get("band") or a.get("status") != b.get("status")
                largest = max(largest, abs(a.get("value", 99) - b.get("value", 99)))
    words = [x["size"]["words"] for x in before]
    gone = [x["size"]["words"] - y["size"]["words"] for x, y in zip(before, after)]
    return {"identifiers": sum(len(m["redactions"]) for m in masked), "left out": sum(gone) / sum(words),
            "sentences": f"{alone} of {len(sentences)}",
            "content": sum(one[k] != two.get(k) for k in one), "scores": len(one), "values": values, "largest": largest, "bands": bands}


def agreement(values, tag, names, size):
    """By name: r with the mean of the other languages, and the mean difference from it."""
    answer = {}
    for name in names:
        own, others = [], []
        for number in range(size):
            mine = values[tag].get((number, name))
            rest = [values[other].get((number, name)) for other in values if other != tag]
            rest = [v for v in rest if v is not None]
            if mine is None or not rest:
                continue
            own.append(mine)
            others.append(sum(rest) / len(rest))
        if own:
            answer[name] = (correlation(own, others), sum(own) / len(own) - sum(others) / len(others), sum(others) / len(others))
    return answer


def number(value, digits=2):
    return "" if value is None else f"{value:.{digits}f}"


def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    options = dict(zip(sys.argv[1:], sys.argv[2:]))
    chosen = {options.get("--table"), options.get("--misses")}
    semeia = next((a for a in arguments if a not in chosen), str(ROOT / ".build/release/semeia"))
    expected = dict(rows(HERE / "expected.tsv"))
    tags = sorted(p.stem for p in HERE.glob("*.tsv") if p.stem not in ("expected", "identified"))
    identified = {}
    for tag, sentence in rows(HERE / "identified.tsv"):
        identified.setdefault(tag, []).append(sentence)
    found, contents, styles, changed, within = {}, {}, {}, {}, {}
    for tag in tags:
        passages = rows(HERE / f"{tag}.tsv")
        if [p[0] for p in passages] != list(expected):
            sys.exit(f"{tag}: its passages are not P01 to P60 in order")
        lines = [{"id": p, "text": t, "language": tag} for p, t in passages]
        found[tag] = signs(ask(semeia, lines, "--include", "findings"), expected)
        texts = [" ".join(passages[i + k][1] for k in range(0, 60, 15)) for i in range(15)]
        reports = ask(semeia, [{"id": str(i), "text": t, "language": tag} for i, t in enumerate(texts)], "--include", "scores,markers")
        contents[tag], styles[tag] = content(reports), style(reports)
        lines = [{"id": str(i), "text": t + MASKED, "language": tag} for i, t in enumerate(texts)]
        masked = redacted(semeia, lines)
        plain = content(ask(semeia, lines, "--include", "scores"))
        after = content(ask(semeia, [{"id": x["id"], "text": m["text"], "language": tag} for x, m in zip(lines, masked)],
                            "--include", "scores"))
        changed[tag] = sum(plain[k] != after.get(k) for k in plain)
        if tag in identified:
            within[tag] = inside(semeia, tag, passages, identified[tag])
    if "--misses" in options:
        for passage, sign in found[options["--misses"]][4]:
            print(passage, sign)
        return
    page = report(tags, found, contents, styles, changed, within)
    if "--table" in options:
        path = pathlib.Path(options["--table"])
        before, _, rest = path.read_text(encoding="utf-8").partition("<!-- table -->\n")
        path.write_text(before + "<!-- table -->\n" + page + "<!-- end -->\n" + rest.partition("<!-- end -->\n")[2], encoding="utf-8")
    else:
        print(page)


def report(tags, found, contents, styles, changed, within):
    out = ["| language | signs found | silent passages silent | mean r, content | mean bias, content | mean r, style | scores changed by masking |",
           "|---|--:|--:|--:|--:|--:|--:|"]
    tables = {tag: (agreement(contents, tag, DIMENSIONS, 15), agreement(styles, tag, MARKERS, 15)) for tag in tags}
    for tag in tags:
        hits, total, quiet, silent, _ = found[tag]
        r = [v[0] for v in tables[tag][0].values() if v[0] is not None]
        bias = [v[1] for v in tables[tag][0].values()]
        s = [v[0] for v in tables[tag][1].values() if v[0] is not None]
        out.append(f"| {tag} | {hits} of {total} | {quiet} of {silent} | {number(sum(r) / len(r) if r else None)} | "
                   f"{number(sum(bias) / len(bias) if bias else None)} | {number(sum(s) / len(s) if s else None)} | {changed[tag]} |")
    for title, names, place in (("score", DIMENSIONS, 0), ("marker", MARKERS, 1)):
        out += ["", f"| {title} | languages | mean r | lowest r | largest bias, of a mean of |", "|---|--:|--:|--:|--:|"]
        for name in names:
            cells = {tag: tables[tag][place][name] for tag in tags if name in tables[tag][place]}
            r = {tag: v[0] for tag, v in cells.items() if v[0] is not None}
            if not r:
                continue
            low = min(r, key=r.get)
            far = max(cells, key=lambda tag: abs(cells[tag][1]))
            digits = 2 if place == 0 else 1
            out.append(f"| {name} | {len(r)} | {number(sum(r.values()) / len(r))} | {number(r[low])} {low} | "
                       f"{cells[far][1]:+.{digits}f} {far}, {number(cells[far][2], digits)} |")
    out += ["", "| language | identifiers masked | words left out | sentences whose findings change | content scores changed | style scores | largest change of a value | "
            "bands changed |", "|---|--:|--:|--:|--:|--:|--:|--:|"]
    for tag, row in within.items():
        largest = f"{row['largest']:.2f}" if row["values"] else ""
        out.append(f"| {tag} | {row['identifiers']} | {100 * row['left out']:.1f} % | {row['sentences']} | {row['content']} of {row['scores']} | {row['values'] or ''} | {largest} | "
                   f"{row['bands'] if row['values'] else ''} |")
    return "\n".join(out) + "\n"


main()
