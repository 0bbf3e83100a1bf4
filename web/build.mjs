// Builds the explorer, the SPARQL editor and the outline of the land into tasks/serve/static/built (not committed).
import { build } from "esbuild";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const out = here("../tasks/serve/static/built");

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await build({
  entryPoints: { explorer: here("./explorer.js"), editor: here("./editor.js") },
  outdir: out,
  bundle: true,
  format: "esm",
  minify: true,
  target: "es2022",
  legalComments: "linked",
  loader: { ".svg": "dataurl", ".woff": "dataurl", ".woff2": "dataurl", ".ttf": "dataurl" },
  define: { "process.env.NODE_ENV": '"production"', global: "globalThis" },
  logLevel: "warning",
});
await writeFile(`${out}/land.svg`, land(JSON.parse(await readFile(here("./node_modules/world-atlas/land-110m.json")))));

// The outline of the land (TopoJSON) as one path in degrees, north up.
function land(topology) {
  const { scale, translate } = topology.transform;
  const arcs = topology.arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]) => {
      x += dx;
      y += dy;
      return [x * scale[0] + translate[0], -(y * scale[1] + translate[1])];
    });
  });
  const ring = (numbers) =>
    numbers.flatMap((number) => (number < 0 ? [...arcs[~number]].reverse() : arcs[number])).map((p) => p.map((n) => n.toFixed(1)).join(" ")).join("L");
  const polygons = topology.objects.land.geometries.flatMap((g) => (g.type === "Polygon" ? [g.arcs] : g.arcs));
  const path = polygons.flat().map((numbers) => `M${ring(numbers)}Z`).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-180 -90 360 180"><path fill="#9fb0a6" d="${path}"/></svg>\n`;
}
