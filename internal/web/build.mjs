// Makes dist/, which the binary embeds: the map's script with MapLibre, its style and its worker, the
// outlines of land and borders from Natural Earth (world-atlas), and the desk's typefaces.
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { feature, mesh } from "topojson-client";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const modules = (path) => here("../../node_modules/" + path);

await build({
  entryPoints: { map: here("map/map.js"), worker: modules("maplibre-gl/dist/maplibre-gl-worker.mjs") },
  outdir: here("dist"),
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  legalComments: "inline",
  loader: { ".svg": "dataurl" },
  logLevel: "warning",
});

const world = JSON.parse(readFileSync(modules("world-atlas/countries-50m.json")));
// Two decimals are about a kilometre, finer than these outlines are.
const rounded = (key, value) => (typeof value === "number" ? Math.round(value * 100) / 100 : value);
const outlines = {
  land: feature(world, world.objects.land),
  borders: mesh(world, world.objects.countries, (a, b) => a !== b),
};
writeFileSync(here("dist/outlines.json"), JSON.stringify(outlines, rounded));

for (const [family, cut] of [["source-serif-4", "wght-normal"], ["source-serif-4", "wght-italic"], ["source-sans-3", "wght-normal"]]) {
  copyFileSync(modules(`@fontsource-variable/${family}/files/${family}-latin-${cut}.woff2`), here(`dist/${family}-${cut}.woff2`));
}
