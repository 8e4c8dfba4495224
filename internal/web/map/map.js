import "maplibre-gl/dist/maplibre-gl.css";
import * as maplibregl from "maplibre-gl";
console.log(maplibregl.getVersion());
