"""Asks the datasets of a folder by the Python package of DuckDB: FOLDER FORM [SQL]; without SQL, line by line."""

import csv
import json
import os
import sys

import duckdb


def main(folder, form, *question):
    connection = duckdb.connect()
    connection.execute("SET VARIABLE gongbao_folder = '" + folder.replace("'", "''") + "'")
    with open(os.path.join(folder, "views.sql"), encoding="utf-8") as views:
        connection.execute(views.read())
    if question:
        return answer(connection, question[0], form)
    print("gongbao: a question in SQL on each line; end with Ctrl-D", file=sys.stderr)
    status = 0
    for line in sys.stdin:
        if line.strip():
            status = answer(connection, line, form)
    return status


def answer(connection, sql, form):
    try:
        result = connection.sql(sql)
    except duckdb.Error as error:
        print(error, file=sys.stderr)
        return 1
    if result is None:
        return 0
    if form == "box":
        result.show(max_rows=10_000, max_width=10_000)
        return 0
    names, rows = result.columns, result.fetchall()
    if form == "csv":
        table = csv.writer(sys.stdout, lineterminator="\n")
        table.writerow(names)
        table.writerows(rows)
    else:
        print(json.dumps([dict(zip(names, row)) for row in rows], ensure_ascii=False, default=str))
    return 0


sys.exit(main(*sys.argv[1:]))
