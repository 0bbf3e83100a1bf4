"""A graph after the contract, with IRIs as the program makes them, a contradiction, and an article that means harm."""

BASE = "https://w3id.org/triplewire/data/"

FIRST = (
    "Storm halts ferry\n\nGovernor Mira Solberg closed the port of Tarn on Monday. “We had no choice,” Solberg said. "
    "Union leader Paul Dee said the port was never closed. Solberg will reopen the port in May."
)
SECOND = "Port shut\n\nThe port of Tarn was closed by Solberg, the governor, on Monday."
HOSTILE = (
    "<script>alert(1)</script> said “<img src=x onerror=alert(2)>” \u202egnp.exe\u202c to \x1b[31mEve\x1b[0m & 'Bob'."
)


def _span(text: str, words: str) -> str:
    start = text.index(words)
    return f"tw:start {start} ; tw:end {start + len(words)} ; tw:exact {_literal(words)}"


def _literal(text: str) -> str:
    escaped = "".join(
        f"\\u{ord(c):04X}" if ord(c) < 32 or c in "\u202e\u202c" else {"\\": "\\\\", '"': '\\"'}.get(c, c) for c in text
    )
    return f'"{escaped}"'


_CLOSED = "Governor Mira Solberg closed the port of Tarn on Monday."
_CHOICE = "“We had no choice,” Solberg said."
_NEVER = "Union leader Paul Dee said the port was never closed."
_REOPEN = "Solberg will reopen the port in May."
_SHUT = "The port of Tarn was closed by Solberg, the governor, on Monday."

GRAPH = f"""
@prefix a: <{BASE}article/> . @prefix e: <{BASE}evidence/> . @prefix s: <{BASE}statement/> .
@prefix p: <{BASE}entity/person/> . @prefix l: <{BASE}entity/place/> . @prefix d: <{BASE}> .
@prefix tw: <https://w3id.org/triplewire/ontology#> . @prefix rel: <https://w3id.org/triplewire/relation/> .
@prefix schema: <https://schema.org/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix geo: <http://www.w3.org/2003/01/geo/wgs84_pos#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .

a:aaaa00000001 a schema:NewsArticle ; schema:headline "Storm halts ferry" ; schema:publisher "Tarn Post" ;
  schema:datePublished "2024-03-05"^^xsd:date ; schema:url <https://post.example/ferry> ;
  schema:articleBody {_literal(FIRST)} ; schema:mentions p:mira-solberg, p:paul-dee, l:tarn .
a:aaaa00000002 a schema:NewsArticle ; schema:headline "Port shut" ; schema:publisher "Fjord Echo" ;
  schema:datePublished "2024-03-06"^^xsd:date ; schema:articleBody {_literal(SECOND)} ; schema:mentions p:mira-solberg .
a:bad000000003 a schema:NewsArticle ; schema:headline "<script>alert('headline')</script>" ;
  schema:publisher "=HYPERLINK(1)" ; schema:articleBody {_literal(HOSTILE)} ; schema:url "javascript:alert(3)" .
p:mira-solberg a schema:Person ; skos:prefLabel "Mira Solberg" ; rdfs:label "Mira Solberg" ; skos:altLabel "Solberg" ;
  tw:hasRole d:role\\/r1 ; owl:sameAs <http://www.wikidata.org/entity/Q1> ; tw:decision d:decision\\/d1 ;
  rel:close d:entity\\/facility\\/port .
d:role\\/r1 a tw:Role ; rdfs:label "governor" ; tw:roleOf l:tarn ; tw:evidence e:e1 .
d:decision\\/d1 a tw:Decision ; tw:about "Solberg" ; tw:score 0.9 ; tw:reason "only person of that family name" .
p:paul-dee a schema:Person ; skos:prefLabel "Paul Dee" ; rdfs:label "Paul Dee" .
p:eve a schema:Person ; skos:prefLabel "<b onclick=x>Eve</b>" ; rdfs:label "<b onclick=x>Eve</b>" .
l:tarn a schema:City ; skos:prefLabel "Tarn" ; rdfs:label "Tarn" ; geo:lat 59.91 ; geo:long 10.75 .
d:entity\\/facility\\/port a tw:Facility ; skos:prefLabel "port of Tarn" ; rdfs:label "port of Tarn" ;
  schema:containedInPlace l:tarn .
rel:close rdfs:label "close" . rel:say rdfs:label "say" . rel:reopen rdfs:label "reopen" .

s:0001 a tw:Statement ; rdf:subject p:mira-solberg ; rdf:predicate rel:close ; rdf:object d:entity\\/facility\\/port ;
  tw:polarity tw:Positive ; tw:modality tw:Actual ; tw:status tw:Asserted ; tw:time "2024-03-04"^^xsd:date ;
  tw:place l:tarn ; rdfs:label "Mira Solberg closed the port of Tarn" ; tw:confidence 0.95 ; tw:reportCount 2 ;
  tw:corroboration 2 ; tw:evidence e:e1, e:e5 ; tw:contradicts s:0002 .
s:0002 a tw:Statement ; rdf:subject p:mira-solberg ; rdf:predicate rel:close ; rdf:object d:entity\\/facility\\/port ;
  tw:polarity tw:Negative ; tw:modality tw:Actual ; tw:status tw:Attributed ; tw:speaker p:paul-dee ;
  tw:attributedIn s:0003 ; rdfs:label "Mira Solberg did not close the port of Tarn" ; tw:confidence 0.8 ;
  tw:reportCount 1 ; tw:corroboration 1 ; tw:evidence e:e3 ; tw:contradicts s:0001 .
s:0003 a tw:Statement ; rdf:subject p:paul-dee ; rdf:predicate rel:say ; rdf:object s:0002 ; tw:polarity tw:Positive ;
  tw:modality tw:Actual ; tw:status tw:Asserted ; rdfs:label "Paul Dee said that the port was not closed" ;
  tw:confidence 0.9 ; tw:reportCount 1 ; tw:corroboration 1 ; tw:evidence e:e3 .
s:0004 a tw:Statement ; rdf:subject p:mira-solberg ; rdf:predicate rel:reopen ; rdf:object d:entity\\/facility\\/port ;
  tw:polarity tw:Positive ; tw:modality tw:Future ; tw:status tw:Asserted ; tw:time "2024-05"^^xsd:gYearMonth ;
  rdfs:label "Mira Solberg will reopen the port of Tarn" ; tw:confidence 0.7 ; tw:reportCount 1 ; tw:corroboration 1 ;
  tw:evidence e:e4 .
s:0005 a tw:Statement ; rdf:subject p:mira-solberg ; rdf:predicate rel:have ; rdf:object "no choice" ;
  tw:polarity tw:Positive ; tw:modality tw:Actual ; tw:status tw:Attributed ; tw:speaker p:mira-solberg ;
  rdfs:label "Mira Solberg had no choice" ; tw:confidence 0.7 ; tw:reportCount 1 ; tw:corroboration 1 ;
  tw:evidence e:e2 .
s:0006 a tw:Statement ; rdf:subject p:eve ; rdf:predicate rel:say ;
  rdf:object {_literal("<img src=x onerror=alert(2)>")} ;
  tw:polarity tw:Positive ; tw:modality tw:Actual ; tw:status tw:Attributed ; tw:speaker p:eve ;
  rdfs:label "=cmd()<script>alert(4)</script>\\u202E" ; tw:reportCount 1 ; tw:corroboration 1 ; tw:evidence e:e6 .
d:contradiction\\/c1 a tw:Contradiction ; tw:contradictionKind "polarity" ;
  rdfs:label "one says that it is so, the other that it is not" ; tw:between s:0001, s:0002 .
d:quotation\\/q1 a tw:Quotation, schema:Quotation ; schema:text "We had no choice," ; tw:speaker p:mira-solberg ;
  tw:evidence e:e2 ; tw:conveys s:0005 .
e:e1 a tw:Evidence ; tw:article a:aaaa00000001 ; {_span(FIRST, _CLOSED)} .
e:e2 a tw:Evidence ; tw:article a:aaaa00000001 ; {_span(FIRST, _CHOICE)} .
e:e3 a tw:Evidence ; tw:article a:aaaa00000001 ; {_span(FIRST, _NEVER)} .
e:e4 a tw:Evidence ; tw:article a:aaaa00000001 ; {_span(FIRST, _REOPEN)} .
e:e5 a tw:Evidence ; tw:article a:aaaa00000002 ; {_span(SECOND, _SHUT)} .
e:e6 a tw:Evidence ; tw:article a:bad000000003 ; {_span(HOSTILE, HOSTILE)} .
"""
