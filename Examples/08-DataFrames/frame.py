"""Reports as data frames: one row for each finding, one for each marker of each text, and scores beside their status.

    semeia < ../03-Batch/batch.ndjson | python3 frame.py
"""
import json
import sys

import pandas

reports = [json.loads(line) for line in sys.stdin]

# What was answered, and what was not and why: a missing score is not a zero.
answers = pandas.DataFrame({"id": r.get("id"), "status": r["status"], "reason": r.get("reason") or r.get("error", {}).get("code")} for r in reports)
print(answers["status"].value_counts().sort_index().to_string())

usable = [r for r in reports if r["status"] == "ok"]
findings = pandas.json_normalize(usable, "findings", ["id", ["language", "tag"]])
print(findings[["id", "language.tag", "concept", "polarity", "experiencer", "counted"]].to_string(index=False))

scores = pandas.json_normalize(usable, "scores", ["id"])
wide = scores.pivot_table(index="id", columns="dimension", values="content.value", dropna=False)
print(wide[[name for name in ("distress", "fear") if name in wide]].round(2).to_string())

# The columns that a table must have are there, and sums are sums: every content value equals its contributions.
for _, row in scores.dropna(subset=["content.value"]).iterrows():
    assert abs(sum(part["amount"] for part in row["content.contributions"]) - row["content.value"]) < 1e-6
print("pandas:", len(usable), "reports,", len(findings), "findings")
