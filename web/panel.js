// The panel beside the drawing: what was chosen, with the sentence of every line; and all nodes as a list.
const made = (tag, className, ...content) => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...content);
  return element;
};
const link = (root, data, text) => {
  const element = made("a", "says", made("bdi", "", text));
  element.href = root + data.address;
  return element;
};

function statement(root, data) {
  const tags = made("p", "about");
  if (data.status === "claim") tags.append(made("span", "tag claim", data.speaker ? `claim of ${data.speaker}` : "claim"));
  if (data.denied) tags.append(made("span", "tag denied", "not so"));
  if (data.modality !== "actual") tags.append(made("span", "tag future", data.modality));
  if (data.time) tags.append(made("time", "", data.time));
  tags.append(made("span", "", `${data.independent} ${data.independent === 1 ? "source" : "independent sources"}`));
  const box = made("article", `statement${data.status === "claim" ? " is-claim" : ""}${data.denied ? " is-denied" : ""}`, link(root, data, data.says), tags);
  if (data.sentence) box.append(made("blockquote", "quiet", data.sentence));
  return box;
}

export function showEdge(graph, edge, root) {
  const [source, target] = graph.extremities(edge);
  const between = graph.filterEdges((_, __, a, b) => (a === source && b === target) || (a === target && b === source));
  const title = made("h2", "", made("bdi", "", graph.getNodeAttribute(source, "label")), " – ", made("bdi", "", graph.getNodeAttribute(target, "label")));
  const seen = new Set();
  const boxes = between.map((key) => graph.getEdgeAttributes(key)).filter((data) => !seen.has(data.address) && seen.add(data.address));
  document.getElementById("chosen").replaceChildren(title, ...boxes.map((data) => statement(root, data)));
}

export function showNode(graph, node, root, filters, expand) {
  const data = graph.getNodeAttributes(node);
  const title = made("h2", "", link(root, data, data.label));
  const more = made("button", "", "Expand");
  more.id = "expand";
  more.addEventListener("click", () => expand(node));
  const seen = new Set();
  const edges = graph.filterEdges(node, (edge) => filters.edge(edge)).map((edge) => graph.getEdgeAttributes(edge));
  const boxes = edges.filter((edge) => !seen.has(edge.address) && seen.add(edge.address)).slice(0, 40);
  document.querySelector(".panel details").open = false;
  document.getElementById("chosen").replaceChildren(title, made("p", "about", made("span", `dot ${data.kind}`), `${data.weight} statements `), more, ...boxes.map((edge) => statement(root, edge)));
}

export function listNodes(graph, filters, choose) {
  const nodes = graph.filterNodes((node) => filters.node(node)).sort((a, b) => graph.getNodeAttribute(b, "weight") - graph.getNodeAttribute(a, "weight")).slice(0, 200);
  document.getElementById("list").replaceChildren(...nodes.map((node) => {
    const button = made("button", "", graph.getNodeAttribute(node, "label"));
    button.addEventListener("click", () => choose(node));
    return made("li", "", made("span", `dot ${graph.getNodeAttribute(node, "kind")}`), button);
  }));
}
