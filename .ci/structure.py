"""What a screen reader needs of a PDF, read from its structure tree with pikepdf.

`problems(pdf, author)` names what is missing. `self_check` takes it away piece by piece and wants each
told: a check that nothing can fail is none.
"""

import re

import pikepdf
from pikepdf import Array, Dictionary, Name

HEADING = re.compile(r"/H([1-6])$")


def elements(node):
    """Every structure element below a node, in reading order."""
    if isinstance(node, Array):
        for child in node:
            yield from elements(child)
    elif isinstance(node, Dictionary):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from elements(node.K)


def attribute(element, name):
    """An attribute of a structure element, in whichever of its attribute objects it stands."""
    given = element.get("/A", [])
    for one in given if isinstance(given, Array) else [given]:
        if isinstance(one, Dictionary) and name in one:
            return one[name]
    return None


def problems(pdf, author):
    root = pdf.Root
    found = []

    def check(ok, problem):
        if not ok:
            found.append(problem)

    # The catalogue and the file's own data.
    check(str(root.get("/Lang", "")) == "en-GB", "the language is not en-GB")
    check(root.get("/MarkInfo", {}).get("/Marked", False) is True, "not marked as tagged")
    check(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False) is True, "the window does not show the title")
    title = str(pdf.docinfo.get("/Title", ""))
    check(title, "no title")
    check(str(pdf.docinfo.get("/Author", "")) == author, "the author is not the authority alone")
    data = root.Metadata.read_bytes().decode() if "/Metadata" in root else ""
    for name, value in (("pdfuaid:part", "1"), ("pdfaid:part", "2"), ("pdfaid:conformance", "A")):
        said = re.search(rf"<{name}>([^<]*)<|{name}=\"([^\"]*)\"", data)
        check(said and (said[1] or said[2]) == value, f"{name} is not {value}")
    check(re.findall(r"<dc:creator>.*?</dc:creator>", data, re.S) != []
          and re.findall(r"<rdf:li>([^<]*)</rdf:li>", re.search(r"<dc:creator>.*?</dc:creator>", data, re.S)[0]) == [author],
          "the creator is not the authority alone")
    for number, page in enumerate(pdf.pages, 1):
        check(page.obj.get("/Tabs") == Name.S, f"page {number}: the Tab key does not follow the structure")
        for annotation in page.obj.get("/Annots", []):
            check(str(annotation.get("/Contents", "")), f"page {number}: a link without words")

    # The structure.
    tree = root.get("/StructTreeRoot", {})
    top = [str(element.S) for element in elements(tree.get("/K", []))][:1]
    check(top == ["/Document"], "the structure does not begin with Document")
    all_of = list(elements(tree.get("/K", [])))
    levels = [int(HEADING.match(str(e.S))[1]) for e in all_of if HEADING.match(str(e.S))]
    check(levels[:1] == [1] and levels.count(1) == 1, "not one first heading, at the beginning")
    for before, after in zip(levels, levels[1:]):
        check(after <= before + 1, f"a heading of level {after} after one of level {before}")
    for element in all_of:
        kind = str(element.S)
        if kind == "/Table":
            inside = list(elements(element.K))
            heads = [cell for cell in inside if cell.S == Name.TH]
            check(heads, "a table without headings")
            for head in heads:
                check(attribute(head, "/Scope") in (Name.Column, Name.Row, Name.Both), "a table's heading without scope")
        elif kind in ("/Figure", "/Formula"):
            check(str(element.get("/Alt", "")).strip(), f"a {kind[1:].lower()} without a description")
    return sorted(set(found))


def self_check(path, author):
    """That each thing is missed when it is gone; what was not missed."""

    def without(change, expected):
        with pikepdf.open(path) as pdf:
            change(pdf)
            told = problems(pdf, author)
            if not any(expected in problem for problem in told):
                yield f"not missed: {expected} (told: {told})"

    def first(pdf, kind):
        return next(e for e in elements(pdf.Root.StructTreeRoot.K) if e.S == kind)

    def drop(key):
        return lambda pdf: pdf.Root.__delitem__(key)

    def rename(kind, other):
        def change(pdf):
            first(pdf, kind).S = other

        return change

    def unscope(pdf):
        head = first(pdf, Name.TH)
        for one in head.A if isinstance(head.A, Array) else [head.A]:
            if "/Scope" in one:
                del one["/Scope"]

    def retitle(pdf):
        del pdf.docinfo["/Title"]

    yield from without(drop("/Lang"), "language")
    yield from without(drop("/MarkInfo"), "tagged")
    yield from without(drop("/ViewerPreferences"), "window")
    yield from without(drop("/Metadata"), "pdfuaid")
    yield from without(drop("/StructTreeRoot"), "Document")
    yield from without(retitle, "no title")
    yield from without(rename(Name.H1, Name.P), "first heading")
    yield from without(rename(Name.H2, Name.H4), "level 4")
    yield from without(rename(Name.Table, Name.Figure), "description")
    yield from without(unscope, "scope")
    yield from without(lambda pdf: pdf.pages[0].obj.__delitem__("/Tabs"), "Tab key")
    with pikepdf.open(path) as pdf:
        if not problems(pdf, "Somebody else"):
            yield "not missed: the author"
