#!/usr/bin/env python3
"""Reads back, with Poppler, the paper of every letter that a test left in a folder: `.ci/letters.py FOLDER`.

Whatever was written is there, in its order. A letter with marks may be there once for each: where a mark is
raised above its usual place, Typst prints it by itself, and Poppler takes the letter's text once more with it.
"""

import pathlib
import re
import subprocess
import sys
import unicodedata


def clusters(line):
    """Each letter with its marks."""
    found = []
    for c in line:
        if found and unicodedata.category(c) in ("Mn", "Me", "Mc"):
            found[-1] += c
        else:
            found.append(c)
    return found


def pattern(line):
    def one(cluster):
        pieces = len(unicodedata.normalize("NFD", cluster))
        return f"(?:{re.escape(cluster)}){{1,{pieces}}}"

    return "".join(map(one, clusters(line)))


def squeezed(text):
    return "".join(unicodedata.normalize("NFC", text).split())


folder = pathlib.Path(sys.argv[1])
read = subprocess.run(["pdftotext", "-raw", folder / "letters.pdf", "-"], capture_output=True, check=True, text=True)
text = squeezed(read.stdout)
lines = [squeezed(line) for line in (folder / "letters.txt").read_text().splitlines()]
if len(lines) < 200:
    sys.exit(f"only {len(lines)} lines: the test left too little")
lost = [line for line in lines if not re.search(pattern(line), text)]
for line in lost:
    print(f"not as it was written: {ascii(line)}", file=sys.stderr)
if lost:
    sys.exit(f"{len(lost)} of {len(lines)} lines of letters are not in the paper's text")
print(f"{len(lines)} lines of letters are in the paper's text")
