// The map of incidents. Everything it loads comes from the desk: outlines instead of tiles, no glyphs.
import "maplibre-gl/dist/maplibre-gl.css";
import { Map, NavigationControl, Popup, ScaleControl, LngLatBounds, setWorkerUrl } from "maplibre-gl";

const box = document.getElementById("map");
const fault = () => {
  document.getElementById("map-fault").hidden = false;
  box?.remove();
};

// The colours of the page, which follow the light and dark of the reader's choice.
function colours() {
  const probe = document.createElement("i");
  box.append(probe);
  const of = (name) => {
    probe.className = "";
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const found = { land: of("--land"), water: of("--water"), border: of("--border"), ink: of("--ink"), red: of("--red"), accent: of("--accent"), paper: of("--raised") };
  probe.remove();
  return found;
}

function style(outlines, points, c) {
  return {
    version: 8,
    sources: {
      land: { type: "geojson", data: outlines.land, attribution: "Natural Earth" },
      borders: { type: "geojson", data: outlines.borders },
      countries: { type: "geojson", data: outlines.names },
      points: { type: "geojson", data: points, cluster: true, clusterRadius: 28, clusterMaxZoom: 12, clusterProperties: { deaths: ["+", ["get", "deaths"]] } },
    },
    layers: [
      { id: "water", type: "background", paint: { "background-color": c.water } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": c.land, "fill-outline-color": c.border } },
      { id: "borders", type: "line", source: "borders", paint: { "line-color": c.border, "line-width": 1.2, "line-dasharray": [3, 2] } },
      { id: "countries", type: "symbol", source: "countries", layout: { "text-field": ["upcase", ["get", "name"]], "text-size": 12, "text-letter-spacing": 0.15 }, paint: { "text-color": c.border } },
      {
        id: "points", type: "circle", source: "points",
        paint: {
          "circle-color": ["case", [">", ["get", "deaths"], 0], c.red, c.accent],
          "circle-opacity": 0.72,
          "circle-stroke-color": c.paper,
          "circle-stroke-width": 1.5,
          "circle-radius": ["+", 5, ["*", 2.4, ["sqrt", ["get", "deaths"]]]],
        },
      },
      { id: "names", type: "symbol", source: "points", minzoom: 5.5, filter: ["!", ["has", "point_count"]], layout: { "text-field": ["get", "place"], "text-size": 12, "text-anchor": "top", "text-offset": [0, 0.9] }, paint: { "text-color": c.ink, "text-halo-color": c.land, "text-halo-width": 1.5 } },
      { id: "counts", type: "symbol", source: "points", filter: ["has", "point_count"], layout: { "text-field": ["get", "point_count_abbreviated"], "text-size": 11, "text-allow-overlap": true }, paint: { "text-color": c.paper } },
    ],
  };
}

function line(p) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = "/incidents/" + encodeURIComponent(p.id);
  link.textContent = `${p.type}, ${p.place}`;
  const rest = document.createElement("span");
  rest.textContent = [p.when, p.killed && `${p.killed} killed`, p.injured && `${p.injured} injured`].filter(Boolean).join(" · ");
  item.append(link, rest);
  return item;
}

async function open(map, feature) {
  const source = map.getSource("points");
  const all = feature.properties.cluster
    ? await source.getClusterLeaves(feature.properties.cluster_id, 50, 0)
    : [feature];
  const list = document.createElement("ul");
  list.className = "popup-list";
  list.append(...all.map((f) => line(f.properties)));
  new Popup({ maxWidth: "20rem" }).setLngLat(feature.geometry.coordinates).setDOMContent(list).addTo(map);
}

// The box to look at first: that of the middle nine tenths each way, so that one stray point does not
// shrink all others to a dot.
function boundsOf(features) {
  const range = (axis) => {
    const sorted = features.map((f) => f.geometry.coordinates[axis]).sort((a, b) => a - b);
    const cut = Math.floor(sorted.length / 20);
    return [sorted[cut], sorted[sorted.length - 1 - cut]];
  };
  const [west, east] = range(0);
  const [south, north] = range(1);
  return new LngLatBounds([west, south], [east, north]);
}

async function start() {
  setWorkerUrl(new URL(box.dataset.worker, location.href).href);
  const [outlines, points] = await Promise.all([box.dataset.outlines, box.dataset.points].map(async (url) => (await fetch(url)).json()));
  // A whole country is no point on a map.
  points.features = points.features.filter((f) => f.properties.precision < 6);
  document.getElementById("count").textContent = `${points.features.length} with a place ·`;
  const bounds = boundsOf(points.features);
  const map = new Map({
    container: box,
    style: style(outlines, points, colours()),
    ...(points.features.length ? { bounds, fitBoundsOptions: { padding: 60, maxZoom: 8 } } : { center: [20, 20], zoom: 1 }),
    attributionControl: { compact: true },
    dragRotate: false,
    pitchWithRotate: false,
  });
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new ScaleControl({ maxWidth: 120 }), "bottom-left");
  map.on("click", "points", (event) => open(map, event.features[0]));
  for (const [name, cursor] of [["mouseenter", "pointer"], ["mouseleave", ""]]) {
    map.on(name, "points", () => (map.getCanvas().style.cursor = cursor));
  }
  map.on("idle", () => (box.dataset.drawn = "yes"));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => map.setStyle(style(outlines, points, colours())));
}

if (box) start().catch((cause) => { console.warn("map:", cause); fault(); });
