"""The saved queries in the words one would put them in first, without a thought of how a store goes about them.

They take up to a hundred times as long as those in ``ontology/queries/`` and must have the same answers.
"""

PLAIN = {
    "anonymous-sources": """
      SELECT ?article (COUNT(DISTINCT ?statement) AS ?attributed) (COUNT(DISTINCT ?nameless) AS ?anonymous) {
        ?statement a tw:Statement ; tw:status tw:Attributed ; tw:evidence/tw:article ?report .
        OPTIONAL { ?report schema:headline ?headline } BIND(COALESCE(?headline, STR(?report)) AS ?article)
        BIND(IF(EXISTS { ?statement tw:speaker/a ?class
          FILTER(?class IN (schema:Person, schema:Organization, schema:Country, schema:AdministrativeArea, schema:City))
        }, ?unbound, ?statement) AS ?nameless)
      } GROUP BY ?article ORDER BY DESC(?anonymous) ?article""",
    "articles": """
      SELECT ?published ?publisher ?headline (COUNT(DISTINCT ?statement) AS ?statements) {
        ?report a schema:NewsArticle .
        OPTIONAL { ?report schema:datePublished ?published } OPTIONAL { ?report schema:publisher ?publisher }
        OPTIONAL { ?report schema:headline ?title } BIND(COALESCE(?title, STR(?report)) AS ?headline)
        OPTIONAL { ?statement a tw:Statement ; tw:evidence/tw:article ?report }
      } GROUP BY ?published ?publisher ?headline ORDER BY ?published ?publisher ?headline""",
    "denials": """
      SELECT ?speaker ?act ?denied ?article ?sentence {
        ?statement a tw:Statement ; tw:status tw:Attributed ; tw:polarity tw:Negative ; rdfs:label ?denied ;
                   tw:speaker/rdfs:label ?speaker .
        OPTIONAL { ?statement tw:attributedIn/rdf:predicate/rdfs:label ?act }
        ?statement tw:evidence [ tw:article ?report ; tw:start ?start ; tw:exact ?sentence ] .
        OPTIONAL { ?report schema:headline ?headline } BIND(COALESCE(?headline, STR(?report)) AS ?article)
      } ORDER BY ?speaker ?denied ?article ?start""",
    "evidence": """
      SELECT ?statement ?says ?article ?start ?end ?sentence {
        ?statement a tw:Statement ; rdfs:label ?says ;
                   tw:evidence [ tw:article ?report ; tw:start ?start ; tw:end ?end ; tw:exact ?sentence ] .
        OPTIONAL { ?report schema:headline ?headline } BIND(COALESCE(?headline, STR(?report)) AS ?article)
      } ORDER BY ?says ?statement ?article ?start""",
    "expected": """
      SELECT ?modality ?says ?speaker ?article ?sentence {
        ?statement a tw:Statement ; tw:modality ?mod ; rdfs:label ?says . FILTER(?mod != tw:Actual)
        OPTIONAL { ?statement tw:speaker/rdfs:label ?speaker }
        ?statement tw:evidence [ tw:article ?report ; tw:start ?start ; tw:exact ?sentence ] .
        OPTIONAL { ?report schema:headline ?headline }
        BIND(STRAFTER(STR(?mod), "#") AS ?modality) BIND(COALESCE(?headline, STR(?report)) AS ?article)
      } ORDER BY ?modality ?says ?article ?start""",
    "first-to-report": """
      SELECT ?says ?first ?publisher ?article {
        { SELECT ?statement (MIN(STR(?date)) AS ?first) {
            ?statement a tw:Statement ; tw:reportCount ?reports ; tw:evidence/tw:article/schema:datePublished ?date .
            FILTER(?reports > 1)
          } GROUP BY ?statement }
        ?statement rdfs:label ?says ; tw:evidence/tw:article ?report .
        ?report schema:datePublished ?when . FILTER(STR(?when) = ?first)
        OPTIONAL { ?report schema:publisher ?publisher } OPTIONAL { ?report schema:headline ?headline }
        BIND(COALESCE(?headline, STR(?report)) AS ?article)
      } ORDER BY ?first ?says ?article""",
    "most-supported": """
      SELECT ?independent ?reports ?says ?status ?speaker {
        ?statement a tw:Statement ; rdfs:label ?says ; tw:corroboration ?independent ; tw:reportCount ?reports ;
                   tw:status ?st .
        OPTIONAL { ?statement tw:speaker/rdfs:label ?speaker } FILTER(?reports > 1)
        BIND(STRAFTER(STR(?st), "#") AS ?status)
      } ORDER BY DESC(?independent) DESC(?reports) ?says""",
    "network": """
      SELECT ?one ?other (COUNT(DISTINCT ?statement) AS ?statements)
             (GROUP_CONCAT(DISTINCT ?verb; SEPARATOR=", ") AS ?how) {
        ?statement a tw:Statement ; rdf:subject ?a ; rdf:predicate/rdfs:label ?verb .
        { ?statement rdf:object ?b } UNION { ?statement tw:argument/rdf:value ?b } UNION { ?statement tw:place ?b }
        FILTER(?a != ?b) FILTER NOT EXISTS { ?a a skos:Concept } FILTER NOT EXISTS { ?b a skos:Concept }
        FILTER NOT EXISTS { ?b a tw:Statement } FILTER NOT EXISTS { ?a a tw:Statement }
        ?a rdfs:label ?one . ?b rdfs:label ?other .
      } GROUP BY ?one ?other ORDER BY DESC(?statements) ?one ?other""",
    "one-side-only": """
      SELECT ?speaker ?claim ?article ?sentence {
        { SELECT (IRI(MIN(STR(?any))) AS ?statement) {
            ?any a tw:Statement ; rdf:predicate ?predicate .
            OPTIONAL { ?any rdf:subject ?s } OPTIONAL { ?any rdf:object ?o } OPTIONAL { ?any tw:speaker ?w }
            BIND(COALESCE(?s, tw:Nothing) AS ?subject) BIND(COALESCE(?o, tw:Nothing) AS ?object)
            BIND(COALESCE(?w, tw:Nothing) AS ?voice)
          } GROUP BY ?predicate ?subject ?object
            HAVING(COUNT(DISTINCT ?voice) = 1 && MIN(STR(?voice)) != STR(tw:Nothing)) }
        ?statement tw:polarity tw:Positive ; rdfs:label ?claim ; tw:speaker/rdfs:label ?speaker ;
                   tw:evidence [ tw:article ?report ; tw:start ?start ; tw:exact ?sentence ] .
        OPTIONAL { ?report schema:headline ?headline } BIND(COALESCE(?headline, STR(?report)) AS ?article)
      } ORDER BY ?speaker ?claim ?article ?start""",
    "places": """
      SELECT ?place ?in ?lat ?long ?geonames (COUNT(DISTINCT ?statement) AS ?statements) {
        ?p rdfs:label ?place ; geo:lat ?lat ; geo:long ?long .
        OPTIONAL { ?p schema:containedInPlace/rdfs:label ?in }
        OPTIONAL { ?p owl:sameAs ?geonames FILTER(CONTAINS(STR(?geonames), "geonames")) }
        OPTIONAL { ?statement a tw:Statement ; (rdf:subject|rdf:object|tw:place|tw:argument/rdf:value) ?p }
      } GROUP BY ?place ?in ?lat ?long ?geonames ORDER BY DESC(?statements) ?place ?in""",
    "quotations": """
      SELECT ?speaker ?quotation ?article {
        ?q a tw:Quotation ; schema:text ?quotation ; tw:evidence/tw:article ?report .
        OPTIONAL { ?q tw:speaker/rdfs:label ?speaker }
        OPTIONAL { ?report schema:headline ?headline } BIND(COALESCE(?headline, STR(?report)) AS ?article)
      } ORDER BY ?speaker ?article ?quotation""",
    "timeline": """
      SELECT ?time ?says ?status ?speaker ?article {
        ?statement a tw:Statement ; tw:time ?time ; rdfs:label ?says ; tw:status ?st ;
                   tw:evidence/tw:article ?report .
        OPTIONAL { ?statement tw:speaker/rdfs:label ?speaker } OPTIONAL { ?report schema:headline ?headline }
        BIND(STRAFTER(STR(?st), "#") AS ?status) BIND(COALESCE(?headline, STR(?report)) AS ?article)
      } ORDER BY STR(?time) ?says ?article""",
    "who-did-what": """
      SELECT ?who ?did ?what ?place ?time ?article ?sentence {
        ?statement a tw:Statement ; tw:status tw:Asserted ; tw:polarity tw:Positive ; tw:modality tw:Actual ;
                   rdf:subject/rdfs:label ?who ; rdf:predicate/rdfs:label ?did .
        OPTIONAL { ?statement rdf:object ?object . OPTIONAL { ?object rdfs:label ?label }
                   BIND(COALESCE(?label, STR(?object)) AS ?what) }
        OPTIONAL { ?statement tw:place/rdfs:label ?place } OPTIONAL { ?statement tw:time ?time }
        ?statement tw:evidence [ tw:article ?report ; tw:start ?start ; tw:exact ?sentence ] .
        OPTIONAL { ?report schema:headline ?headline } BIND(COALESCE(?headline, STR(?report)) AS ?article)
      } ORDER BY ?who ?did ?what ?article ?start""",
    "who-said-what": """
      SELECT ?speaker ?act ?content ?polarity ?modality ?article ?sentence {
        ?statement a tw:Statement ; tw:status tw:Attributed ; rdfs:label ?content ; tw:polarity ?pol ;
                   tw:modality ?mod ; tw:attributedIn/rdf:predicate/rdfs:label ?act ; tw:speaker/rdfs:label ?speaker ;
                   tw:evidence [ tw:article ?report ; tw:start ?start ; tw:exact ?sentence ] .
        OPTIONAL { ?report schema:headline ?headline }
        BIND(STRAFTER(STR(?pol), "#") AS ?polarity) BIND(STRAFTER(STR(?mod), "#") AS ?modality)
        BIND(COALESCE(?headline, STR(?report)) AS ?article)
      } ORDER BY ?speaker ?content ?article ?start""",
}
