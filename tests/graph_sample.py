"""A small graph after the contract, written by hand, for the tests of what reads graphs."""

PREFIXES = """
@prefix d: <https://w3id.org/triplewire/data/> .
@prefix tw: <https://w3id.org/triplewire/ontology#> .
@prefix rel: <https://w3id.org/triplewire/relation/> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix geo: <http://www.w3.org/2003/01/geo/wgs84_pos#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

GRAPH = (
    PREFIXES
    + r"""
d:a1 a schema:NewsArticle ; schema:headline "Mill closes" ; schema:datePublished "2024-05-02"^^xsd:date ;
  schema:publisher "Vale Post" ;
  schema:articleBody "Ana Brook closed the mill in Leeds. Tom Reed said the mill was old." .
d:a2 a schema:NewsArticle ; schema:headline "End of a mill" ; schema:datePublished "2024-05-03"^^xsd:date ;
  schema:publisher "Dale Echo" ;
  schema:articleBody "The mill was closed by Brook." .
d:ana a schema:Person ; skos:prefLabel "Ana Brook" ;
  rdfs:label "Ana Brook" ; skos:altLabel "Brook" ; tw:hasRole d:role1 ;
  rel:close d:mill ; tw:decision d:dec1 .
d:role1 a tw:Role ; rdfs:label "owner" ; tw:roleOf d:mill .
d:dec1 a tw:Decision ; tw:about "Brook" ; tw:score 0.85 ; tw:reason "only person of that name" ; tw:outcome tw:Same .
d:tom a schema:Person ; skos:prefLabel "Tom Reed" ; rdfs:label "Tom Reed" .
d:mill a tw:Facility ; skos:prefLabel "mill" ; rdfs:label "mill" .
d:leeds a schema:City ; skos:prefLabel "Leeds" ; rdfs:label "Leeds" ; geo:lat 53.79 ; geo:long -1.54 ;
  owl:sameAs <https://sws.geonames.org/2644688/> .
rel:close rdfs:label "close" . rel:be rdfs:label "be" . rel:say rdfs:label "say" .
d:s1 a tw:Statement ; rdf:subject d:ana ; rdf:predicate rel:close ; rdf:object d:mill ; tw:place d:leeds ;
  tw:polarity tw:Positive ; tw:modality tw:Actual ; tw:status tw:Asserted ; rdfs:label "Ana Brook closed the mill" ;
  tw:confidence 0.9 ; tw:reportCount 2 ; tw:corroboration 2 ; tw:evidence d:e1 , d:e2 ; tw:time "2024-05-01"^^xsd:date .
d:s2 a tw:Statement ; rdf:subject d:mill ; rdf:predicate rel:be ; rdf:object "old" ; tw:polarity tw:Positive ;
  tw:modality tw:Actual ; tw:status tw:Attributed ; tw:speaker d:tom ; tw:attributedIn d:s3 ;
  rdfs:label "the mill was old" ;
  tw:confidence 0.8 ; tw:reportCount 1 ; tw:corroboration 1 ; tw:evidence d:e3 .
d:s3 a tw:Statement ; rdf:subject d:tom ; rdf:predicate rel:say ; rdf:object d:s2 ; tw:polarity tw:Positive ;
  tw:modality tw:Actual ; tw:status tw:Asserted ; rdfs:label "Tom Reed said that the mill was old" ;
  tw:confidence 0.8 ; tw:reportCount 1 ; tw:corroboration 1 ; tw:evidence d:e3 .
d:e1 a tw:Evidence ; tw:article d:a1 ; tw:start 0 ; tw:end 35 ; tw:exact "Ana Brook closed the mill in Leeds." .
d:e2 a tw:Evidence ; tw:article d:a2 ; tw:start 0 ; tw:end 29 ; tw:exact "The mill was closed by Brook." .
d:e3 a tw:Evidence ; tw:article d:a1 ; tw:start 36 ; tw:end 67 ; tw:exact "Tom Reed said the mill was old." .
"""
)
