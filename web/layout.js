// Finds places for the nodes of a large drawing beside the page (a worker), so that one can pan and click meanwhile.
import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";

const PAUSE = 350; // milliseconds between two drawings of what has been found so far
const ROUNDS = 160;

self.addEventListener("message", ({ data: { places, ends, sizes } }) => {
  const graph = new Graph({ type: "undirected" });
  sizes.forEach((size, n) => graph.addNode(n, { x: places[2 * n], y: places[2 * n + 1], size }));
  for (let n = 0; n < ends.length; n += 2) {
    if (ends[n] !== ends[n + 1]) graph.updateEdge(ends[n], ends[n + 1], ({ weight = 0 }) => ({ weight: weight + 1 }));
  }
  const settings = {
    ...forceAtlas2.inferSettings(graph), barnesHutOptimize: true, barnesHutTheta: 0.8, scalingRatio: 12, gravity: 1.2,
    slowDown: 1 + sizes.length / 1000, edgeWeightInfluence: 0.5,
  };
  let shown = performance.now();
  for (let round = 0; round < ROUNDS; round += 4) {
    forceAtlas2.assign(graph, { iterations: 4, settings, getEdgeWeight: "weight" });
    const last = round + 4 >= ROUNDS;
    if (last || performance.now() - shown > PAUSE) {
      shown = performance.now();
      const found = new Float32Array(places.length);
      graph.forEachNode((n, { x, y }) => { found[2 * n] = x; found[2 * n + 1] = y; });
      self.postMessage({ places: found, last }, [found.buffer]);
    }
  }
});
