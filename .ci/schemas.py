#!/usr/bin/env python3
"""Whether the schemas of `ipop schema` say what the program's reader says: `.ci/schemas.py FOLDER`.

A test left there the schemas, the files of the sample and of the made-up councils, and files with a slip, each with
what the reader told of it. What the reader takes, the schema takes; what it refuses, the schema refuses.
"""

import json
import pathlib
import sys

from jsonschema import Draft7Validator

folder = pathlib.Path(sys.argv[1])
schemas = {path.name.split(".")[0]: json.loads(path.read_text()) for path in folder.glob("*.schema.json")}
if len(schemas) < 10:
    sys.exit(f"only {len(schemas)} schemas: the test left too little")
for schema in schemas.values():
    Draft7Validator.check_schema(schema)
validators = {kind: Draft7Validator(schema) for kind, schema in schemas.items()}

seen = apart = refused = 0
for name, least in (("files", 100), ("slips", 500)):
    cases = [json.loads(line) for line in (folder / f"{name}.cases.jsonl").read_text().splitlines()]
    if len(cases) < least:
        sys.exit(f"only {len(cases)} {name}: the test left too little")
    for case in cases:
        wrong = next(validators[case["kind"]].iter_errors(case["file"]), None)
        seen += 1
        refused += wrong is not None
        if (wrong is None) != (case["told"] == []):
            apart += 1
            says = wrong.message[:120] if wrong else "takes it"
            print(f"{case['from']}: the schema: {says}; the reader: {case['told']}", file=sys.stderr)
if apart:
    sys.exit(f"of {seen} files the schema and the reader judge {apart} differently")
print(f"{seen} files judged alike by the schemas and the reader, {refused} of them refused")
