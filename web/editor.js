// The SPARQL editor (YASGUI) with the saved queries as examples.
import Yasgui from "@zazuko/yasgui";
import "@zazuko/yasgui/build/yasgui.min.css";

const place = document.getElementById("editor");
const endpoint = `${location.origin}${document.body.dataset.root || ""}/sparql`;
const saved = [...document.querySelectorAll(".saved a")];
const known = JSON.parse(place.dataset.prefixes);
// The endpoint knows the prefixes, but the editor marks what is not declared; and a query that is taken elsewhere needs them.
const declared = (query) => {
  const missing = Object.keys(known).filter((name) => new RegExp(`(^|[^\\w?$:<-])${name}:`).test(query) && !new RegExp(`PREFIX\\s+${name}:`, "i").test(query));
  return missing.map((name) => `PREFIX ${name}: <${known[name]}>\n`).join("") + query;
};
const first = declared(place.dataset.query || saved.find((a) => a.dataset.name === "who-said-what")?.dataset.query || "");

Yasgui.Yasqe.defaults.value = first;
const yasgui = new Yasgui(place, {
  requestConfig: { endpoint, method: "POST" },
  endpointCatalogueOptions: { getData: () => [{ endpoint }] },
  copyEndpointOnNewTab: true,
  persistenceId: null,
  persistencyExpire: 0,
  yasqe: { requestConfig: { endpoint }, showQueryButton: true, persistenceId: null, createShareableLink: null, value: first },
  yasr: { prefixes: {} },
});
const tab = () => yasgui.getTab();

for (const link of saved) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    tab().setQuery(declared(link.dataset.query));
    tab().setName?.(link.dataset.name);
    tab().query();
    place.scrollIntoView({ block: "start" });
  });
}
if (place.dataset.query) tab().setQuery(first);
globalThis.triplewireEditor = yasgui;
