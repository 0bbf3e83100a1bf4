"""HTTP over a published snapshot: the SPARQL 1.1 Protocol and pages for people."""
