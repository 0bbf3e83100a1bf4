// Reads the GEXF file named on the command line with graphology and prints what it found as JSON.
import { readFileSync } from "node:fs";
import { MultiGraph } from "graphology";
import gexf from "graphology-gexf/node/index.js";

const graph = gexf.parse(MultiGraph, readFileSync(process.argv[2], "utf8"), { addMissingNodes: false });
console.log(
  JSON.stringify({
    nodes: graph.mapNodes((key, attributes) => ({ key, ...attributes })),
    edges: graph.mapEdges((key, attributes, source, target) => ({ key, source, target, ...attributes })),
  }),
);
