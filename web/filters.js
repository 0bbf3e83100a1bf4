// Which nodes and statements are shown: by kind, status, speaker, date and number of independent sources.
export function makeFilters(graph, changed) {
  const checked = (name) => new Set([...document.querySelectorAll(`input[name=${name}]:checked`)].map((box) => box.value));
  const field = (id) => document.getElementById(id);
  const read = () => ({
    kinds: checked("kind"), statuses: checked("status"), speaker: field("speaker").value,
    from: field("from").value.trim(), to: field("to").value.trim(), support: Number(field("support").value) || 1,
  });
  let wanted = read();
  let shown = new Set();

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
    const edges = graph.filterEdges((edge, data, source, target) =>
      fits(data) && wanted.kinds.has(graph.getNodeAttribute(source, "kind")) && wanted.kinds.has(graph.getNodeAttribute(target, "kind")));
    shown = new Set(edges);
    for (const edge of edges) for (const end of graph.extremities(edge)) shown.add(end);
    if (!strict()) graph.forEachNode((node, data) => { if (wanted.kinds.has(data.kind)) shown.add(node); });
  };
  for (const control of document.querySelectorAll(".panel input, .panel select:not(#limit)")) {
    control.addEventListener("input", () => { apply(); changed(); });
  }
  return {
    node: (node) => shown.has(node),
    edge: (edge) => shown.has(edge),
    renew() {
      const speakers = new Set(graph.mapEdges((_, data) => data.speaker).filter(Boolean));
      const before = field("speaker").value;
      field("speaker").replaceChildren(new Option("anybody", ""), ...[...speakers].sort().map((name) => new Option(name, name)));
      field("speaker").value = speakers.has(before) ? before : "";
      apply();
    },
  };
}
