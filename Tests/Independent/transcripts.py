#!/usr/bin/env python3
"""Reads transcripts with `semeia convert` and with pylangacq, webvtt-py and praatio, and compares utterance for utterance.

    pip install pylangacq webvtt-py praatio
    SEMEIA_CONTENT=Lexicons python3 Tests/Independent/transcripts.py .build/release/semeia FOLDER [--list]

Prints for each format how many files each program reads, and for files that both read how many utterances, times, speakers and words are the
same. --list names the files that differ, with codes and line numbers and without their words.
"""
import argparse
import collections
import html
import json
import os
import re
import subprocess
import sys
import unicodedata


def convert(program, path, *options):
    result = subprocess.run([program, "convert", "--join", "never", *options, path], capture_output=True, text=True)
    code = re.search(r"[a-z]+(?:-[a-z0-9]+)+", result.stderr.split(":", 1)[-1]) if not result.stdout else None
    return (json.loads(result.stdout), None) if result.stdout else (None, code.group(0) if code else f"exit {result.returncode}")


def plain(text):
    """White space is one space, and entities are resolved."""
    return " ".join(unicodedata.normalize("NFC", html.unescape(text)).split())


def words(text):
    """Letters and digits only: signs of intonation, apostrophe forms and punctuation are each program's own."""
    text = re.sub(r"['’ʼ·\-‐]", "", unicodedata.normalize("NFKC", text).lower())
    return re.findall(r"[^\W_]+", text)


def captions(path):
    import webvtt

    kind = os.path.splitext(path)[1]
    read = {".vtt": webvtt.read, ".srt": webvtt.from_srt, ".sbv": webvtt.from_sbv}[kind]
    def seconds(time):  # its own start_in_seconds is a whole number
        hours, minutes, rest = time.split(":")
        return int(hours) * 3600 + int(minutes) * 60 + float(rest)

    return [(None, seconds(c.start), seconds(c.end), plain(c.text)) for c in read(path).captions if plain(c.text)]


def textgrid(path):
    from praatio import textgrid as praat

    grid = praat.openTextgrid(path, includeEmptyIntervals=False, duplicateNamesMode="rename")
    found = []
    for tier in grid.tiers:
        for entry in tier.entries:
            if len(entry) == 3 and plain(entry[2]):
                found.append((None, entry[0], entry[1], plain(entry[2])))
    return sorted(found, key=lambda e: (e[1], e[2], e[3]))


def chat(path):
    import pylangacq

    found = []
    for u in pylangacq.read_chat(path, strict=False).utterances():
        if u.participant is None:
            continue
        text = " ".join(t.word for t in (u.tokens or []) if t.word and not re.fullmatch(r"[+./?!,;„‡\"^<>]*|CLITIC", t.word))
        times = u.time_marks
        found.append((u.participant, times[0] / 1000 if times else None, times[1] / 1000 if times else None, text))
    return [u for u in found if words(u[3])]


def ours(request):
    turns = request.get("turns")
    if turns is None:
        return [(None, None, None, plain(request["text"]))] if request["text"].strip() else []
    return [(t.get("speaker"), t.get("start"), t.get("end"), plain(t["text"])) for t in turns]


def same_time(a, b):
    return a is None and b is None or a is not None and b is not None and abs(a - b) < 0.0015


class Tally(collections.Counter):
    def __str__(self):
        return ", ".join(f"{self[k]} {k}" for k in sorted(self))


def compare(kind, mine, theirs):
    """What is the same, utterance by utterance in order."""
    tally = Tally()
    if kind == "chat":
        mine = [u for u in mine if words(u[3])]
    if kind == "textgrid":
        mine = sorted(mine, key=lambda e: (e[1] or 0, e[2] or 0, e[3]))
    tally["utterances of ours"], tally["utterances of peer"] = len(mine), len(theirs)
    if len(mine) != len(theirs):
        tally["files of another count"] = 1
        return tally
    for a, b in zip(mine, theirs):
        tally["compared"] += 1
        tally["same times"] += same_time(a[1], b[1]) and same_time(a[2], b[2])
        if kind == "chat":
            tally["same speaker"] += a[0] == b[0]
            tally["same words"] += words(a[3]) == words(b[3])
        else:
            # A name before a colon is the speaker of ours and text of the peer's.
            tally["same text"] += b[3] in (a[3], f"{a[0]}: {a[3]}")
    return tally


KINDS = {".vtt": ("webvtt", captions, []), ".srt": ("srt", captions, []), ".sbv": ("sbv", captions, []),
         ".TextGrid": ("textgrid", textgrid, ["--tier", "all"]), ".cha": ("chat", chat, ["--repairs", "drop"]), ".json": ("json", None, [])}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("folder")
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    totals = collections.defaultdict(Tally)
    refusals = collections.Counter()
    missing = set()
    for folder, _, names in sorted(os.walk(options.folder)):
        for name in sorted(names):
            kind = KINDS.get(os.path.splitext(name)[1])
            if kind is None:
                continue
            path = os.path.join(folder, name)
            mine, refusal = convert(options.program, path, *kind[2])
            # What was read counts as what it was read as, whatever its name says; what was refused as what its name says.
            read_as = mine.get("x_transcript", {}).get("format", kind[0]) if mine else kind[0]
            if read_as != kind[0] and kind[0] != "json" and options.list:
                print(f"{name}: read as {read_as}")
            total = totals[kind[0] if kind[0] == "json" else read_as]
            total["files"] += 1
            total["read" if mine else "refused"] += 1
            if refusal:
                refusals[f"{kind[0]} {refusal}"] += 1
            theirs = None
            if kind[1]:
                try:
                    theirs = kind[1](path)
                    total["read by peer"] += 1
                except ImportError as error:
                    if error.name not in missing:
                        print(f"skipped: {error.name} is not installed")
                        missing.add(error.name)
                except BaseException as error:  # a Rust panic is no Exception
                    total["refused by peer"] += 1
                    if options.list:
                        print(f"{name}: peer refuses ({type(error).__name__}), ours {refusal or 'reads it'}")
            if mine is None and theirs:
                total["refused, read by peer"] += 1
                if options.list:
                    print(f"{name}: refused as {refusal}, peer reads {len(theirs)}")
            if mine is not None and theirs is not None:
                tally = compare(kind[0], ours(mine), theirs)
                total.update(tally)
                if options.list and any(tally[k] != tally["compared"] for k in tally if k.startswith("same")) or options.list and tally["files of another count"]:
                    problems = sorted({p["code"] for p in mine.get("x_transcript", {}).get("problems", [])})
                    print(f"{name}: {tally}; problems {' '.join(problems) or 'none'}")
    for kind, total in totals.items():
        print(f"== {kind}: {total}")
    for reason, count in sorted(refusals.items()):
        print(f"refused: {count} {reason}")
    # A file that another program reads is not refused.
    sys.exit(1 if any(total["refused, read by peer"] for total in totals.values()) else 0)


if __name__ == "__main__":
    main()
