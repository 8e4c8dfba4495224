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
// A ring that crosses the date line goes on beyond 180°, rather than back around the world.
function unwrapped(ring) {
  const out = [ring[0]];
  for (const [x, y] of ring.slice(1)) {
    const turns = Math.round((out.at(-1)[0] - x) / 360);
    out.push([x + 360 * turns, y]);
  }
  return out[0][0] === out.at(-1)[0] ? out : ring; // Antarctica goes around
}
const land = feature(world, world.objects.land);
for (const { geometry } of land.features) {
  geometry.coordinates = geometry.coordinates.map((polygon) => polygon.map(unwrapped));
}
// A country's name stands in the middle of its largest polygon.
const area = (ring) => Math.abs(ring.reduce((sum, [x, y], i) => sum + x * ring.at(i - 1)[1] - y * ring.at(i - 1)[0], 0));
function middle({ type, coordinates }) {
  const rings = (type === "Polygon" ? [coordinates] : coordinates).map((polygon) => unwrapped(polygon[0]));
  const [largest] = rings.sort((a, b) => area(b) - area(a));
  return [0, 1].map((axis) => largest.reduce((sum, point) => sum + point[axis], 0) / largest.length);
}
const names = feature(world, world.objects.countries).features.filter((country) => country.id).map((country) => ({
  type: "Feature", properties: { name: country.properties.name }, geometry: { type: "Point", coordinates: middle(country.geometry) },
}));
const outlines = {
  land,
  names: { type: "FeatureCollection", features: names },
  borders: mesh(world, world.objects.countries, (a, b) => a !== b),
};
writeFileSync(here("dist/outlines.json"), JSON.stringify(outlines, rounded));

for (const [family, cut] of [["source-serif-4", "wght-normal"], ["source-serif-4", "wght-italic"], ["source-sans-3", "wght-normal"]]) {
  copyFileSync(modules(`@fontsource-variable/${family}/files/${family}-latin-${cut}.woff2`), here(`dist/${family}-${cut}.woff2`));
}
