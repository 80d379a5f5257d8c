"""Asks every question of docs/cookbook.md of an output and compares the answers: cookbook.py COOKBOOK OUTPUT [--answers any | --update].

With --answers any only an error fails: for outputs of other inputs. With --update the answers in the file are written anew.
"""

import os
import re
import sys

import duckdb

QUESTION = re.compile(r"(```sql\n(.*?)\n```\n)(\n(?:\|[^\n]*\n)+)?", re.S)


def connect(output):
    connection = duckdb.connect()
    connection.execute("SET VARIABLE gongbao_folder = '" + output.replace("'", "''") + "'")
    with open(os.path.join(output, "views.sql"), encoding="utf-8") as views:
        connection.execute(views.read())
    return connection


def cell(value):
    if value is None:
        return ""
    if isinstance(value, list):
        return "、".join(map(str, value))
    if hasattr(value, "as_tuple"):
        return f"{value.normalize():f}"
    return str(value).replace("|", "\\|").replace("\n", "⏎")


def answer(connection, sql):
    result = connection.sql(sql)
    lines = [result.columns, ["---"] * len(result.columns)] + result.fetchall()
    return "\n" + "".join("| " + " | ".join(map(cell, line)) + " |\n" for line in lines)


def main(cookbook, output, *options):
    connection = connect(output)
    page = open(cookbook, encoding="utf-8").read()
    asked, wrong = 0, []

    def ask(found):
        nonlocal asked
        asked += 1
        question, sql, expected = found.groups()
        try:
            actual = answer(connection, sql)
        except duckdb.Error as error:
            wrong.append(f"{sql}\n{error}")
            return found.group(0)
        if "--answers" not in options and "--update" not in options and actual != expected:
            wrong.append(f"{sql}\nexpected:{expected}\nfound:{actual}")
        return question + actual

    answered = QUESTION.sub(ask, page)
    if "--update" in options:
        open(cookbook, "w", encoding="utf-8").write(answered)
    for (view,) in connection.sql(
        "SELECT view_name FROM duckdb_views() WHERE NOT internal ORDER BY view_name"
    ).fetchall():
        asked += 1
        try:
            connection.sql(f'SELECT * FROM "{view}"').fetchall()
        except duckdb.Error as error:
            wrong.append(f"view {view}: {error}")
    uncommented = connection.sql(
        "SELECT view_name FROM duckdb_views() WHERE NOT internal AND comment IS NULL"
    ).fetchall()
    wrong += [f"view {view}: no comment" for (view,) in uncommented]
    print(*wrong, sep="\n\n", end="\n" if wrong else "")
    print(f"{asked} questions and views, {len(wrong)} wrong")
    return bool(wrong) or asked < 30


sys.exit(main(*sys.argv[1:]))
