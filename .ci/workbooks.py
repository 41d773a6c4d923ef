#!/usr/bin/python3
"""Opens every workbook that `ipop build` left in out/ with openpyxl, which shares no code with ipop.

Each panel has a tracker.xlsx. In every workbook: no formula and no link, protected sheets without a
password, marked and numbered pages, headings that stay in sight and repeat in print, dates that are
dates, money that is a number, keys that are there once, lists that have words.
"""

import datetime
import pathlib
import re
import sys
import zipfile

import openpyxl

ROOT = pathlib.Path(__file__).resolve().parent.parent
OUT = ROOT / "out"
HEAD_ROW = 3
NO_TABLE = {"How to use", "Words"}

problems = []


def check(ok, problem):
    if not ok:
        problems.append(problem)


def check_parts(path, name):
    with zipfile.ZipFile(path) as archive:
        for part in archive.namelist():
            text = archive.read(part).decode("utf-8", "replace")
            check(not re.search(r"<f[ >/]", text), f"{name}: {part}: a formula")
            check("<hyperlink" not in text, f"{name}: {part}: a link")
            check("vbaProject" not in part and "externalLink" not in part, f"{name}: {part}")


def check_sheet(book, sheet, where):
    check(sheet.protection.sheet and not sheet.protection.password, f"{where}: not protected as agreed")
    check("&P" in (sheet.oddFooter.right.text or ""), f"{where}: pages without a number")
    marking = book["How to use"]["A2"].value
    for part in (sheet.oddHeader, sheet.oddFooter):
        check(marking in (part.center.text or ""), f"{where}: pages without a marking")
    if sheet.title in NO_TABLE:
        return
    check(sheet.freeze_panes, f"{where}: headings scroll away")
    check(sheet.print_title_rows == f"${HEAD_ROW}:${HEAD_ROW}", f"{where}: headings do not repeat in print")
    if not sheet.tables:
        check(sheet.max_row == HEAD_ROW + 1, f"{where}: rows, and no table")
        return
    check(sheet.title in sheet.tables, f"{where}: its table has another name")
    heads = [cell.value for cell in sheet[HEAD_ROW]]
    keys = []
    for row in sheet.iter_rows(min_row=HEAD_ROW + 1):
        keys.append(row[0].value)
        for head, cell in zip(heads, row):
            at = f"{where}: {cell.coordinate} ({head})"
            check(cell.data_type != "f", f"{at}: a formula")
            if cell.value is None:
                continue
            if head in {"Due", "First due", "Set on", "Meeting", "Review date", "Last update on"}:
                check(isinstance(cell.value, datetime.datetime), f"{at}: no date")
            if head in {"Days overdue", "Agreed a week", "Of them open"}:
                check(isinstance(cell.value, (int, float)), f"{at}: no number")
            check(cell.protection.locked, f"{at}: written, and open to be changed")
    if heads[0] == "Key":
        check(None not in keys and len(set(keys)) == len(keys), f"{where}: a key that is missing or there twice")
    for rule in sheet.data_validations.dataValidation:
        if rule.type == "list":
            name, cells = rule.formula1.split("!")
            words = [cell.value for row in book[name][cells.replace("$", "")] for cell in row]
            check(words and None not in words, f"{where}: {rule.sqref}: a list without words")


def main():
    panels = sorted(path.name for path in (ROOT / "panels").iterdir() if path.is_dir())
    for panel in panels:
        check((OUT / panel / "tracker.xlsx").is_file(), f"{panel}: no tracker.xlsx")
    paths = sorted(OUT.rglob("*.xlsx"))
    for path in paths:
        name = path.relative_to(OUT).as_posix()
        check_parts(path, name)
        book = openpyxl.load_workbook(path)
        check(book.properties.title and book.properties.creator, f"{name}: no title or no author")
        for sheet in book:
            check_sheet(book, sheet, f"{name}: {sheet.title}")
    if not problems:
        print(f"{len(paths)} workbooks: each opens, with typed values and without a formula")


main()
for problem in problems[:40]:
    print(problem, file=sys.stderr)
sys.exit(1 if problems else 0)
