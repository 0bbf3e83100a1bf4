// The panel beside the drawing: what was chosen, with the sentence of every line; and all nodes as a list.
const MOST = 40; // statements of a node; its page has them all
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

let latest = 0;

// The drawing has no sentences in it: those of what was chosen are asked for now.
async function show(root, head, statements) {
  const turn = (latest += 1);
  const place = document.getElementById("chosen");
  const wait = made("p", "quiet", "Reading …");
  place.replaceChildren(...head, wait);
  const wanted = [...new Map(statements.map((data) => [data.address, data])).values()].slice(0, MOST);
  const answer = await fetch(`${root}/explore.json?${new URLSearchParams({ of: wanted.map((data) => data.address).join(" ") })}`);
  const found = new Map((answer.ok ? await answer.json() : []).map((words) => [words.address, words]));
  if (turn !== latest) return; // something else was chosen meanwhile
  const boxes = wanted.map((data) => statement(root, { says: data.label, ...data, ...found.get(data.address) }));
  wait.replaceWith(...(boxes.length ? boxes : [made("p", "quiet", "No statement of it is shown.")]));
}

export function showEdge(graph, edge, root, filters) {
  const [source, target] = graph.extremities(edge);
  const title = made("h2", "", made("bdi", "", graph.getNodeAttribute(source, "label")), " – ", made("bdi", "", graph.getNodeAttribute(target, "label")));
  const lines = [edge, graph.edge(target, source)].filter((line) => line !== undefined);
  return show(root, [title], lines.flatMap((line) => filters.statements(line)));
}

export function showNode(graph, node, root, filters, expand) {
  const data = graph.getNodeAttributes(node);
  const more = made("button", "", "Expand");
  more.id = "expand";
  more.addEventListener("click", () => expand(node));
  document.querySelector(".panel details").open = false;
  const about = made("p", "about", made("span", `dot ${data.kind}`), `${data.weight} ${data.weight === 1 ? "statement" : "statements"} `);
  const statements = graph.edges(node).flatMap((edge) => filters.statements(edge)).sort((a, b) => b.independent - a.independent);
  return show(root, [made("h2", "", link(root, data, data.label)), about, more], statements);
}

export function listNodes(graph, filters, choose) {
  const nodes = graph.filterNodes((node) => filters.node(node)).sort((a, b) => graph.getNodeAttribute(b, "weight") - graph.getNodeAttribute(a, "weight")).slice(0, 200);
  document.getElementById("list").replaceChildren(...nodes.map((node) => {
    const button = made("button", "", graph.getNodeAttribute(node, "label"));
    button.addEventListener("click", () => choose(node));
    return made("li", "", made("span", `dot ${graph.getNodeAttribute(node, "kind")}`), button);
  }));
}
