"""Tables of many rows: how long they take, and how much memory."""

import json
import subprocess
import sys

import pytest

# A process of its own, so that nothing else is measured; the rows are made as they are asked for.
SCRIPT = """
import datetime as dt, json, pathlib, re, resource, sys, time
import django

def highest():
    # What Linux counts for a process goes on from the one that started it; its status does not.
    status = pathlib.Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\\s+(\\d+)", status.read_text())[1])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

django.setup()
from django.test import RequestFactory
from municipalities.tables import Column, Table, taken_away

kinds = ("text", "text", "text", "number", "number", "date", "flag", "address", "address", "text")
columns = [Column(f"column_{number}", f"Stulpelis {number}", kind) for number, kind in enumerate(kinds)]
day, link = dt.date(2017, 3, 28), "https://pertvarka.example/renginiai/2017/"
rows = (
    ("Šiauliai", "=1", "žodžiai " * 8, number, number / 7, day, True, f"{link}{number}", link, None)
    for number in range(int(sys.argv[2]))
)
request = RequestFactory().get("/", {"formatas": sys.argv[1]})
before, began = highest(), time.process_time()
response = taken_away(request, Table("lentele", "Lentelė", columns, rows))
size = sum(map(len, response.streaming_content))
response.close()
took, after = time.process_time() - began, highest()
print(json.dumps({"size": size, "took": took, "grew": (after - before) / 1024, "whole": after / 1024}))
"""


@pytest.mark.parametrize(
    # A hundred thousand rows as CSV may take ten seconds; a workbook takes longer.
    ("format_", "rows", "longest", "growth"),
    [("csv", 20_000, 2, 20), ("json", 20_000, 2, 20), ("xlsx", 5_000, 4, 60)],
)
def test_many_rows_take_little_time_and_memory(format_, rows, longest, growth):
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-c", SCRIPT, format_, str(rows)], capture_output=True, text=True, check=True
    )

    measured = json.loads(done.stdout)
    assert measured["size"] > rows * 20
    assert measured["took"] < longest
    # Of 300 MB in all, most is the portal itself.
    assert measured["grew"] < growth
    assert measured["whole"] < 300
