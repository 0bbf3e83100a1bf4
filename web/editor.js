// The SPARQL editor (YASGUI) with the saved queries as examples.
import Yasgui from "@zazuko/yasgui";
import "@zazuko/yasgui/build/yasgui.min.css";

const place = document.getElementById("editor");
const endpoint = `${location.origin}${document.body.dataset.root || ""}/sparql`;
const saved = [...document.querySelectorAll(".saved a")];
const prefixes = saved[0]?.dataset.query.match(/^PREFIX.*$/gm)?.join("\n") ?? "";
const first = place.dataset.query || saved.find((a) => a.dataset.name === "who-said-what")?.dataset.query || prefixes;

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
    tab().setQuery(link.dataset.query);
    tab().setName?.(link.dataset.name);
    tab().query();
    place.scrollIntoView({ block: "start" });
  });
}
if (place.dataset.query) tab().setQuery(place.dataset.query);
globalThis.triplewireEditor = yasgui;
