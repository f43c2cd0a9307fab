#!/usr/bin/env python3
"""Prints request lines of invented persons: a few latent dimensions decide what each of them mentions.

The structure is put in here on purpose, so that the notebooks can show whether they find it again. It says nothing about people.
"""
import json
import math
import random
import sys

# What each spectrum makes people mention; the words are invented.
SAYS = {
    "distress": [
        "I feel sad most of the day.", "I can't sleep and lie awake for hours.", "I worry about everything.", "Nothing is fun any more.",
        "I feel worthless.", "I am exhausted all the time.", "I feel hopeless."],
    "fear": ["I had a panic attack on the bus.", "I avoid meeting people because I am afraid of being judged.", "I check the door again and again."],
    "thought": ["I hear voices when nobody is there.", "I think people are following me.", "I feel unreal, as if I were outside my body."],
    "externalizing": [
        "I drink too much every night.", "I do things without thinking.", "I smoke weed every day.", "I lost my temper and hit the wall.", "I gamble away my wages."],
    "detachment": ["I keep away from people and prefer to be alone.", "I feel no emotions at all."],
}
EVERYDAY = [
    "The garden is green again and the neighbor cut the hedge.", "We had soup for lunch and talked about the weather.", "On Sunday the train was late.",
    "My brother bought a new bicycle last week.", "The shop on the corner sells good bread.", "The film was longer than I had thought.",
    "There was a concert in the park and many people came.", "I painted the kitchen white and cleaned the windows."]


def main(persons=200, seed=11):
    source = random.Random(seed)
    for person in range(persons):
        general = source.gauss(0, 1)
        sentences = [source.choice(EVERYDAY) for _ in range(14)]
        for spectrum in sorted(SAYS):
            level = 0.5 * general + 0.85 * source.gauss(0, 1)
            for sentence in SAYS[spectrum]:
                if source.random() < 1 / (1 + math.exp(-(2.2 * level - 1.1))):
                    sentences.append(sentence)
        source.shuffle(sentences)
        print(json.dumps({"id": f"p{person:03}", "subject": f"p{person:03}", "language": "en", "genre": "narrative", "text": " ".join(sentences)}))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
