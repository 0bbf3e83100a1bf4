"""The graph over HTTP: SPARQL 1.1 Protocol and pages. Everything that reads the graph runs in worker processes."""
