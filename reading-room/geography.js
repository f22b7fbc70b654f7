// What the place map draws with, and the outlines it draws (Natural Earth, by way of world-atlas).
export { geoEqualEarth, geoMercator, geoPath, geoGraticule10 } from "d3-geo";
export { feature, mesh } from "topojson-client";
export { default as countries } from "world-atlas/countries-110m.json";
