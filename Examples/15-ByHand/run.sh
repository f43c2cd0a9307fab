#!/bin/sh
# Works out every number of one post with the formulas, and compares them with what semeia prints and with Docs/Methods/ByHand.md.
cd "$(dirname "$0")" && exec python3 by_hand.py
