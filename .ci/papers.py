#!/usr/bin/env python3
"""Checks what `ipop build` left in out/, with tools that share no code with ipop.

Each panel has an agenda in both forms, every PDF is whole and A4 and has what a screen reader needs
(structure.py), the text is as people write it (words.py), and the manifest lists every file there with its SHA-256.
"""

import hashlib
import json
import pathlib
import subprocess
import re
import sys
from concurrent.futures import ThreadPoolExecutor

import pikepdf

import structure
import words

ROOT = pathlib.Path(__file__).resolve().parent.parent
OUT = ROOT / "out"
# Files of out/ that a build does not publish.
NOT_PUBLISHED = {"README.md", "manifest.json"}

problems = []


def check(ok, problem):
    if not ok:
        problems.append(problem)


def digests(node):
    """Every (path, SHA-256) pair of the manifest, however it nests them."""
    if isinstance(node, dict):
        path, digest = node.get("path"), node.get("sha256")
        if isinstance(path, str) and isinstance(digest, str):
            yield path, digest
        for key, value in node.items():
            if isinstance(value, str) and len(value) == 64 and ("." in key or "/" in key):
                yield key, value
            else:
                yield from digests(value)
    elif isinstance(node, list):
        for value in node:
            yield from digests(value)


def check_pdf(path, author):
    name = path.relative_to(OUT)
    qpdf = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True)
    check(qpdf.returncode == 0, f"{name}: qpdf: {qpdf.stdout}{qpdf.stderr}")
    info = subprocess.run(["pdfinfo", path], capture_output=True, text=True)
    # Poppler takes `/Suspects false` for a slip: it knows the entry only where it is true. ISO 32000
    # allows both, and qpdf has no complaint.
    harmless = "Syntax Error: Suspects object is wrong type (boolean)"
    complaints = [line for line in info.stderr.splitlines() if line and line != harmless]
    check(info.returncode == 0 and not complaints, f"{name}: pdfinfo: {complaints}")
    facts = dict(
        (part.strip() for part in line.split(":", 1)) for line in info.stdout.splitlines() if ":" in line
    )
    check(int(facts.get("Pages", "0")) > 0, f"{name}: no page")
    with pikepdf.open(path) as pdf:
        for problem in structure.problems(pdf, author):
            check(False, f"{name}: {problem}")
    check("A4" in facts.get("Page size", ""), f"{name}: not A4: {facts.get('Page size')}")


def main():
    for name in ("index.html", "manifest.json"):
        check((OUT / name).is_file(), f"{name}: missing")
    if problems:
        return

    panels = sorted(path.name for path in (ROOT / "panels").iterdir() if path.is_dir())
    check(panels, "panels/: no panel")
    for panel in panels:
        for ending in ("pdf", "html"):
            check(list(OUT.glob(f"{panel}/*/agenda.{ending}")), f"{panel}: no agenda.{ending}")

    author = re.search(r"^name: (.*)$", (ROOT / "ipop.yaml").read_text(encoding="utf-8"), re.M)[1].strip()
    pdfs = sorted(OUT.rglob("*.pdf"))
    agendas = (path for path in pdfs if path.name == "agenda.pdf")
    for problem in structure.self_check(next(agendas), author):
        check(False, f"structure.py: {problem}")
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda path: check_pdf(path, author), pdfs))

    for problem in words.self_check():
        check(False, f"words.py: {problem}")
    for path in sorted((*OUT.rglob("*.html"), *OUT.rglob("*.txt"))):
        for problem in words.problems(words.text_of(path.read_text(encoding="utf-8"))):
            check(False, f"{path.relative_to(OUT)}: {problem}")

    listed = dict(digests(json.loads((OUT / "manifest.json").read_text(encoding="utf-8"))))
    check(listed, "manifest.json: lists no file")
    for name, digest in sorted(listed.items()):
        path = OUT / name
        if not path.is_file():
            check(False, f"{name}: in the manifest, but not there")
            continue
        check(hashlib.sha256(path.read_bytes()).hexdigest() == digest, f"{name}: not what the manifest says")
    there = {
        path.relative_to(OUT).as_posix()
        for path in OUT.rglob("*")
        if path.is_file() and path.name not in NOT_PUBLISHED and not path.name.startswith(".")
    }
    for name in sorted(there - listed.keys()):
        check(False, f"{name}: there, but not in the manifest")
    if not problems:
        print(f"{len(there)} files of {len(panels)} panels, {len(pdfs)} PDFs: each whole and in the manifest")


main()
for problem in problems:
    print(problem, file=sys.stderr)
sys.exit(1 if problems else 0)
