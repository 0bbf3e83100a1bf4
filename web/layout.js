// Finds places for the nodes of a large drawing beside the page (a worker), so that one can pan and click meanwhile.
import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";

const PAUSE = 400; // milliseconds at least between two drawings of what has been found so far
const ROUNDS = 160;

// After each piece of work it waits until the page has drawn: a slow page then gets fewer drawings, not a heap of them.
self.addEventListener("message", ({ data }) => (data === "drawn" ? work() : begin(data)));
let work;

function begin({ places, ends, sizes }) {
  const graph = new Graph({ type: "undirected" });
  sizes.forEach((size, n) => graph.addNode(n, { x: places[2 * n], y: places[2 * n + 1], size }));
  for (let n = 0; n < ends.length; n += 2) {
    if (ends[n] !== ends[n + 1]) graph.updateEdge(ends[n], ends[n + 1], ({ weight = 0 }) => ({ weight: weight + 1 }));
  }
  const settings = {
    ...forceAtlas2.inferSettings(graph), barnesHutOptimize: true, barnesHutTheta: 0.8, scalingRatio: 12, gravity: 1.2,
    slowDown: 1 + sizes.length / 1000, edgeWeightInfluence: 0.5,
  };
  let round = 0;
  work = () => {
    const begun = performance.now();
    while (round < ROUNDS && performance.now() - begun < PAUSE) {
      forceAtlas2.assign(graph, { iterations: 2, settings, getEdgeWeight: "weight" });
      round += 2;
    }
    const found = new Float32Array(places.length);
    graph.forEachNode((n, { x, y }) => { found[2 * n] = x; found[2 * n + 1] = y; });
    self.postMessage({ places: found, last: round >= ROUNDS }, [found.buffer]);
  };
  work();
}
