// Draws the neighbourhood of an entity: pan, zoom, expand, filter. Data with places from explore.json, drawn by sigma.js.
import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import Sigma from "sigma";
import { EdgeArrowProgram } from "sigma/rendering";
import { makeFilters } from "./filters.js";
import { drawHover, drawLabel } from "./labels.js";
import { showEdge, showNode, listNodes } from "./panel.js";
import { PlainLines } from "./plain_lines.js";
import { moveSmoothly } from "./smooth.js";

const place = document.getElementById("explorer");
const root = document.body.dataset.root || "";
const status = document.getElementById("status");
const style = getComputedStyle(document.documentElement);
const dark = matchMedia("(prefers-color-scheme: dark)");
const colors = new Map(); // asking the style for each node and each frame takes longer than drawing it
const color = (name) => colors.get(name) ?? colors.set(name, style.getPropertyValue(`--${name}`).trim()).get(name);
const GROUPS = { Person: "person", Group: "person", Organization: "organization", Event: "event", Product: "thing", CreativeWork: "thing", Concept: "topic" };
// One line for all that ties a node to another in one direction: its “statements”, of which the filters let some be seen.
const graph = new Graph({ type: "directed" });
const blank = new Graph();
const filters = makeFilters(graph, () => { thinOut(); renderer.refresh(); report(); });
const state = { chosen: null, hovered: null, leftOut: 0, thin: null };
const LARGE = 600; // nodes; beyond that everything is drawn plainly, and all nodes stand where the server says
const MANY = 6000; // lines; beyond that only the strongest of each node are drawn, until one chooses a node

const nodeColor = (kind) => color(GROUPS[kind] ?? "place");
const edgeColor = ([first]) => (first.denied ? color("denied") : first.status === "claim" ? color("claim") : color("fact"));
const isLarge = () => graph.order > LARGE || graph.size > LARGE * 4;

const renderer = new Sigma(blank, document.getElementById("stage"), {
  allowInvalidContainer: true,
  defaultEdgeType: "arrow",
  edgeProgramClasses: { arrow: EdgeArrowProgram, plain: PlainLines },
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
  enableCameraRotation: false,
  stagePadding: 70, // labels stand to the right of their nodes
  defaultDrawNodeHover: drawHover(color),
  defaultDrawNodeLabel: drawLabel(color),
  nodeReducer: reduceNode,
  edgeReducer: reduceEdge,
});

function near(node, other) {
  return node === other || graph.areNeighbors(node, other);
}

// What is chosen, or under the mouse, stands out; in a large drawing only what is chosen: all is drawn anew each time.
function inFocus() {
  const focus = (isLarge() ? null : state.hovered) ?? state.chosen;
  return focus && graph.hasNode(focus) ? focus : null;
}

function reduceNode(node, data) {
  const focus = inFocus();
  if (!filters.node(node)) return { ...data, hidden: true };
  if (focus && !near(focus, node)) return { ...data, color: color("line"), label: "", zIndex: 0 };
  return { ...data, highlighted: node === state.chosen, zIndex: 1, forceLabel: node === focus || graph.order <= 40 };
}

function reduceEdge(edge, data) {
  const shown = filters.statements(edge);
  if (!shown.length) return { ...data, hidden: true };
  const focus = inFocus();
  const drawn = { ...data, color: edgeColor(shown) };
  if (!focus && state.thin && !state.thin.has(edge)) return { ...drawn, hidden: true };
  if (!focus) return graph.order > 40 ? drawn : { ...drawn, label: labelOf(shown) };
  if (!graph.hasExtremity(edge, focus)) return { ...drawn, hidden: graph.order > 400, color: color("line") };
  return { ...drawn, zIndex: 1, label: isLarge() ? "" : labelOf(shown) };
}

function labelOf(shown) {
  const words = [...new Set(shown.filter((data) => data.relation !== "says").map((data) => data.label))];
  return words.length > 2 ? `${words[0]} and ${words.length - 1} more` : words.join(", ");
}

async function load(entity, around) {
  status.textContent = "Loading …";
  delete place.dataset.settled;
  const limit = document.getElementById("limit").value;
  const answer = await fetch(`${root}/explore.json?${new URLSearchParams({ entity, limit, places: "yes" })}`);
  if (!answer.ok) {
    status.textContent = await answer.text();
    return;
  }
  const found = await answer.json();
  if (!around) renderer.setGraph(blank); // nothing is drawn before all is there
  addNodes(found, entity, around);
  addStatements(found);
  state.leftOut = found.left_out;
  filters.renew();
  thinOut();
  if (!isLarge()) settle();
  simplify(isLarge());
  if (around) renderer.refresh();
  else renderer.setGraph(graph);
  report();
  place.dataset.settled = "yes";
}

// New nodes come where the server puts them; those of an expansion about the node that was expanded.
function addNodes(found, entity, around) {
  const middle = around && graph.hasNode(around) ? graph.getNodeAttributes(around) : { x: 0, y: 0 };
  const own = found.nodes.find((node) => node.id === entity) ?? { x: 0, y: 0 };
  const scale = around ? room() / Math.max(1, ...found.nodes.map((node) => Math.hypot(node.x - own.x, node.y - own.y))) : 1;
  const fewer = Math.sqrt(150 / Math.max(150, found.nodes.length)); // many nodes are small ones
  const { width } = renderer.getDimensions();
  const small = fewer * Math.min(1, Math.max(0.5, width / 800));
  const heaviest = Math.max(...found.nodes.map((node) => node.weight), 20);
  for (const { x, y, ...node } of found.nodes) {
    if (graph.hasNode(node.id)) continue;
    graph.addNode(node.id, {
      ...node, x: middle.x + scale * (x - own.x), y: middle.y + scale * (y - own.y),
      size: Math.max(1.5, small * (4 + 18 * Math.sqrt(node.weight / heaviest))), color: nodeColor(node.kind),
    });
  }
}

// How far from a node what is about it may stand: a tenth of the drawing.
function room() {
  const { x, y } = renderer.getBBox();
  return Math.max(x[1] - x[0], y[1] - y[0], 1) / 10;
}

const keyOf = (data) => `${data.relation} ${data.address}`;

function addStatements({ nodes, fields, rows, words }) {
  const named = new Set(["relation", "label", "status", "modality", "speaker"]);
  for (const row of rows) {
    const data = Object.fromEntries(fields.map((field, n) => [field, named.has(field) ? words[row[n]] : row[n]]));
    const [source, target] = [nodes[data.source].id, nodes[data.target].id];
    const before = graph.edge(source, target);
    if (before === undefined) {
      graph.addEdge(source, target, { statements: [data], keys: new Set([keyOf(data)]), size: Math.min(1.2 + data.independent / 2, 5) });
      continue;
    }
    const { statements, keys } = graph.getEdgeAttributes(before);
    if (!keys.has(keyOf(data))) statements.push(data);
    keys.add(keyOf(data));
  }
}

// Few nodes move until none stands on another; many stay where the server has put them.
function settle() {
  if (graph.order < 2) return;
  const settings = { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: graph.order > 300, adjustSizes: true, scalingRatio: 12, gravity: 1.2, slowDown: 4 };
  forceAtlas2.assign(graph, { iterations: 250, settings });
}

// Of too many lines, those that stay: of each node the two of most sources.
function thinOut() {
  state.thin = null;
  const shown = graph.filterEdges((edge) => filters.statements(edge).length);
  if (shown.length <= MANY) return;
  const strength = new Map(shown.map((edge) => [edge, graph.getEdgeAttribute(edge, "size")]));
  const strongest = (node) => graph.edges(node).filter((edge) => strength.has(edge)).sort((a, b) => strength.get(b) - strength.get(a)).slice(0, 2);
  state.thin = new Set(graph.nodes().flatMap(strongest));
}

// A large drawing is drawn so that it moves smoothly: plain lines without names.
function simplify(large) {
  renderer.setSetting("defaultEdgeType", large ? "plain" : "arrow");
  renderer.setSetting("labelRenderedSizeThreshold", large ? 4 : 7);
  for (const setting of ["renderEdgeLabels", "enableEdgeEvents"]) renderer.setSetting(setting, !large);
  renderer.setSetting("hideEdgesOnMove", large);
}

function report() {
  const nodes = graph.filterNodes((node) => filters.node(node)).length;
  const statements = graph.reduceEdges((sum, edge) => sum + filters.statements(edge).length, 0);
  const more = (state.leftOut ? `; ${state.leftOut} more are left out` : "") + (state.thin ? ". Each node has its strongest lines; click it to see all" : "");
  status.textContent = nodes ? `${nodes} nodes, ${statements} statements${more}` : "Nothing to draw: no statement ties two things here, or the filters hide them all.";
  place.dataset.nodes = String(nodes);
  place.dataset.edges = String(statements);
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

function hover(node) {
  state.hovered = node;
  if (!isLarge()) renderer.refresh({ skipIndexation: true });
}

renderer.on("clickNode", ({ node }) => choose(node));
renderer.on("doubleClickNode", ({ node, preventSigmaDefault }) => { preventSigmaDefault(); expand(node); });
renderer.on("clickEdge", ({ edge }) => showEdge(graph, edge, root, filters));
renderer.on("clickStage", () => { state.chosen = null; renderer.refresh(); });
renderer.on("enterNode", ({ node }) => hover(node));
renderer.on("leaveNode", () => hover(null));

const camera = renderer.getCamera();
moveSmoothly(renderer, isLarge);
document.getElementById("closer").addEventListener("click", () => camera.animatedZoom({ duration: 200 }));
document.getElementById("farther").addEventListener("click", () => camera.animatedUnzoom({ duration: 200 }));
document.getElementById("fit").addEventListener("click", () => camera.animatedReset({ duration: 300 }));
document.addEventListener("keydown", (event) => {
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) || event.ctrlKey || event.metaKey || event.altKey) return;
  const step = 0.08 * camera.ratio;
  const moves = { "+": () => camera.animatedZoom({ duration: 200 }), "-": () => camera.animatedUnzoom({ duration: 200 }), 0: () => camera.animatedReset({ duration: 300 }),
    ArrowLeft: () => camera.setState({ x: camera.x - step }), ArrowRight: () => camera.setState({ x: camera.x + step }),
    ArrowUp: () => camera.setState({ y: camera.y + step }), ArrowDown: () => camera.setState({ y: camera.y - step }) };
  if (moves[event.key]) { event.preventDefault(); moves[event.key](); }
});
document.getElementById("limit").addEventListener("change", () => { renderer.setGraph(blank); graph.clear(); load(place.dataset.entity); });
dark.addEventListener("change", () => {
  colors.clear();
  graph.updateEachNodeAttributes((_, data) => ({ ...data, color: nodeColor(data.kind) }));
  renderer.setSetting("labelColor", { color: color("ink") });
  renderer.refresh();
});
globalThis.triplewireExplorer = { graph, renderer, expand, choose };

await load(place.dataset.entity);
if (place.dataset.entity && graph.hasNode(place.dataset.entity)) showNode(graph, place.dataset.entity, root, filters, expand);
