#!/usr/bin/env python3
"""Compares the attributions of `semeia` with Shapley values that the Python package `shap` computes.

The model that `shap` sees is the binary itself: a text is made of sentences, a coalition is a choice of them, and the value of a
coalition is what the filter says of the text in which every other sentence is replaced by a neutral one of as many words. Nothing of
the scoring is written again here.

    pip install shap numpy
    SEMEIA=.build/release/semeia python3 Tests/Independent/shap_check.py

Prints one line of JSON for each comparison, and exits with 1 where one that must be exact is not. Texts are invented.
"""
import itertools, json, os, subprocess, sys

import numpy
import shap

SEMEIA = os.environ.get("SEMEIA", ".build/release/semeia")
STOP = "The corner shop put four boxes of fruit beside the green door and left the lamp near the old stone wall of the mill"
FILLER = "The bus came down the hill past the old mill and stopped beside the bridge over the river in the rain. "


def neutral(words):
    """A sentence of so many words in which nothing is found."""
    return " ".join(STOP.split()[:words]) + "."


def ask(texts, genre="social-media"):
    lines = "".join(json.dumps({"text": t, "language": "en", "genre": genre}) + "\n" for t in texts)
    run = subprocess.run([SEMEIA, "--include", "scores,findings,markers"], input=lines, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def score(report, dimension):
    return next(s for s in report["scores"] if s["dimension"] == dimension)


class Coalitions:
    """The binary as a function of which sentences are there."""

    def __init__(self, sentences, read, padding=FILLER * 12):
        self.sentences, self.read, self.padding, self.known = sentences, read, padding, {}

    def text(self, mask):
        kept = [s if m else neutral(len(s.split())) for s, m in zip(self.sentences, mask)]
        return self.padding + " ".join(kept)

    def __call__(self, masks):
        masks = [tuple(bool(x) for x in m) for m in numpy.atleast_2d(masks)]
        new = [m for m in dict.fromkeys(masks) if m not in self.known]
        for mask, report in zip(new, ask([self.text(m) for m in new]) if new else []):
            self.known[mask] = self.read(report)
        return numpy.array([self.known[m] for m in masks])

    def shapley(self):
        n = len(self.sentences)
        self(list(itertools.product([0, 1], repeat=n)))
        explainer = shap.explainers.Exact(self, shap.maskers.Independent(numpy.zeros((1, n)), max_samples=1))
        return explainer(numpy.ones((1, n))).values[0]

    def full(self):
        return ask([self.text([1] * len(self.sentences))])[0]


def own_parts(report, dimension, spans):
    """What the report itself attributes to each sentence, by the places of its findings; equal findings of a concept share its amount."""
    parts = numpy.zeros(len(spans))
    for part in score(report, dimension)["content"]["contributions"]:
        places = [report["findings"][f]["start"] for f in part["findings"]]
        for place in places:
            parts[next(i for i, (a, b) in enumerate(spans) if a <= place < b)] += part["amount"] / len(places)
    return parts


def concepts(report, dimension):
    return {c["concept"]: c["amount"] for c in score(report, dimension)["content"]["contributions"]}


def places(model):
    spans, at = [], len(model.padding)
    for sentence in model.sentences:
        spans.append((at, at + len(sentence)))
        at += len(sentence) + 1
    return spans


failures = 0


def tell(name, ours, theirs, exact, note=""):
    """One comparison; `exact` is the largest difference that is allowed, or None where the two answer different questions."""
    global failures
    ours, theirs = numpy.array(ours), numpy.array(theirs)
    gap = float(abs(ours - theirs).max())
    total = float(abs(ours.sum() - theirs.sum()))
    good = exact is None or gap <= exact
    failures += not good
    print(json.dumps({
        "check": name, "parts": len(ours), "largestDifference": round(gap, 7), "meanDifference": round(float(abs(ours - theirs).mean()), 7),
        "value": round(float(ours.sum()), 6), "sumsDiffer": round(total, 7), "sameOrder": bool((numpy.argsort(-ours, kind="stable") == numpy.argsort(-theirs, kind="stable")).all()),
        "required": exact, "status": "differs" if not good else "equal" if exact is not None else "compared", **({"note": note} if note else {})}))


def content(name, sentences, dimension, exact, by_concept=False, note=""):
    model = Coalitions(sentences, lambda r: score(r, dimension)["content"]["value"])
    report, theirs = model.full(), model.shapley()
    ours = own_parts(report, dimension, places(model))
    if by_concept:
        spans, groups = places(model), {}
        for f in report["findings"]:
            if f["concept"] in concepts(report, dimension):
                groups.setdefault(f["concept"], set()).add(next(i for i, (a, b) in enumerate(spans) if a <= f["start"] < b))
        ours = [sum(ours[i] for i in g) for g in groups.values()]
        theirs = [sum(theirs[i] for i in g) for g in groups.values()]
    tell(name, ours, theirs, exact, note)


def check_neutral():
    """A neutral sentence must hold nothing that any score counts, or the comparison is of something else."""
    report = ask([" ".join([STOP + ".", FILLER])])[0]
    weighed = {"first-person-singular", "first-person-plural", "negative-affect", "positive-affect", "negation", "absolutist", "social-words", "swear"}
    hits = [m["marker"] for m in report["markers"] if m["marker"] in weighed and m.get("count")]
    if hits or report["findings"]:
        sys.exit("the neutral sentences are not neutral: %s" % (hits or report["findings"]))


def style(name, markers, words):
    """Hits of each marker as one player: the style score is linear in them."""
    sentences = [s for s in markers]
    model = Coalitions(sentences, lambda r: score(r, "distress")["style"]["value"], padding=FILLER * words)
    report, theirs = model.full(), model.shapley()
    empty = ask([model.text([0] * len(sentences))])[0]
    spans = places(model)
    ours = numpy.zeros(len(sentences))
    for part in score(report, "distress")["style"]["contributions"]:
        for place in part["spans"]:
            index = next((i for i, (a, b) in enumerate(spans) if a <= place[0] < b), None)
            if index is not None:
                ours[index] += part["amount"] / len(part["spans"])
    tell(name, ours, theirs, 5e-6, "value without the sentences %s" % score(empty, "distress")["style"]["value"])


check_neutral()
# One component, plain statements of equal strength in sentences of their own: a function of a symmetric sum.
content("one component, equal statements", ["I can't sleep."] * 4, "distress", 2e-6)
# One statement of each of several components: symmetric players, so Shapley values are equal where the places tie.
content("three components, once each", ["I can't sleep.", "I feel hopeless.", "I feel so lonely."], "distress", 2e-6)
# More than one strength: Aumann and Shapley share by strength, Shapley by order of arrival. They answer slightly different questions.
content("one component, mild and severe", ["I can't sleep.", "I can't sleep at all.", "Sometimes I can't sleep."], "distress", None,
        note="unequal strengths")
content("several components, several times",
        ["I can't sleep.", "I can't sleep.", "I feel hopeless.", "I feel hopeless.", "I feel so lonely.", "I am so tired.", "I worry all the time."],
        "distress", None, note="components differ in mentions: level by level against order of arrival")
content("the same by concept", ["I can't sleep.", "I can't sleep.", "I feel hopeless.", "I feel hopeless.", "I feel so lonely.", "I am so tired."],
        "distress", None, by_concept=True)
# Style: linear in its hits, so both must be equal.
style("style, hits of several markers", [
    "I went home and I sat there.", "We never said no to them.", "She was sad.", "It was always a good day.", "The damn bus was late.", "I was never happy."], 18)
sys.exit(1 if failures else 0)
