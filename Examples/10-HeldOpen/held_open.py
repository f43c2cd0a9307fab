"""Semeia as a service of a Python program: one process, asked line by line from several threads.

    python3 held_open.py PATH-TO-semeia
"""
import json
import subprocess
import sys
import threading


class Semeia:
    """Holds the filter open. One line out for each line in, in order, flushed at once: a lock is all that is needed."""

    def __init__(self, path, *options):
        self.process = subprocess.Popen([path, "--fail-on", "never", *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.lock = threading.Lock()

    def analyze(self, text, **fields):
        # json.dumps escapes line feeds, so that a record is one line whatever the text holds.
        line = json.dumps({"text": text, **fields}).encode() + b"\n"
        with self.lock:
            self.process.stdin.write(line)
            self.process.stdin.flush()
            answer = self.process.stdout.readline()
        if not answer.endswith(b"\n"):
            raise EOFError("semeia has ended")
        return json.loads(answer)

    def close(self):
        self.process.stdin.close()
        return self.process.wait()


semeia = Semeia(sys.argv[1], "--include", "findings", "--language", "en")
texts = {"a": "I can't sleep.", "b": "I have never\nheard voices.", "c": "", "d": "My sister can't sleep."}
answers = {}


def ask(name):
    for _ in range(50):
        answers[name] = semeia.analyze(texts[name], id=name)
        assert answers[name]["id"] == name, "an answer went to another thread"


threads = [threading.Thread(target=ask, args=(name,)) for name in texts]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
for name in sorted(answers):
    print(name, answers[name]["status"], [(f["concept"], f["polarity"], f["experiencer"], f["counted"]) for f in answers[name].get("findings", [])])
print("Python: 200 questions from 4 threads, exit code", semeia.close())
