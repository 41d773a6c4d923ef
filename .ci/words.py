"""How the papers are worded, over the text of every page and slip of out/: plain dates, money as
£1,250.00 a week, codes spelled out, British English, no gap left in a sentence.

Each rule has an example that it must find, and one that it must leave alone; both are tried first.
"""

import html
import re

# What must not stand on paper: the pattern, a text that has it, a text that is fine.
RULES = {
    "a date that is not written out": (
        r"(?<![\w/.-])\d{4}-\d{2}-\d{2}(?![\w/-]|\.\w)|\b\d{1,2}/\d{1,2}/\d{2,4}\b",
        "due 2026-06-10.",
        "2026-05-27/A2 of 2025-26, panels/ipop/2026-06-10.yaml",
    ),
    "a date in American order, or cut short": (
        r"\b(January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}"
        r"|\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d|\b\d{1,2} (Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b",
        "on 10 Jun 2026",
        "Wednesday 10 June 2026",
    ),
    "a code of a collection": (
        r"(?<![\w/-])(?<!Action )(PR[0-5]|[ABCDEHJKLMNPQRSTUVWXZ][0-9])(?![\w/-])|\b(SEMH|SLCN|SPLD|PMLD|MLD|MSI|CARPL)\b",
        "Children's home (K2)",
        "2026-05-27/A2, Action A1, C-0107, Year 9, P-79",
    ),
    "money that is not pounds and pence as read": (
        r"\$|£\d{4,}|£ \d|£[\d,]+\.\d(?!\d)|£[\d,.]*\d ?(pw|pcm|/|p\.w\.|per week|per annum)",
        "£1250.00 a week",
        "£1,250.00 a week",
    ),
    "American spelling": (
        r"\b(colou?rize|color|center|behavior|neighbor|favor|honor|labor|defense|catalog|canceled|traveled"
        r"|counselor|pediatric\w*|fulfill|enroll|skillful|\w*(?:organiz|authoriz|prioritiz|summariz|analyz|recogniz"
        r"|finaliz|minimiz|maximiz|utiliz|categoriz|emphasiz)\w*)\b",
        "The plan is authorized.",
        "Authorisation of the centre's programme",
    ),
    "a gap in a sentence": (
        r"\{\w[\w-]*\}|\bNone\b(?= a week)|\bnull\b|\bundefined\b|(?<!\.)\.\.(?!\.)|,,| ,",
        "the {agenda} of",
        "None is recorded, and so on...",
    ),
}


def text_of(page):
    """What a reader sees of a page."""
    page = re.sub(r"<(style|title|head)\b.*?</\1>", " ", page, flags=re.S)
    page = re.sub(r"</?(strong|em|b|i|a|span)\b[^>]*>", "", page)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", " | ", page)))


def problems(text):
    for name, (pattern, _, _) in RULES.items():
        found = re.search(pattern, text)
        if found:
            start, end = found.span()
            yield f"{name}: ...{text[max(0, start - 40):end + 20]}..."


def self_check():
    for name, (pattern, bad, good) in RULES.items():
        if not re.search(pattern, bad):
            yield f"{name}: does not find {bad!r}"
        if re.search(pattern, good):
            yield f"{name}: finds {good!r}"
