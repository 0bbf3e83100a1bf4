"""The rules of GEXF 1.3 for what stands where, after its published description, and a check against them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

GEXF, VIZ = "{http://gexf.net/1.3}", "{http://gexf.net/1.3/viz}"
_TEXT, _WHOLE, _NUMBER = r"(?s).*", r"\d+", r"-?\d+(\.\d+)?([eE][-+]?\d+)?"
_DAY, _CHANNEL, _ALPHA = r"\d{4}-\d\d-\d\d", r"\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5]", r"0(\.\d+)?|1(\.0+)?"
_SIZE = r"\d+(\.\d+)?"
_TYPES = "string|anyURI|boolean|(list)?(string|boolean|integer|long|float|double|byte|short|char|bigdecimal|biginteger)"
_TIMES = {"start": _DAY, "end": _DAY, "timestamp": _DAY}
#: Element → attributes (“!” after the name: must be there), and the elements that may stand in it (at most once: “?”).
RULES: dict[str, tuple[dict[str, str], str]] = {
    f"{GEXF}gexf": (
        {"version!": r"1\.3", "variant": _TEXT, "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation": _TEXT},
        "meta? graph?",
    ),
    f"{GEXF}meta": ({"lastmodifieddate": _DAY}, "creator? keywords? description?"),
    f"{GEXF}creator": ({}, ""), f"{GEXF}keywords": ({}, ""), f"{GEXF}description": ({}, ""),
    f"{GEXF}graph": (
        {"defaultedgetype": "directed|undirected|mutual", "idtype": "integer|string|long",
         "mode": "static|dynamic|slice", "timeformat": "integer|double|date|dateTime",
         "timerepresentation": "interval|timestamp",
         "timezone": _TEXT, **_TIMES},
        "attributes nodes? edges?",
    ),
    f"{GEXF}attributes": ({"class!": "node|edge", "mode": "static|dynamic"}, "attribute"),
    f"{GEXF}attribute": ({"id!": _TEXT, "title!": _TEXT, "type!": _TYPES}, "default? options?"),
    f"{GEXF}nodes": ({"count": _WHOLE}, "node"),
    f"{GEXF}edges": ({"count": _WHOLE}, "edge"),
    f"{GEXF}node": (
        {"id!": _TEXT, "label": _TEXT, "pid": _TEXT, **_TIMES},
        "attvalues? spells? nodes? edges? parents? viz:color? viz:position? viz:size? viz:shape?",
    ),
    f"{GEXF}edge": (
        {"id": _TEXT, "source!": _TEXT, "target!": _TEXT, "type": "directed|undirected|mutual", "label": _TEXT,
         "weight": _NUMBER, "kind": _TEXT, **_TIMES},
        "attvalues? spells? viz:color? viz:thickness? viz:shape?",
    ),
    f"{GEXF}attvalues": ({}, "attvalue"),
    f"{GEXF}attvalue": ({"for!": _TEXT, "value!": _TEXT, **_TIMES}, ""),
    f"{GEXF}spells": ({}, "spell"),
    f"{GEXF}spell": (_TIMES, ""),
    f"{VIZ}color": ({"r": _CHANNEL, "g": _CHANNEL, "b": _CHANNEL, "a": _ALPHA, "hex": "#[0-9a-fA-F]{6}"}, ""),
    f"{VIZ}position": ({"x!": _NUMBER, "y!": _NUMBER, "z": _NUMBER}, ""),
    f"{VIZ}size": ({"value!": _SIZE}, ""),
    f"{VIZ}thickness": ({"value!": _SIZE}, ""),
}  # fmt: skip


def breaches(root: ET.Element) -> list[str]:
    """What in the document breaks a rule; empty if it is valid."""
    found: list[str] = []
    if root.tag != f"{GEXF}gexf":
        found.append(f"root {root.tag}")
    for element in root.iter():
        if element.tag not in RULES:
            found.append(f"no element {element.tag}")
            continue
        attributes, inside = RULES[element.tag]
        patterns = {name.rstrip("!"): pattern for name, pattern in attributes.items()}
        found += [
            f"{element.tag} lacks {n[:-1]}" for n in attributes if n.endswith("!") and n[:-1] not in element.attrib
        ]
        for name, value in element.attrib.items():
            if name not in patterns or not re.fullmatch(patterns[name], value):
                found.append(f"{element.tag} {name}={value!r}")
        names = [child.tag.replace(VIZ, "viz:").replace(GEXF, "") for child in element]
        allowed = {word.rstrip("?"): word.endswith("?") for word in inside.split()}
        for name in set(names):
            if name not in allowed or (allowed[name] and names.count(name) > 1):
                found.append(f"{element.tag} holds {name} {names.count(name)} times")
    return found + _meanings(root)


def _meanings(root: ET.Element) -> list[str]:
    """What a schema of this kind cannot say: names are unique, and what is pointed to is there."""
    found: list[str] = []
    for owner in ("node", "edge"):
        declared = [a.get("id") for a in root.iterfind(f".//{GEXF}attributes[@class='{owner}']/{GEXF}attribute")]
        used = {a.get("for") for a in root.iterfind(f".//{GEXF}{owner}/{GEXF}attvalues/{GEXF}attvalue")}
        if len(declared) != len(set(declared)) or used - set(declared):
            found.append(f"attributes of {owner}: {declared} {used}")
        ids = [element.get("id") for element in root.iter(f"{GEXF}{owner}")]
        count = root.find(f".//{GEXF}{owner}s").get("count")  # type: ignore[union-attr]
        if len(ids) != len(set(ids)) or str(len(ids)) != count:
            found.append(f"ids of {owner}")
    nodes = {element.get("id") for element in root.iter(f"{GEXF}node")}
    found += [
        f"edge to nowhere {e.attrib}"
        for e in root.iter(f"{GEXF}edge")
        if not {e.get("source"), e.get("target")} <= nodes
    ]
    found += [f"spell {s.attrib}" for s in root.iter(f"{GEXF}spell") if s.get("start", "") > s.get("end", "")]
    return found
