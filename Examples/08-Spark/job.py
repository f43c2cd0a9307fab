"""Semeia inside Spark: every partition is piped through the filter, and the answers are joined back by `id`.

    python3 job.py SEMEIA REQUESTS.ndjson [WORKERS]

Prints seconds, and writes answers.ndjson (sorted by id) and norm.json beside the requests: the norm is built in parts, one for each
partition, and merged. `--fail-on never` keeps the exit code 0 where a line fails: the line itself says so.
"""
import json
import os
import shlex
import subprocess
import sys
import tempfile
import time

from pyspark import SparkConf, SparkContext

CORPUS = ["--language", "en", "--genre", "narrative", "--corpus", "invented letters", "--source", "this example", "--license", "CC0-1.0",
          "--date", "2026-01-01", "--min-words", "10"]


def norm_part(semeia):
    """One norm part for the lines of a partition; nothing for an empty one."""
    def build(lines):
        text = "".join(line + "\n" for line in lines)
        if text:
            done = subprocess.run([semeia, "norms", "build", *CORPUS, "--part"], input=text.encode(), stdout=subprocess.PIPE, check=True)
            yield done.stdout.decode()
    return build


def main(semeia, requests, workers):
    conf = SparkConf().setMaster(f"local[{workers}]").setAppName("semeia").set("spark.ui.enabled", "false").set("spark.driver.host", "127.0.0.1")
    spark = SparkContext(conf=conf)
    spark.setLogLevel("ERROR")
    folder = os.path.dirname(os.path.abspath(requests))
    # Whoever writes in the text must not be split: one partition holds all lines of a subject, so that parts of a norm can be merged.
    lines = spark.textFile(requests).map(lambda line: (json.loads(line)["subject"], line)).partitionBy(workers).values().cache()
    count = lines.count()

    start = time.time()
    answers = lines.pipe(f"{shlex.quote(semeia)} --fail-on never", checkCode=True).map(lambda line: (json.loads(line)["id"], line)).cache()
    answers.count()
    seconds = time.time() - start

    # Joined back by id: each request beside how many findings it has.
    joined = lines.map(lambda line: (json.loads(line)["id"], line)).join(answers)
    assert joined.count() == count, "every request has its answer"
    found = joined.map(lambda pair: len(json.loads(pair[1][1])["findings"])).sum()

    with open(os.path.join(folder, "answers.ndjson"), "w", encoding="utf-8") as file:
        # `line` counts within a partition, so it is left out of what is compared.
        for _, line in sorted(answers.collect()):
            report = json.loads(line)
            del report["line"]
            file.write(json.dumps(report, sort_keys=True, ensure_ascii=False) + "\n")

    with tempfile.TemporaryDirectory() as parts:
        names = []
        for number, part in enumerate(lines.mapPartitions(norm_part(semeia)).collect()):
            names.append(os.path.join(parts, f"{number}.json"))
            with open(names[-1], "w", encoding="utf-8") as file:
                file.write(part)
        with open(os.path.join(folder, "norm.json"), "wb") as file:
            subprocess.run([semeia, "norms", "merge", *names], stdout=file, check=True)
    spark.stop()
    print(f"spark, {workers} worker{'s' if workers > 1 else ''}: {count} letters, {found} findings, {seconds:.2f} s")


main(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 2)
