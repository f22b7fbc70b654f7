// Finer outlines, fetched when somebody looks closely.
export { default as countries } from "world-atlas/countries-50m.json";
