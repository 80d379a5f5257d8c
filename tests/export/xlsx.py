"""Compares a workbook with the same datasets as NDJSON: xlsx.py BOOK FOLDER."""

import datetime
import json
import pathlib
import sys

import openpyxl

book = openpyxl.load_workbook(sys.argv[1])
folder = pathlib.Path(sys.argv[2])
LONGEST = 32767


def plain(cell):
    """A cell as NDJSON has it."""
    value = cell.value
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    return value


def same(cell, value):
    if isinstance(value, list):
        value = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if isinstance(value, str):
        # XML has neither most control characters nor an end of line of its own.
        value = "".join(c if c >= " " or c in "\t\n\r" else "\ufffd" for c in value).replace("_x0041_", "_x005F_x0041_")
        if len(value.encode("utf-16-le")) // 2 > LONGEST:
            return plain(cell).endswith("…") and value.startswith(plain(cell)[:-1])
    return (plain(cell) or None) == (value or None) or plain(cell) == value


assert book.sheetnames[0] == "about"
about = {row[0].value: row for row in book["about"].iter_rows(min_row=2) if row[0].value}
counted = 0
for name in book.sheetnames[1:]:
    sheet = book[name]
    lines = (folder / f"{name}.ndjson").read_text(encoding="utf-8").split("\n")[:-1]
    rows = [json.loads(line) for line in lines]
    head = [cell.value for cell in sheet[1]]
    assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref and sheet["A1"].font.b, name
    assert sheet.max_row == len(rows) + 1, (name, sheet.max_row, len(rows))
    assert about[name][2].value == len(rows), name
    for row, cells in zip(rows, sheet.iter_rows(min_row=2)):
        assert list(row) == head, name
        for key, cell in zip(row, cells):
            assert cell.data_type != "f", (name, cell.coordinate, "a formula")
            assert same(cell, row[key]), (name, cell.coordinate, plain(cell), row[key])
            counted += 1
print(f"{len(book.sheetnames)} sheets, {counted} cells are as in NDJSON")
