#!/usr/bin/env python3
"""The same sixty passages in every language: do they land in the same place?

    Tests/Invariance/run.py [SEMEIA] [--check | --record | --misses TAG | --why TAG DIMENSION]

Each TAG.tsv tells the same sixty situations as its speakers would. For each language this prints
- how many of the stated signs of `expected.tsv` are found and counted, and how many of the passages that state none stay silent;
- r of the content scores with the mean of the other languages, and the level bias (their mean difference), over fifteen texts of four
  passages each (P01 P16 P31 P46, …), for every dimension that any language scores above zero;
- r and bias of the style markers, as rates relative to the mean of the other languages;
- whether masking identifiers changes a content score, where they stand at the end of a text.
For the languages of `identified.tsv`, whose sentences have names, dates, numbers and addresses inside statements, it puts these between the passages, masks them, and
prints how many findings, content scores, style values and bands change.

`recorded.tsv` has every figure: r, bias and level of each score and marker in each language. --record writes it, and the tables between the marks of
`Docs/Methods/Invariance.md`. --check measures again, and fails where something has moved by more than is allowed below, or where the page has other figures than the record.
--misses lists what a language misses; --why shows one score of a language text by text beside the others.
"""
import argparse
import json
import math
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PAGE, RECORD = ROOT / "Docs/Methods/Invariance.md", HERE / "recorded.tsv"
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


def texts_with(passages, sentences):
    """Five texts of twelve passages with identifiers in sentences between them."""
    texts = []
    for first in range(5):
        parts = [text for _, text in passages[first::5]]
        for place, sentence in enumerate(sentences):
            parts.insert(2 + 3 * place, sentence)
        texts.append(" ".join(parts))
    return texts


def inside(alone, before, after, masked):
    """What masking inside sentences changes: in each sentence alone, and in the texts of `texts_with`."""
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
    words = sum(x["size"]["words"] for x in before)
    left = words - sum(x["size"]["words"] for x in after)
    return {"identifiers": sum(len(m["redactions"]) for m in masked), "left out": 100 * left / words,
            "sentences changed": sum(said(x) != said(y) for x, y in zip(*alone)), "sentences": len(alone[0]),
            "content changed": sum(one[k] != two.get(k) for k in one), "content scores": len(one), "style scores": values, "largest change": largest, "bands changed": bands}


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


class Batch:
    """All requests of all languages in one stream, so that each language is read once."""

    def __init__(self):
        self.lines, self.answers = [], []

    def add(self, tag, texts, **more):
        self.lines += [{"id": str(i), "text": text, "language": tag, **more} for i, text in enumerate(texts)]
        return range(len(self.lines) - len(texts), len(self.lines))

    def of(self, places):
        return [self.answers[i] for i in places]


def measure(semeia, tags, expected, identified):
    """Rows of `recorded.tsv`: what, language, name, value, bias, level. And by language what it misses."""
    passages = {tag: rows(HERE / f"{tag}.tsv") for tag in tags}
    for tag in tags:
        if [p[0] for p in passages[tag]] != list(expected):
            sys.exit(f"{tag}: its passages are not P01 to P60 in order")
    joined = {tag: [" ".join(passages[tag][i + k][1] for k in range(0, 60, 15)) for i in range(15)] for tag in tags}
    plain, places = Batch(), {}
    for tag in tags:
        places[tag, "ends"] = plain.add(tag, [t + MASKED for t in joined[tag]])
        if tag in identified:
            places[tag, "sentences"] = plain.add(tag, identified[tag])
            places[tag, "within"] = plain.add(tag, texts_with(passages[tag], identified[tag]), **STYLED)
    masked = redacted(semeia, plain.lines)
    every = Batch()
    every.lines = plain.lines + [{**line, "text": m["text"]} for line, m in zip(plain.lines, masked)]
    for tag in tags:
        places[tag, "alone"] = every.add(tag, [t for _, t in passages[tag]])
        places[tag, "joined"] = every.add(tag, joined[tag])
    every.answers = ask(semeia, every.lines, "--include", "findings,scores,markers")
    if len(every.answers) != len(every.lines):
        sys.exit(f"{len(every.lines)} requests and {len(every.answers)} reports")

    def both(tag, name):
        return every.of(places[tag, name]), every.of([i + len(plain.lines) for i in places[tag, name]])

    contents = {tag: content(every.of(places[tag, "joined"])) for tag in tags}
    styles = {tag: style(every.of(places[tag, "joined"])) for tag in tags}
    table, misses = [], {}
    for tag in tags:
        reports = [{**r, "id": p} for r, (p, _) in zip(every.of(places[tag, "alone"]), passages[tag])]
        found, total, quiet, silent, misses[tag] = signs(reports, expected)
        before, after = (content(x) for x in both(tag, "ends"))
        table += [("signs", tag, "found", found, "", total), ("signs", tag, "silent", quiet, "", silent),
                  ("masked at the end", tag, "content changed", sum(before[k] != after.get(k) for k in before), "", len(before))]
        for what, values, names in (("score", contents, DIMENSIONS), ("marker", styles, MARKERS)):
            table += [(what, tag, name, *cell) for name, cell in agreement(values, tag, names, 15).items()]
    for tag in identified:
        cells = inside(both(tag, "sentences"), *both(tag, "within"), [masked[i] for i in places[tag, "within"]])
        table += [("masked inside", tag, name, value, "", "") for name, value in cells.items()]
    return [tuple(f"{c:.3f}" if isinstance(c, float) else "" if c is None else str(c) for c in row) for row in table], misses, contents, every, places


def number(value, digits=2):
    return "" if value in (None, "") else f"{float(value):.{digits}f}".replace("-0.00", "0.00")


# How far a measurement may lie from the recorded one before `--check` fails: signs of a language, r and bias of one score or marker in one language, and r over languages.
SIGNS, CELL, BIAS, RATE, MEAN = 1, 0.15, 0.05, 0.6, 0.04


def compare(now, then):
    """What differs from the record by more than is allowed, in words."""
    out = []
    now, then = ({row[:3]: row[3:] for row in x} for x in (now, then))
    means = {}
    for key in sorted(set(now) | set(then)):
        if key not in now or key not in then:
            out.append(f"{' '.join(key)}: {'new' if key in now else 'gone'}")
            continue
        a, b = now[key], then[key]
        allowed = {"signs": SIGNS, "score": CELL, "marker": CELL}.get(key[0], 0.02 if key[2] in ("largest change", "left out") else 0)
        if (a[0] == "") != (b[0] == "") or a[0] and abs(float(a[0]) - float(b[0])) > allowed + 1e-9:
            out.append(f"{' '.join(key)}: {a[0] or 'none'}, recorded {b[0] or 'none'}")
        elif key[0] in ("score", "marker"):
            if abs(float(a[1]) - float(b[1])) > (BIAS if key[0] == "score" else RATE):
                out.append(f"{' '.join(key)}: bias {a[1]}, recorded {b[1]}")
            if a[0]:
                for name in ((key[0], key[2]), (key[0], key[1])):
                    means.setdefault(name, []).append((float(a[0]), float(b[0])))
    for name, pairs in means.items():
        one, two = (sum(p[i] for p in pairs) / len(pairs) for i in (0, 1))
        if abs(one - two) > MEAN:
            out.append(f"mean r of {' '.join(name)}: {one:.2f}, recorded {two:.2f}")
    return out


def on_page(page, path):
    before, _, rest = path.read_text(encoding="utf-8").partition("<!-- table -->\n")
    return before + "<!-- table -->\n" + page + "<!-- end -->\n" + rest.partition("<!-- end -->\n")[2]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("semeia", nargs="?", default=str(ROOT / ".build/release/semeia"))
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--misses", metavar="TAG")
    parser.add_argument("--why", nargs=2, metavar=("TAG", "DIMENSION"))
    options = parser.parse_args()
    expected = dict(rows(HERE / "expected.tsv"))
    tags = sorted(p.stem for p in HERE.glob("*.tsv") if p.stem not in ("expected", "identified", "recorded"))
    identified = {}
    for tag, sentence in rows(HERE / "identified.tsv"):
        identified.setdefault(tag, []).append(sentence)
    table, misses, contents, every, places = measure(options.semeia, tags, expected, identified)
    if options.misses:
        for passage, sign in misses[options.misses]:
            print(passage, sign)
    elif options.why:
        why(*options.why, tags, contents, every, places)
    elif options.record:
        RECORD.write_text("what\tlanguage\tname\tvalue\tbias\tlevel\n" + "".join("\t".join(row) + "\n" for row in table), encoding="utf-8")
        PAGE.write_text(on_page(report(table), PAGE), encoding="utf-8")
    elif options.check:
        recorded = [tuple(row) for row in rows(RECORD)]
        out = compare(table, recorded)
        if PAGE.read_text(encoding="utf-8") != on_page(report(recorded), PAGE):
            out.append(f"{PAGE.relative_to(ROOT)} has another table than {RECORD.relative_to(ROOT)}")
        print("\n".join(out) or f"{len(recorded)} figures of {len(tags)} languages are as recorded")
        if out:
            sys.exit("Read what has moved; where it is meant, `Tests/Invariance/run.py --record` writes the figures and the page anew.")
    else:
        print(report(table))


def why(tag, dimension, tags, contents, every, places):
    """Each text's value beside that of the other languages, with what counted and what did not."""
    for text in range(15):
        others = [contents[t].get((text, dimension)) for t in tags if t != tag]
        others = [v for v in others if v is not None]
        own = contents[tag].get((text, dimension))
        found = every.of(places[tag, "joined"])[text]["findings"]
        counted = [f["concept"] for f in found if f["counted"]]
        not_counted = [f"{f['concept']}({','.join(c['effect'] for c in f['cues'])})" for f in found if not f["counted"]]
        print(f"text {text + 1}: {number(own)}, others {number(sum(others) / len(others) if others else None)}; counted {' '.join(counted) or '-'}; not {' '.join(not_counted) or '-'}")


def report(table):
    cells = {row[:3]: row[3:] for row in table}
    tags = sorted({row[1] for row in table if row[0] == "signs"})

    def of(what, tag=None, name=None, place=0):
        return [float(row[3 + place]) for row in table if row[0] == what and tag in (None, row[1]) and name in (None, row[2]) and row[3 + place] != ""]

    def mean(values):
        return number(sum(values) / len(values) if values else None)

    out = ["| language | signs found | silent passages silent | mean r, content | mean bias, content | mean r, style | scores changed by masking |",
           "|---|--:|--:|--:|--:|--:|--:|"]
    for tag in tags:
        found, silent, changed = cells["signs", tag, "found"], cells["signs", tag, "silent"], cells["masked at the end", tag, "content changed"]
        out.append(f"| {tag} | {found[0]} of {found[2]} | {silent[0]} of {silent[2]} | {mean(of('score', tag))} | {mean(of('score', tag, place=1))} | "
                   f"{mean(of('marker', tag))} | {changed[0]} |")
    found, silent, changed = ([cells[what, tag, name] for tag in tags] for what, name in (("signs", "found"), ("signs", "silent"), ("masked at the end", "content changed")))
    out.append(f"| all | {sum(int(c[0]) for c in found):,} of {sum(int(c[2]) for c in found):,} | {sum(int(c[0]) for c in silent)} of {sum(int(c[2]) for c in silent)} | {mean(of('score'))} | "
               f"{mean(of('score', place=1))} | {mean(of('marker'))} | {sum(int(c[0]) for c in changed)} |")
    for what, names, digits in (("score", DIMENSIONS, 2), ("marker", MARKERS, 1)):
        out += ["", f"| {what} | languages | mean r | r ≥ .70 in | lowest r | largest bias, of a mean of | mean size of bias |", "|---|--:|--:|--:|--:|--:|--:|"]
        for name in names:
            here = {tag: cells[what, tag, name] for tag in tags if (what, tag, name) in cells}
            r = {tag: float(v[0]) for tag, v in here.items() if v[0] != ""}
            if not r:
                continue
            low = min(r, key=r.get)
            far = max(here, key=lambda tag: abs(float(here[tag][1])))
            sizes = [abs(float(v[1])) for v in here.values()]
            out.append(f"| {name} | {len(r)} | {number(sum(r.values()) / len(r))} | {sum(v >= 0.7 for v in r.values())} | {number(r[low])} {low} | "
                       f"{float(here[far][1]):+.{digits}f} {far}, {number(here[far][2], digits)} | {number(sum(sizes) / len(sizes), digits)} |")
    out += ["", "| language | identifiers masked | words left out | sentences whose findings change | content scores changed | style scores | largest change of a value | "
            "bands changed |", "|---|--:|--:|--:|--:|--:|--:|--:|"]
    for tag in dict.fromkeys(row[1] for row in table if row[0] == "masked inside"):
        row = {name: cells["masked inside", tag, name][0] for name in ("identifiers", "left out", "sentences changed", "sentences", "content changed", "content scores", "style scores",
                                                                      "largest change", "bands changed")}
        styled = row["style scores"] != "0"
        out.append(f"| {tag} | {row['identifiers']} | {float(row['left out']):.1f} % | {row['sentences changed']} of {row['sentences']} | {row['content changed']} of {row['content scores']} | "
                   f"{row['style scores'] if styled else ''} | {number(row['largest change']) if styled else ''} | {row['bands changed'] if styled else ''} |")
    return "\n".join(out) + "\n"


main()
