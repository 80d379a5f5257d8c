"""Opens every dataset of an output with pyarrow, polars and pandas, as far as they are there: column_types.py OUTPUT.

The types must be those of the schemas: `decimal` exact, `date` a date, `[text]` a list of text, closed sets categorical or text.
"""

import glob
import importlib
import json
import sys

ARROW = {
    "string": {"string", "large_string", "dictionary<values=string, indices=int32, ordered=0>"},
    "integer": {"int32", "int64"},
    "boolean": {"bool"},
    "date": {"date32[day]"},
    "number": {"decimal128(28, 6)"},
    "array": {"list<item: string>", "list<element: string>", "list<item: string not null>"},
}
POLARS = {
    "string": {"String", "Categorical"},
    "integer": {"Int32", "Int64"},
    "boolean": {"Boolean"},
    "date": {"Date"},
    "number": {"Decimal"},
    "array": {"List"},
}


def main(output):
    package = json.load(open(f"{output}/datapackage.json", encoding="utf-8"))
    readers = {name: load(name) for name in ("pyarrow.parquet", "polars", "pandas")}
    wrong = []
    for resource in package["resources"]:
        name, fields = resource["name"], resource["schema"]["fields"]
        files = sorted(glob.glob(f"{output}/{name}/*.parquet"))
        expected = {field["name"]: field["type"] for field in fields}
        for library, module in readers.items():
            if module:
                wrong += [f"{library}: {name}.{what}" for what in CHECKS[library](module, files, expected)]
    print(*wrong, sep="\n", end="\n" if wrong else "")
    there = [library for library, module in readers.items() if module]
    print(f"{len(package['resources'])} datasets with {', '.join(there) or 'nothing'}: {len(wrong)} wrong")
    return bool(wrong)


def load(name):
    try:
        return importlib.import_module(name)
    except ImportError:
        print(f"skipped: {name} is not installed")
        return None


def by_pyarrow(parquet, files, expected):
    for file in files:
        schema = parquet.read_table(file).schema
        if schema.names != list(expected):
            yield f"*: columns {schema.names}"
        for field in schema:
            if str(field.type) not in ARROW[expected[field.name]]:
                yield f"{field.name}: {field.type}"


def by_polars(polars, files, expected):
    frame = polars.read_parquet(files)
    for name, kind in frame.schema.items():
        if type(kind).__name__ not in POLARS[expected[name]] and str(kind) not in POLARS[expected[name]]:
            yield f"{name}: {kind}"


def by_pandas(pandas, files, expected):
    frame = pandas.concat([pandas.read_parquet(file) for file in files])
    for name in expected:
        values = frame[name].dropna()
        if len(values) == 0:
            continue
        found = type(values.iloc[0]).__name__
        fitting = {
            "string": {"str"}, "integer": {"int", "int32", "int64", "float64"}, "boolean": {"bool", "bool_"},
            "date": {"date"}, "number": {"Decimal"}, "array": {"ndarray", "list"},
        }[expected[name]]
        if found not in fitting:
            yield f"{name}: {found}"


CHECKS = {"pyarrow.parquet": by_pyarrow, "polars": by_polars, "pandas": by_pandas}

sys.exit(main(*sys.argv[1:]))
