// Draws the neighbourhood of an entity: pan, zoom, expand, filter. Data from explore.json, drawn by sigma.js.
import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import Sigma from "sigma";
import { EdgeArrowProgram } from "sigma/rendering";
import { makeFilters } from "./filters.js";
import { showEdge, showNode, listNodes } from "./panel.js";

const place = document.getElementById("explorer");
const root = document.body.dataset.root || "";
const status = document.getElementById("status");
const style = getComputedStyle(document.documentElement);
const dark = matchMedia("(prefers-color-scheme: dark)");
const color = (name) => style.getPropertyValue(`--${name}`).trim();
const GROUPS = { Person: "person", Group: "person", Organization: "organization", Event: "event", Product: "thing", CreativeWork: "thing", Concept: "topic" };
const graph = new Graph({ multi: true, type: "directed" });
const filters = makeFilters(graph, () => { renderer.refresh(); report(); });
const state = { chosen: null, hovered: null, leftOut: 0, frames: 0 };

const nodeColor = (kind) => color(GROUPS[kind] ?? "place");
const edgeColor = (edge) => (edge.denied ? color("denied") : edge.status === "claim" ? color("claim") : color("fact"));

const renderer = new Sigma(graph, document.getElementById("stage"), {
  allowInvalidContainer: true,
  defaultEdgeType: "arrow",
  edgeProgramClasses: { arrow: EdgeArrowProgram },
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
  defaultDrawNodeHover: drawHover,
  nodeReducer: reduceNode,
  edgeReducer: reduceEdge,
});

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

// A few rounds of layout a frame, so that the page answers while thousands of nodes find their place.
function settle() {
  const running = state.frames > 0;
  if (!running && graph.order <= 600) layOut(250);
  state.frames = graph.order > 600 ? 90 : 20;
  if (!running) requestAnimationFrame(step);
}

function layOut(iterations) {
  if (graph.order > 1) {
    const settings = { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: graph.order > 300, adjustSizes: graph.order < 300, scalingRatio: 12, gravity: 1.2, slowDown: 4 + graph.order / 200 };
    forceAtlas2.assign(graph, { iterations, settings });
  }
}

function step() {
  layOut(graph.order > 1500 ? 1 : 3);
  state.frames -= 1;
  if (state.frames > 0) requestAnimationFrame(step);
  else place.dataset.settled = "yes";
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
  graph.updateEachNodeAttributes((_, data) => ({ ...data, color: nodeColor(data.kind) }));
  graph.updateEachEdgeAttributes((_, data) => ({ ...data, color: edgeColor(data) }));
  renderer.setSetting("labelColor", { color: color("ink") });
});
globalThis.triplewireExplorer = { graph, renderer, expand, choose };

await load(place.dataset.entity);
if (place.dataset.entity && graph.hasNode(place.dataset.entity)) showNode(graph, place.dataset.entity, root, filters, expand);
