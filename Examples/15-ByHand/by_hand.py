#!/usr/bin/env python3
"""Works out the scores of one post with the formulas of Docs/Methods/Scoring.md and nothing of Semeia's but findings, hits, norm, weights and tree, and
compares each number with what `semeia` prints. Docs/Methods/ByHand.md tells the same steps; each line printed here must stand there."""
import json
import math
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TEXT = (HERE / "post.txt").read_text(encoding="utf-8")
REQUEST = {"text": TEXT, "language": "en", "genre": "social-media"}
report = json.loads(subprocess.run([os.environ.get("SEMEIA", "semeia")], input=json.dumps(REQUEST).encode() + b"\n", stdout=subprocess.PIPE, check=True).stdout)
norm = json.loads((ROOT / "Lexicons/norms/en/social-media.json").read_text(encoding="utf-8"))["markers"]
model = json.loads((ROOT / "Lexicons/hitop/models/default.json").read_text(encoding="utf-8"))
tree = json.loads((ROOT / "Lexicons/hitop/tree.json").read_text(encoding="utf-8"))
scores = {s["dimension"]: s for s in report["scores"]}
lines, wrong = [], []


def equal(name, mine, printed):
    if abs(mine - printed) > 3e-6:
        wrong.append(f"{name}: {mine:.6f} by hand, {printed:.6f} printed")


def say(line):
    lines.append(line)
    print(line)


def f(value, digits=3):
    return f"{value:.{digits}f}".replace("-", "−").replace("0.", ".", 1) if abs(value) < 1 else f"{value:.{digits}f}".replace("-", "−")


# Sentences, as far as this post needs them.
ends = [i + 1 for i, c in enumerate(TEXT) if c in ".\n"]


def sentence(place):
    return sum(e <= place for e in ends)


# 1. The strength of each finding: the product of its factors.
FACTORS = {"polarity": {"affirmed": 1, "uncertain": 0.6, "negated": 0}, "modality": {"actual": 1, "possible": 0.6}, "experiencer": {"self": 1},
           "time": {"current": 1}, "source": {"own": 1}}
strengths = []
for finding in report["findings"]:
    strength = finding["intensity"]
    for attribute, factor in FACTORS.items():
        strength *= factor.get(finding[attribute], 0)
    equal(f"strength of {finding['concept']}", strength, finding["strength"])
    strengths.append(strength)
    words = TEXT[finding["start"]:finding["end"]]
    say(f"| *{words}* | {finding['concept']} | {finding['intensity']} · {finding['polarity']}, {finding['modality']}, {finding['experiencer']} | {strength:g} |")

# 2. Each component: the strongest of each sentence, ranked, the k-th over k.
components = {}
for place, (finding, strength) in enumerate(zip(report["findings"], strengths)):
    if strength > 0:
        components.setdefault(finding["concept"], []).append((strength, sentence(finding["start"])))


def saturated(found, quality=1.0):
    best = {}
    for strength, where in found:
        best[where] = max(best.get(where, 0), strength * quality)
    total = sum(s / (k + 1) for k, s in enumerate(sorted(best.values(), reverse=True)))
    return total, 1 - 2 ** -total


for name, found in components.items():
    total, value = saturated(found)
    say(f"| {name} | {f(total)} | {f(value)} |")

# 3. Dimensions: half the strongest and half the mean of three, of every component below.
parents = {d["id"]: d["parents"] for d in tree["dimensions"]}
parents.update({c["id"]: c["parents"] for c in tree["components"]})


def weight(name, dimension):
    if name == dimension:
        return 1.0
    return sum(p["weight"] * weight(p["id"], dimension) for p in parents.get(name, []))


def dimension_value(dimension, quality=1.0):
    values = sorted((weight(c, dimension) * saturated(found, quality)[1] for c, found in components.items()), reverse=True)
    values = [v for v in values if v > 0]
    return (values[0] / 2 + sum(values[:3]) / 6, values) if values else (0.0, [])


def beta_quantile(share, a, b, steps=4000):
    """By Simpson's rule and halving: no library, and exact enough for six digits."""
    constant = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)

    def density(x):
        return 0.0 if x <= 0 or x >= 1 else math.exp(constant + (a - 1) * math.log(x) + (b - 1) * math.log(1 - x))

    def below(x):
        h = x / steps
        return h / 3 * (density(0) + density(x) + sum((4 if i % 2 else 2) * density(i * h) for i in range(1, steps)))

    low, high = 0.0, 1.0
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if below(middle) < share else (low, middle)
    return low


# What people counted as right and wrong in English, if anything, beside the model's own two and two.
counted = json.loads((ROOT / "Lexicons/languages/en/language.json").read_text(encoding="utf-8")).get("extraction", {}).get("counts") or {}
right, false = model["content"]["precisionPrior"]
quality = beta_quantile(0.05, right + counted.get("right", 0), false + counted.get("wrong", 0))
for name in ("distress", "fear", "internalizing", "somatoform", "detachment", "emotional-dysfunction", "psychosis"):
    value, values = dimension_value(name)
    printed = scores[name]["content"]
    equal(name, value, printed["value"])
    equal(f"{name}, sum of its parts", sum(c["amount"] for c in printed["contributions"]), printed["value"])
    low, _ = dimension_value(name, quality)
    equal(f"{name}, lower end", low, printed["interval"][0])
    for part in printed["contributions"]:
        own = weight(part["concept"], name) * saturated(components[part["concept"]])[1]
        first = [v for v in values if abs(v - values[0]) < 1e-9]
        share = (0.5 / len(first)) if abs(own - values[0]) < 1e-9 else 0
        places, tied = [i for i, v in enumerate(values) if abs(v - own) < 1e-9], sum(abs(v - own) < 1e-9 for v in values)
        share += sum(1 / 6 for i in places if i < 3) / tied
        equal(f"{name}, part of {part['concept']}", own * share, part["amount"])
    coverage = printed["coverage"]
    say(f"| {name} | {' '.join(f(v) for v in values[:3])} | {f(value)} | {f(low)} | {coverage['mentioned']} of {coverage['of']} |")
spectra = [dimension_value(d["id"])[0] for d in tree["dimensions"] if d["level"] == "spectrum" and d["id"] != "anankastia"]
stated = [v for v in spectra if v > 0]
equal("general", sum(stated) / len(stated), scores["general"]["content"]["value"])
say(f"| general | {' '.join(f(v) for v in sorted(stated, reverse=True))} | {f(sum(stated) / len(stated))} |")

# 4. Style: rate, raw distance, pull, z, and the weighted sum.
n = report["size"]["words"]
hits = {m["marker"]: m for m in report["markers"]}
shown = scores["distress"]["style"]
rows = []
for w in model["style"]:
    if w["dimension"] != "distress":
        continue
    cell, marker = norm[w["marker"]], hits[w["marker"]]
    k, m, b, s = marker["count"], cell["m"], cell["b"], cell["s"]
    reliability = n / (n + b)
    raw = (k / n - m) / s
    z = (k - m * n) / ((b + n) * s)
    rows.append({"marker": w["marker"], "W": w["weight"] * 0.6, "se": w["se"] * 0.6, "k": k, "m": m, "b": b, "s": s, "R": reliability, "raw": raw, "z": z,
                 "variance": (m * b + k) / (b + n) ** 2 / s ** 2})
    equal(f"z of {w['marker']}", z, marker["z"])
    equal(f"R of {w['marker']}", reliability, marker["reliability"])
    part = next(c for c in shown["contributions"] if c["marker"] == w["marker"])
    equal(f"raw of {w['marker']}", raw, part["raw"])
    equal(f"pull of {w['marker']}", raw - z, part["pull"])
squares = sum(r["W"] ** 2 for r in rows)
spread = math.sqrt(squares + 0.15 * (sum(abs(r["W"]) for r in rows) ** 2 - squares))
baseline = value = 0
for r in rows:
    unit = r["W"] / (spread * r["s"] * (r["b"] + n))
    part = next(c for c in shown["contributions"] if c["marker"] == r["marker"])
    equal(f"part of {r['marker']}", unit * r["k"], part["amount"])
    baseline -= unit * r["m"] * n
    value += r["W"] * r["z"] / spread
    say(f"| {r['marker']} | {r['k']} | {100 * r['k'] / n:.2f} | {100 * r['m']:.2f} | {r['b']:.0f} | {f(r['raw'], 2)} | {f(r['R'], 2)} | {f(r['z'], 2)} | {f(r['raw'] - r['z'], 2)} | {f(r['W'])} | "
        f"{f(r['W'] * r['z'] / spread, 2)} |")
equal("baseline", baseline, shown["baseline"])
equal("style", value, shown["value"])


def correlated(terms):
    return sum(t * t for t in terms) + 2 * 0.15 * sum(terms[i] * terms[j] for i in range(len(terms)) for j in range(i + 1, len(terms)))


error = correlated([abs(r["W"]) * math.sqrt(r["variance"]) for r in rows]) + sum((r["z"] * r["se"]) ** 2 for r in rows)
half = 1.6448536269514722 * math.sqrt(error) / spread
equal("lower end of style", value - half, shown["interval"][0])
equal("upper end of style", value + half, shown["interval"][1])
R = 1 - correlated([abs(r["W"]) * math.sqrt(1 - r["R"]) for r in rows]) / spread ** 2
equal("reliability of style", R, shown["reliability"])
limit = 0.6745 * math.sqrt(R)
say(f"C = {f(spread)}; Z = {f(value)}, of which baseline {f(baseline)}; interval {f(value - half)} to {f(value + half)}; R = {f(R)}; limits of the bands ±{f(limit)}; band {shown['band']}")

PAGE = ROOT / "Docs/Methods/ByHand.md"
page = PAGE.read_text(encoding="utf-8")
if "--write" in sys.argv:
    # The rows of each table, in their order; what stands in sentences has to be read again.
    out, left = [], [line for line in lines if line.startswith("|")]
    for line in page.splitlines():
        is_row = line.startswith("| ") and out and (out[-1].startswith("|--") or out[-1] in lines)
        out.append(left.pop(0) if is_row and left else line)
    page = "\n".join(out) + "\n"
    PAGE.write_text(page, encoding="utf-8")
wrong += [f"not on the page: {line}" for line in lines if line not in page]
if " ".join(TEXT.split()) not in " ".join(page.replace("\n>", "\n").split()):
    wrong.append("the page has another post")
if wrong:
    sys.exit("\n".join(wrong + ["", "where it is meant: by_hand.py --write, and read what the sentences of the page say"]))
print(f"{len(lines)} lines by hand are what semeia prints, and what the page says")
