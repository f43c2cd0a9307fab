"""Invented letters, always the same ones: `python3 texts.py COUNT` prints request lines with an id and a subject each."""
import json
import sys

OPENINGS = ["This week was long.", "I wanted to write before the weekend.", "Not much has changed here.", "It rained most days."]
NIGHTS = ["I can't sleep and I lie awake until four.", "I slept well for once.", "My nights are short because of the shifts.",
          "I fall asleep at once and wake up tired."]
MOODS = ["I feel hopeless about the winter.", "My mother says I worry too much.", "I am not sad, only tired.",
         "I laughed a lot on Sunday.", "Nothing gives me joy at the moment."]
DAYS = ["We walked along the river and I made soup for everybody in the house.", "I went to work, came home, and watched the boats.",
        "My brother came by with the children and we repaired the old gate together.", "I stayed in bed with a book about gardens."]
ENDS = ["Perhaps next month will be easier for all of us, who knows.", "I will call you when I know more about the new flat.",
        "Write to me when you can, I like your letters very much."]


def letter(number):
    parts, rest = [], number
    for shelf in (OPENINGS, NIGHTS, MOODS, DAYS, ENDS, NIGHTS[::-1], DAYS[::-1]):
        parts.append(shelf[rest % len(shelf)])
        rest = rest // len(shelf) + number % 7
    return {"id": f"letter-{number}", "subject": f"person-{number % 997}", "text": " ".join(parts), "language": "en", "genre": "narrative"}


if __name__ == "__main__":
    for number in range(int(sys.argv[1])):
        print(json.dumps(letter(number)))
