"""Compares a graph with the datasets as NDJSON: graph.py GRAPH FOLDER."""

import collections
import json
import pathlib
import sys

import networkx

graph = networkx.read_graphml(sys.argv[1])
folder = pathlib.Path(sys.argv[2])


def rows(name):
    lines = (folder / f"{name}.ndjson").read_text(encoding="utf-8").split("\n")[:-1]
    return [json.loads(line) for line in lines]


nodes = collections.Counter(data["type"] for _, data in graph.nodes(data=True))
edges = collections.Counter(data["edge_type"] for _, _, data in graph.edges(data=True))
documents, organs, links = rows("documents"), rows("organs"), rows("document_links")
assert nodes["document"] == len(documents) and nodes["organ"] == len(organs), nodes
assert nodes["missing"] == len({link["to_key"] for link in links if link["to_document_id"] is None}), nodes
assert edges["citation"] == len(links), edges
duties = collections.Counter(
    (r["document_id"], r["organ_id"], r["role"]) for r in rows("responsibilities") if r["document_id"] and r["organ_id"]
)
assert edges["duty"] == len(duties), edges
for start, end, data in graph.edges(data=True):
    if data["edge_type"] == "duty":
        assert duties[start, end, data["role"]] == data["count"], data
for document in documents:
    node = graph.nodes[document["document_id"]]
    assert node["title"] == document["title"].replace("\x07", "\ufffd") and node.get("number") == document["number"], node
print(f"{dict(nodes)}, {dict(edges)}")
