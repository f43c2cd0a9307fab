#!/bin/sh
# Explains one letter: flags and decisions first, then the text with its findings, scores and what was discounted.
cd "$(dirname "$0")" && exec "${SEMEIA:-semeia}" explain --language en --genre narrative letter.txt
