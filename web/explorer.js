// Draws the neighbourhood of an entity: pan, zoom, expand, filter. Data from explore.json, drawn by sigma.js.
import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import Sigma from "sigma";
import { EdgeArrowProgram, EdgeLineProgram } from "sigma/rendering";
import { makeFilters } from "./filters.js";
import { showEdge, showNode, listNodes } from "./panel.js";

const place = document.getElementById("explorer");
const root = document.body.dataset.root || "";
const status = document.getElementById("status");
const style = getComputedStyle(document.documentElement);
const dark = matchMedia("(prefers-color-scheme: dark)");
const colors = new Map(); // asking the style for each node and each frame takes longer than drawing it
const color = (name) => colors.get(name) ?? colors.set(name, style.getPropertyValue(`--${name}`).trim()).get(name);
const GROUPS = { Person: "person", Group: "person", Organization: "organization", Event: "event", Product: "thing", CreativeWork: "thing", Concept: "topic" };
const graph = new Graph({ multi: true, type: "directed" });
const filters = makeFilters(graph, () => { renderer.refresh(); report(); });
const state = { chosen: null, hovered: null, leftOut: 0, worker: null };
const LARGE = 600; // nodes; beyond that lines are drawn plainly, and the layout runs in a worker

const nodeColor = (kind) => color(GROUPS[kind] ?? "place");
const edgeColor = (edge) => (edge.denied ? color("denied") : edge.status === "claim" ? color("claim") : color("fact"));

const renderer = new Sigma(graph, document.getElementById("stage"), {
  allowInvalidContainer: true,
  defaultEdgeType: "arrow",
  edgeProgramClasses: { arrow: EdgeArrowProgram, line: EdgeLineProgram },
  enableEdgeEvents: true,
  renderEdgeLabels: true,
  labelDensity: 0.6,
  labelRenderedSizeThreshold: 7,
  labelFont: "system-ui, sans-serif",
  edgeLabelFont: "system-ui, sans-serif",
  labelColor: { color: color("ink") },
  edgeLabelColor: { color: color("quiet") },
  edgeLabelSize: 11,
  zIndex: true,
  stagePadding: 70, // labels stand to the right of their nodes
  defaultDrawNodeHover: drawHover,
  defaultDrawNodeLabel: drawLabel,
  nodeReducer: reduceNode,
  edgeReducer: reduceEdge,
});

// With an edge of the page's colour, so that lines under it do not strike it through.
function drawLabel(context, data, settings) {
  if (!data.label) return;
  const [x, y] = [data.x + data.size + 3, data.y + settings.labelSize / 3];
  context.font = `${settings.labelSize}px ${settings.labelFont}`;
  context.lineWidth = 4;
  context.lineJoin = "round";
  context.strokeStyle = color("paper");
  context.strokeText(data.label, x, y);
  context.fillStyle = color("ink");
  context.fillText(data.label, x, y);
}

function drawHover(context, data, settings) {
  context.font = `600 ${settings.labelSize}px ${settings.labelFont}`;
  const width = context.measureText(data.label ?? "").width + 12;
  context.fillStyle = color("card");
  context.shadowBlur = 8;
  context.shadowColor = "rgb(0 0 0 / .35)";
  context.beginPath();
  context.roundRect(data.x - data.size - 3, data.y - 12, width + data.size * 2 + 6, 24, 12);
  context.fill();
  context.shadowBlur = 0;
  context.fillStyle = color("ink");
  context.fillText(data.label ?? "", data.x + data.size + 5, data.y + settings.labelSize / 3);
}

function near(node, other) {
  return node === other || graph.areNeighbors(node, other);
}

function reduceNode(node, data) {
  const focus = state.hovered ?? state.chosen;
  if (!filters.node(node)) return { ...data, hidden: true };
  if (focus && graph.hasNode(focus) && !near(focus, node)) return { ...data, color: color("line"), label: "", zIndex: 0 };
  return { ...data, highlighted: node === state.chosen, zIndex: 1, forceLabel: node === focus || graph.order <= 40 };
}

function reduceEdge(edge, data) {
  const focus = state.hovered ?? state.chosen;
  if (!filters.edge(edge)) return { ...data, hidden: true };
  if (!focus && graph.size > LARGE) return data;
  if (focus && graph.hasNode(focus) && !graph.hasExtremity(edge, focus)) return { ...data, hidden: graph.order > 400, color: color("line"), label: "" };
  return focus ? { ...data, zIndex: 1 } : { ...data, label: graph.order > 40 || data.relation === "says" ? "" : data.label };
}

async function load(entity, around) {
  status.textContent = "Loading …";
  const limit = document.getElementById("limit").value;
  const answer = await fetch(`${root}/explore.json?${new URLSearchParams({ entity, limit })}`);
  if (!answer.ok) {
    status.textContent = await answer.text();
    return;
  }
  const found = await answer.json();
  const middle = around && graph.hasNode(around) ? graph.getNodeAttributes(around) : { x: 0, y: 0 };
  found.nodes.forEach((node, n) => {
    if (graph.hasNode(node.id)) return;
    const angle = n * 2.399963; // golden angle: an even, repeatable beginning for the layout
    const radius = (around ? 2 : 10) * Math.sqrt(n + 1);
    graph.addNode(node.id, {
      ...node, x: middle.x + radius * Math.cos(angle), y: middle.y + radius * Math.sin(angle),
      size: Math.min(4 + 2.2 * Math.sqrt(node.weight), 26), color: nodeColor(node.kind),
    });
  });
  for (const edge of found.edges) {
    if (graph.hasEdge(edge.id)) continue;
    const { id, source, target, kind, ...rest } = edge;
    graph.addEdgeWithKey(id, source, target, { ...rest, relation: kind, size: Math.min(1.2 + edge.independent / 2, 5), color: edgeColor(edge) });
  }
  state.leftOut = found.left_out;
  filters.renew();
  renderer.refresh();
  settle();
  report();
}

// Few nodes find their places at once; many do so in a worker, while the page answers.
function settle() {
  state.worker?.terminate();
  state.worker = null;
  delete place.dataset.settled;
  const large = graph.order > LARGE || graph.size > LARGE * 4;
  renderer.setSetting("defaultEdgeType", large ? "line" : "arrow");
  renderer.setSetting("renderEdgeLabels", !large);
  renderer.setSetting("enableEdgeEvents", !large);
  renderer.setSetting("hideEdgesOnMove", large);
  if (large) layOutBeside();
  else layOut();
}

function layOut() {
  if (graph.order > 1) {
    const settings = { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: graph.order > 300, adjustSizes: true, scalingRatio: 12, gravity: 1.2, slowDown: 4 };
    forceAtlas2.assign(graph, { iterations: 250, settings });
  }
  place.dataset.settled = "yes";
}

function layOutBeside() {
  const nodes = graph.nodes();
  const number = new Map(nodes.map((node, n) => [node, n]));
  const places = new Float32Array(nodes.length * 2);
  nodes.forEach((node, n) => { places[2 * n] = graph.getNodeAttribute(node, "x"); places[2 * n + 1] = graph.getNodeAttribute(node, "y"); });
  const ends = Uint32Array.from(graph.edges().flatMap((edge) => graph.extremities(edge).map((end) => number.get(end))));
  state.worker = new Worker(`${root}/static/built/layout.js`, { type: "module" });
  state.worker.addEventListener("message", ({ data: { places: found, last } }) => {
    graph.updateEachNodeAttributes((node, data) => ({ ...data, x: found[2 * number.get(node)], y: found[2 * number.get(node) + 1] }), { attributes: ["x", "y"] });
    const worker = state.worker;
    if (last) place.dataset.settled = "yes";
    else renderer.once("afterRender", () => requestAnimationFrame(() => worker?.postMessage("drawn")));
  });
  state.worker.postMessage({ places, ends, sizes: nodes.map((node) => graph.getNodeAttribute(node, "size")) });
}

function report() {
  const nodes = graph.filterNodes((node) => filters.node(node)).length;
  const edges = graph.filterEdges((edge) => filters.edge(edge)).length;
  const more = state.leftOut ? `; ${state.leftOut} more are left out` : "";
  status.textContent = `${nodes} nodes, ${edges} statements${more}`;
  place.dataset.nodes = String(nodes);
  place.dataset.edges = String(edges);
  listNodes(graph, filters, choose);
}

function choose(node) {
  state.chosen = node;
  showNode(graph, node, root, filters, expand);
  renderer.refresh();
  const { x, y } = renderer.getNodeDisplayData(node);
  renderer.getCamera().animate({ x, y }, { duration: 300 });
}

function expand(node) {
  state.chosen = node;
  return load(node, node);
}

renderer.on("clickNode", ({ node }) => choose(node));
renderer.on("doubleClickNode", ({ node, preventSigmaDefault }) => { preventSigmaDefault(); expand(node); });
renderer.on("clickEdge", ({ edge }) => showEdge(graph, edge, root));
renderer.on("clickStage", () => { state.chosen = null; renderer.refresh(); });
renderer.on("enterNode", ({ node }) => { state.hovered = node; renderer.refresh({ skipIndexation: true }); });
renderer.on("leaveNode", () => { state.hovered = null; renderer.refresh({ skipIndexation: true }); });

const camera = renderer.getCamera();
document.getElementById("closer").addEventListener("click", () => camera.animatedZoom({ duration: 200 }));
document.getElementById("farther").addEventListener("click", () => camera.animatedUnzoom({ duration: 200 }));
document.getElementById("fit").addEventListener("click", () => camera.animatedReset({ duration: 300 }));
document.addEventListener("keydown", (event) => {
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
  const step = 0.08 * camera.ratio;
  const moves = { "+": () => camera.animatedZoom({ duration: 200 }), "-": () => camera.animatedUnzoom({ duration: 200 }), 0: () => camera.animatedReset({ duration: 300 }),
    ArrowLeft: () => camera.setState({ x: camera.x - step }), ArrowRight: () => camera.setState({ x: camera.x + step }),
    ArrowUp: () => camera.setState({ y: camera.y + step }), ArrowDown: () => camera.setState({ y: camera.y - step }) };
  if (moves[event.key]) { event.preventDefault(); moves[event.key](); }
});
document.getElementById("limit").addEventListener("change", () => { graph.clear(); load(place.dataset.entity); });
dark.addEventListener("change", () => {
  colors.clear();
  graph.updateEachNodeAttributes((_, data) => ({ ...data, color: nodeColor(data.kind) }));
  graph.updateEachEdgeAttributes((_, data) => ({ ...data, color: edgeColor(data) }));
  renderer.setSetting("labelColor", { color: color("ink") });
});
globalThis.triplewireExplorer = { graph, renderer, expand, choose };

await load(place.dataset.entity);
if (place.dataset.entity && graph.hasNode(place.dataset.entity)) showNode(graph, place.dataset.entity, root, filters, expand);
