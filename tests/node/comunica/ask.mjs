// Asks the endpoint given first with Comunica and prints rows, yes or no, and triples as JSON. A client plans for itself:
// it reads the service description, asks the endpoint for parts and joins what it gets.
import { QueryEngine } from "@comunica/query-sparql";

const [endpoint, select, ask, construct] = process.argv.slice(2);
const engine = new QueryEngine();
const context = { sources: [{ type: "sparql", value: endpoint }] };
const rows = await (await engine.queryBindings(select, context)).toArray();
const triples = await (await engine.queryQuads(construct, context)).toArray();
console.log(
  JSON.stringify({
    rows: rows.map((row) => Object.fromEntries([...row].map(([variable, term]) => [variable.value, term.value]))),
    yes: await engine.queryBoolean(ask, context),
    triples: triples.map((quad) => [quad.subject.value, quad.predicate.value, quad.object.value]),
  }),
);
