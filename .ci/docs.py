#!/usr/bin/env python3
"""Runs the examples of docs/*.md: python3 .ci/docs.py [path of ipop [finding to pass over]...]

A block that begins with ```yaml PATH is a whole file of a workspace; ```yaml PATH + is added to its end. A page
begins with an empty workspace. Comments say what to do with it:

  <!-- use: PAGE.md -->    take over every whole file of that page's workspace
  <!-- check -->           the files can be read: no finding but those of a requirement may be reported
  <!-- bad: PATH -->       the next block stands in for PATH, and the block ```text after it is what must be reported
"""
import pathlib
import re
import subprocess
import sys
import tempfile

IPOP = sys.argv[1] if len(sys.argv) > 1 else "target/debug/ipop"
PASSED_OVER = sys.argv[2:]
DOCS = pathlib.Path(__file__).resolve().parent.parent / "docs"
TOKEN = re.compile(
    r"^```(?P<lang>\w*)[ ]?(?P<info>[^\n]*)\n(?P<body>.*?)^```$|^<!-- (?P<note>(use|check|bad)[^\n]*) -->$",
    re.M | re.S,
)
failures = checks = 0


def findings(files):
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files.items():
            place = pathlib.Path(folder, path)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
        command = [IPOP, "check", "--as-of", "2026-06-11", "--root", folder, "--format", "short"]
        out = subprocess.run(command, capture_output=True, text=True, check=False)
    if out.returncode not in (0, 1):
        return [out.stderr[:300]]
    lines = [line for line in out.stdout.splitlines() if re.search(r"(error|warning|info)\[[a-z-]+\]", line)]
    return [line for line in lines if not any(f"[{name}]" in line for name in PASSED_OVER)]


def workspace_of(page):
    """The workspace that a page ends with, without what it takes over from others."""
    files = {}
    for token in TOKEN.finditer((DOCS / page).read_text(encoding="utf-8")):
        if token["lang"] == "yaml" and token["info"]:
            add(files, token["info"], token["body"])
    return files


def add(files, info, body):
    path = info.removesuffix(" +")
    files[path] = files[path] + body if path != info else body


def report(page, line, text):
    global failures
    failures += 1
    print(f"{page}:{line}: {text}")


for page in sorted(DOCS.glob("*.md")):
    text = page.read_text(encoding="utf-8")
    files, bad, found = {}, None, None
    for token in TOKEN.finditer(text):
        line = text.count("\n", 0, token.start()) + 1
        note, lang, info = token["note"], token["lang"], token["info"]
        if note and note.startswith("use: "):
            files.update(workspace_of(note[5:]))
        elif note == "check":
            checks += 1
            for finding in findings(files):
                report(page.name, line, finding)
        elif note:
            bad = note[5:]
        elif bad and lang == "text":
            checks += 1
            for wanted in token["body"].strip().splitlines():
                if wanted not in found:
                    report(page.name, line, f"not reported: {wanted}")
            for finding in found:
                if finding not in token["body"]:
                    report(page.name, line, f"also reported: {finding}")
            bad = None
        elif bad:
            found = findings({**files, bad: token["body"]})
        elif lang == "yaml" and info:
            add(files, info, token["body"])
print(f"{checks} checks, {failures} failures")
sys.exit(failures > 0)
