#!/usr/bin/env python3
"""Is the reliability that reports print the one that texts have?

    Tests/Reliability/run.py --check [--semeia COMMAND]
    Tests/Reliability/run.py REQUESTS.ndjson [--semeia COMMAND] [--within FIELD] [--splits 10] [--replicates 1000] [--seed 1] [--halves FILE]

Reads request lines (`text`, `language`, `genre`), cuts them in halves, measures both with the filter and compares.
- Lines with `subject` of whom there are at least four texts: two texts of a person against two others of theirs.
- All other lines of 100 words and four sentences or more: a random half of the sentences against the rest, each half a text of its own.
For each marker it prints the reliability that 1/R = 1 + b/n + b/w claims for both halves together, beside r of the halves stepped up by Spearman and Brown, with the
95% interval of samples of persons (of texts, where nobody is named); with several texts of a person also what is claimed of one text beside ICC(1). For each score it prints r of
the halves beside the reliability printed for a half, and r stepped up; with --within the same after the mean of each word of FIELD is taken away.
--halves writes the first cut as request lines with `subject` and `date`, for `semeia change`: nothing changed between two halves of one text.
--check needs no data: it makes texts of authors whose rates follow the norm, and fails where the reliability that is printed is not theirs.
"""
import argparse
import json
import pathlib
import random
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
CHANNELS = ("content", "style")


def ask(semeia, lines):
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    out = subprocess.run([semeia, "--include", "markers,scores"], input=text.encode(), stdout=subprocess.PIPE, check=False).stdout
    return [json.loads(line) for line in out.splitlines()]


def correlation(pairs):
    """Of pairs with a weight, which says how often a person was drawn."""
    n = sum(w for _, _, w in pairs)
    if n < 3:
        return None
    x, y = sum(a * w for a, _, w in pairs) / n, sum(b * w for _, b, w in pairs) / n
    xx, yy = sum(w * (a - x) ** 2 for a, _, w in pairs), sum(w * (b - y) ** 2 for _, b, w in pairs)
    if xx <= 0 or yy <= 0:
        return None
    return sum(w * (a - x) * (b - y) for a, b, w in pairs) / (xx * yy) ** 0.5


def stepped_up(r):
    """Spearman–Brown: of both halves together. A negative r is no reliability, and stays what it is."""
    return 2 * r / (1 + r) if r > 0 else r


def mean(values):
    values = list(values)
    return sum(values) / len(values) if values else None


def interval(values):
    values = sorted(values)
    return values[int(0.025 * len(values))], values[min(int(0.975 * len(values)), len(values) - 1)]


def drawn(count, replicates, seed):
    """Weights of samples of persons with replacement."""
    source, samples = random.Random(seed), []
    for _ in range(replicates):
        weights = [0] * count
        for _ in range(count):
            weights[source.randrange(count)] += 1
        samples.append(weights)
    return samples


def measured(splits, samples):
    """Mean r over the cuts, and its interval. A cut is [(a, b) or None by person]."""
    def r(weights):
        found = [correlation([(p[0], p[1], w) for p, w in zip(cut, weights) if p and w]) for cut in splits]
        return mean(v for v in found if v is not None)
    value = r([1] * len(splits[0]))
    if value is None:
        return None
    found = [v for v in (r(weights) for weights in samples) if v is not None]
    return (value, *interval(found))


class Halves:
    """Both halves of every person in every cut, as the filter reads them."""

    def __init__(self, semeia, persons, cuts):
        self.persons, self.cuts = persons, []
        for number in range(cuts):
            lines = [line for person in persons for line in person.cut(number)]
            reports = ask(semeia, lines)
            self.cuts.append([(reports[2 * i], reports[2 * i + 1]) for i in range(len(persons))])

    def by_marker(self, name):
        def count(report):
            marker = next((m for m in report.get("markers", []) if m["marker"] == name), {})
            if "count" not in marker:
                return None
            return marker["count"], report["size"]["sentences" if marker.get("per") == "sentences" else "words"]
        return [[(count(a), count(b)) for a, b in cut] for cut in self.cuts]

    def by_score(self, channel, dimension, member):
        def value(report):
            score = next((s for s in report.get("scores", []) if s["dimension"] == dimension), {})
            return (score.get(channel) or {}).get(member)
        return [[(x, y) if None not in (x, y) else None for x, y in ((value(a), value(b)) for a, b in cut)] for cut in self.cuts]


class Person:
    def __init__(self, lines, seed):
        self.lines, self.seed = lines, seed

    def line(self, text):
        return {**{k: v for k, v in self.lines[0].items() if k in ("language", "genre")}, "text": text}


class Author(Person):
    """Two texts against two others."""

    def cut(self, number):
        order = list(self.lines)
        random.Random(f"{self.seed} {number}").shuffle(order)
        return [self.line("\n\n".join(x["text"] for x in part)) for part in (order[:2], order[2:4])]


class Text(Person):
    """A random half of the sentences against the rest."""

    def __init__(self, lines, seed):
        super().__init__(lines, seed)
        self.sentences = [s for s in re.split(r"(?<=[.!?…。！？])\s+|\n+", lines[0]["text"]) if s.strip()]

    def cut(self, number):
        source = random.Random(f"{self.seed} {number}")
        order = list(range(len(self.sentences)))
        source.shuffle(order)
        middle = (len(order) + source.randrange(2)) // 2
        return [self.line(" ".join(self.sentences[i] for i in sorted(part))) for part in (order[:middle], order[middle:])]


class Claim:
    """What is claimed of a marker, out of the reliabilities that are printed: 1/R = 1 + b/n + b/w, a line in 1/n; without w it goes through 1."""

    def __init__(self, printed):
        inverse, odds = [1 / n for n, _ in printed], [1 / r - 1 for _, r in printed]
        x, y = mean(inverse), mean(odds)
        spread = sum((v - x) ** 2 for v in inverse)
        self.b = sum((v - x) * (o - y) for v, o in zip(inverse, odds)) / spread if spread else y / x
        # Six decimals are printed: less than this is none.
        offset = y - self.b * x
        self.of_text = offset if offset > 0.02 else 0

    def of_texts(self, inverse, texts):
        """R of so many texts of a person, with the mean of one over their words together."""
        return 1 / (1 + self.b * inverse + self.of_text / texts)

    def of_halves(self, inverse):
        """R of half a text: what belongs to the text is in both halves."""
        return (1 + self.of_text) / (1 + self.of_text + self.b * inverse)


def claims(reports):
    """By marker, from those that are printed."""
    found = {}
    for report in reports:
        for marker in report.get("markers", []):
            if marker.get("reliability", 0) > 0.02 and marker.get("per") in ("words", "sentences"):
                found.setdefault(marker["marker"], []).append((report["size"][marker["per"]], marker["reliability"]))
    return {name: Claim(printed) for name, printed in found.items()}


def harmonic(values):
    return 1 / mean(1 / v for v in values)


def expected(cut, claim, texts):
    """The r of two halves that the claim makes: words differ between persons, so that one over them is averaged. A half is so many texts, or none whole."""
    def one(side):
        inverse = mean(1 / p[side][1] for p in cut)
        return claim.of_texts(inverse, texts) if texts else claim.of_halves(inverse)
    return (one(0) * one(1)) ** 0.5


def intraclass(groups):
    """ICC(1) of rates, as many texts of each person."""
    k = min(len(g) for g in groups)
    groups = [g[:k] for g in groups]
    all_mean = mean(mean(g) for g in groups)
    between = k * sum((mean(g) - all_mean) ** 2 for g in groups) / (len(groups) - 1)
    within = sum(sum((v - mean(g)) ** 2 for v in g) for g in groups) / (len(groups) * (k - 1))
    return (between - within) / (between + (k - 1) * within) if between + within else 0


def figure(value):
    return "" if value is None else f"{value:.2f}"


def study(options):
    lines = [json.loads(line) for line in open(options.requests, encoding="utf-8") if line.strip()]
    whole = ask(options.semeia, [{k: v for k, v in x.items() if k in ("text", "language", "genre")} for x in lines])
    b = claims(whole)
    by_subject = {}
    for line, report in zip(lines, whole):
        if line.get("subject"):
            by_subject.setdefault(line["subject"], []).append((line, report))
    authors = {k: v for k, v in by_subject.items() if len(v) >= 4}
    if authors:
        names = sorted(authors)
        persons = [Author([x for x, _ in authors[k]], f"{options.seed} {k}") for k in names]
        single = {name: [[m["count"] / r["size"][m["per"]] for _, r in authors[k] for m in r["markers"] if m["marker"] == name and "count" in m]
                         for k in names] for name in b}
        lengths = {name: harmonic([r["size"]["words" if name not in ("question", "words-per-sentence") else "sentences"] for k in names for _, r in authors[k]]) for name in b}
    else:
        persons = [Text([line], f"{options.seed} {i}") for i, (line, r) in enumerate(zip(lines, whole)) if r.get("size", {}).get("words", 0) >= 100]
        persons = [p for p in persons if len(p.sentences) >= 4]
        single = {}
    if options.halves:
        with open(options.halves, "w", encoding="utf-8") as out:
            for number, person in enumerate(persons):
                for day, half in zip(("2026-01-01", "2026-02-01"), person.cut(0)):
                    out.write(json.dumps({**half, "subject": f"p{number}", "date": day}, ensure_ascii=False) + "\n")
    halves = Halves(options.semeia, persons, options.splits)
    samples = drawn(len(persons), options.replicates, options.seed)
    kind = "two texts of a person against two others" if authors else "random halves of the sentences of a text"
    print(f"{len(persons)} {'persons' if authors else 'texts'}; {kind}; {options.splits} cuts, {options.replicates} samples, seed {options.seed}\n")
    print("| marker | b | words | claimed | measured [95%] | b measured |" + (" one text: claimed | ICC(1) [95%] |" if single else ""))
    print("|---|--:|--:|--:|--:|--:|" + ("--:|--:|" if single else ""))
    for name in sorted(b):
        cuts = halves.by_marker(name)
        usable = [[p if p[0] and p[1] and p[0][1] and p[1][1] else None for p in cut] for cut in cuts]
        rates = [[(p[0][0] / p[0][1], p[1][0] / p[1][1]) if p else None for p in cut] for cut in usable]
        answer = measured(rates, samples)
        if answer is None:
            continue
        full = [[p for p in cut if p] for cut in usable]
        words = mean(2 * harmonic([n for p in cut for n in (p[0][1], p[1][1])]) for cut in full)
        claimed = stepped_up(mean(expected(cut, b[name], 2 if authors else 0) for cut in full))
        r, low, high = (stepped_up(v) for v in answer)
        own = f"{words * (1 - r) / r:.0f}" if r > 0.005 else "–"
        row = f"| {name} | {b[name].b:.0f} | {words:.0f} | {claimed:.2f} | {r:.2f} [{low:.2f}, {high:.2f}] | {own} |"
        if single:
            groups = single[name]
            if min(len(g) for g in groups) < 2:
                continue
            some = [interval_of(groups, weights) for weights in samples[:500]]
            n = lengths[name]
            row += f" {b[name].of_texts(1 / n, 1):.2f} | {intraclass(groups):.2f} [{interval(some)[0]:.2f}, {interval(some)[1]:.2f}] |"
        print(row)
    print("\n| score | persons | words of a half | some in | r of halves [95%] | claimed of a half | stepped up [95%] |" + (f" within {options.within} |" if options.within else ""))
    print("|---|--:|--:|--:|--:|--:|--:|" + ("--:|" if options.within else ""))
    dimensions = [s["dimension"] for s in halves.cuts[0][0][0]["scores"]]
    for channel in CHANNELS:
        for dimension in dimensions:
            values = halves.by_score(channel, dimension, "value")
            answer = measured(values, samples)
            if answer is None or mean(sum(p is not None for p in cut) for cut in values) < 20:
                continue
            known = [(p, pair) for cut, pairs in zip(values, halves.cuts) for p, pair in zip(cut, pairs) if p]
            words = mean(x["size"]["words"] for _, pair in known for x in pair)
            some = mean(p[0] != 0 or p[1] != 0 for p, _ in known)
            printed = mean(x for cut in halves.by_score(channel, dimension, "reliability") for p in cut if p for x in p) if channel == "style" else None
            up = [stepped_up(v) for v in answer]
            row = (f"| `{channel}.{dimension}` | {len(known) / len(values):.0f} | {words:.0f} | {some:.2f} | {answer[0]:.2f} [{answer[1]:.2f}, {answer[2]:.2f}] | {figure(printed)} | "
                   f"{up[0]:.2f} [{up[1]:.2f}, {up[2]:.2f}] |")
            if options.within:
                centered = measured([centre(cut, [p.lines[0].get(options.within) for p in persons]) for cut in values], samples[:200])
                row += " |" if centered is None else f" {stepped_up(centered[0]):.2f} [{stepped_up(centered[1]):.2f}, {stepped_up(centered[2]):.2f}] |"
            print(row)


def interval_of(groups, weights):
    return intraclass([g for g, w in zip(groups, weights) for _ in range(w)])


def centre(cut, words):
    """The values of a cut less the means of their group."""
    sums = {}
    for pair, word in zip(cut, words):
        if pair:
            one = sums.setdefault(word, [0, 0, 0])
            one[0], one[1], one[2] = one[0] + pair[0], one[1] + pair[1], one[2] + 1
    return [(p[0] - sums[w][0] / sums[w][2], p[1] - sums[w][1] / sums[w][2]) if p else None for p, w in zip(cut, words)]


# Words that no marker of English counts.
NEUTRAL = "table window river paper yellow garden copper wagon basket lemon".split()
WORDS, AUTHORS, TOLERANCE = 200, 1200, 0.08


def check(options):
    """Texts of authors whose rate of one marker follows the norm: the reliability that is printed must be r of two of their texts."""
    bad = 0
    for marker, word in (("first-person-singular", "I"), ("negation", "not"), ("first-person-plural", "we")):
        source = random.Random(f"{options.seed} {marker}")
        probe = ask(options.semeia, [{"text": " ".join(NEUTRAL * 20) + ".", "language": "en", "genre": "social-media"}])[0]
        standing = next(m for m in probe["markers"] if m["marker"] == marker)
        if standing["count"] or "z" not in standing:
            sys.exit(f"{marker}: the neutral words are not neutral, or there is no norm")
        b = WORDS * (1 / standing["reliability"] - 1)
        # z of a text without a hit is −m·n/((b + n)·s), and s² = m/b: m follows.
        m = (standing["z"] * (b + WORDS) / WORDS) ** 2 / b
        lines = []
        for _ in range(AUTHORS):
            rate = source.gammavariate(m * b, 1 / b)
            for _ in range(2):
                hits = min(poisson(source, rate * WORDS), WORDS)
                words = [word] * hits + [NEUTRAL[i % 10] for i in range(WORDS - hits)]
                source.shuffle(words)
                lines.append({"text": ". ".join(" ".join(words[i:i + 10]) for i in range(0, WORDS, 10)) + ".", "language": "en", "genre": "social-media"})
        found = [next(x for x in r["markers"] if x["marker"] == marker) for r in ask(options.semeia, lines)]
        r = correlation([(a["z"], c["z"], 1) for a, c in zip(found[::2], found[1::2])])
        # z is limited to −2.5 … 3, which takes a little away.
        off = abs(r - standing["reliability"]) > TOLERANCE
        bad += off
        print(f"{marker}: {standing['reliability']:.2f} is printed, r of two texts is {r:.2f}{' !' if off else ''}")
    sys.exit(1 if bad else 0)


def poisson(source, rate):
    """Knuth's, by the product of uniform numbers."""
    limit, count, product = 2.718281828459045 ** -rate, 0, source.random()
    while product > limit:
        count, product = count + 1, product * source.random()
    return count


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("requests", nargs="?")
    parser.add_argument("--semeia", default=str(ROOT / ".build/release/semeia"))
    parser.add_argument("--within")
    parser.add_argument("--splits", type=int, default=10)
    parser.add_argument("--replicates", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--halves")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    if options.check:
        check(options)
    elif options.requests:
        study(options)
    else:
        parser.error("request lines, or --check")


main()
