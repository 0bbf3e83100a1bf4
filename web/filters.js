// Which nodes and statements are shown: by kind, status, speaker, date and number of independent sources.
export function makeFilters(graph, changed) {
  const checked = (name) => new Set([...document.querySelectorAll(`input[name=${name}]:checked`)].map((box) => box.value));
  const field = (id) => document.getElementById(id);
  const read = () => ({
    kinds: checked("kind"), statuses: checked("status"), speaker: field("speaker").value,
    from: field("from").value.trim(), to: field("to").value.trim(), support: Number(field("support").value) || 1,
  });
  let wanted = read();
  let nodes = new Set();
  let lines = new Map(); // line → those of its statements that are shown

  const fits = (data) => {
    if (!wanted.statuses.has(data.status)) return false;
    if (data.denied && !wanted.statuses.has("denied")) return false;
    if (data.modality !== "actual" && !wanted.statuses.has("unreal")) return false;
    if (wanted.speaker && data.speaker !== wanted.speaker) return false;
    if (wanted.from && !(data.time && data.time >= wanted.from)) return false;
    if (wanted.to && !(data.time && data.time.slice(0, wanted.to.length) <= wanted.to)) return false;
    return data.independent >= wanted.support;
  };
  const strict = () => wanted.speaker || wanted.from || wanted.to || wanted.support > 1 || wanted.statuses.size < 4;

  const apply = () => {
    wanted = read();
    [nodes, lines] = [new Set(), new Map()];
    graph.forEachEdge((edge, data, source, target, { kind }, { kind: other }) => {
      if (!wanted.kinds.has(kind) || !wanted.kinds.has(other)) return;
      const shown = data.statements.filter(fits);
      if (!shown.length) return;
      lines.set(edge, shown);
      nodes.add(source).add(target);
    });
    if (!strict()) graph.forEachNode((node, data) => { if (wanted.kinds.has(data.kind)) nodes.add(node); });
  };
  for (const control of document.querySelectorAll(".panel input, .panel select:not(#limit)")) {
    control.addEventListener("input", () => { apply(); changed(); });
  }
  return {
    node: (node) => nodes.has(node),
    statements: (edge) => lines.get(edge) ?? [],
    renew() {
      const speakers = new Set(graph.mapEdges((_, data) => data.statements.map(({ speaker }) => speaker)).flat().filter(Boolean));
      const before = field("speaker").value;
      field("speaker").replaceChildren(new Option("anybody", ""), ...[...speakers].sort().map((name) => new Option(name, name)));
      field("speaker").value = speakers.has(before) ? before : "";
      apply();
    },
  };
}
