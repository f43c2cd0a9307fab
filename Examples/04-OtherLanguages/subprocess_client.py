"""Semeia held open as a subprocess, one line out for each line in.

    python3 subprocess_client.py PATH-TO-semeia
"""
import json
import subprocess
import sys

semeia = subprocess.Popen([sys.argv[1], "--include", "findings"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
for number, text in enumerate(["I can't sleep.", "I have never heard voices.", ""], start=1):
    semeia.stdin.write(json.dumps({"id": f"t{number}", "text": text, "language": "en"}).encode() + b"\n")
    semeia.stdin.flush()
    report = json.loads(semeia.stdout.readline())
    print(report["id"], report["status"], [(f["concept"], f["polarity"], f["counted"]) for f in report.get("findings", [])])
semeia.stdin.close()
sys.exit(semeia.wait())
