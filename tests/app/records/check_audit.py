# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Checks the chain of an audit log, format v1, with nothing but Python: check_audit.py audit.jsonl"""
import hashlib
import json
import sys

prev, number = "0" * 64, 0
for line in open(sys.argv[1], "rb"):
    number += 1
    if not line.endswith(b"\n"):
        sys.exit(f"line {number}: torn")
    entry = json.loads(line)
    if number == 1 and entry.get("format") != 1:
        sys.exit("line 1: not format 1")
    if entry["seq"] != number:
        sys.exit(f"line {number}: has number {entry['seq']}")
    if entry["prev"] != prev:
        sys.exit(f"line {number}: does not follow from line {number - 1}")
    prev = hashlib.sha256(line).hexdigest()
print(number, prev)
